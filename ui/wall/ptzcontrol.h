#pragma once

#include <QObject>
#include <QPoint>
#include <QSet>

#include <map>
#include <memory>
#include <optional>

#include <onvif/ptzcamera.h>
#include <ui/common/pagecontext.h>

class QKeyEvent;

namespace pitwatch::ui {

class WallCanvas;
struct WallTile;

/// Moving the chosen camera from its tile: arrows while they are pressed, + and − for zoom, 1 to 9 for presets, with
/// Shift to store them, the mouse as a stick. The camera stands as soon as key, button, focus or tile is let go, or an
/// alarm or a tour takes the wall. GUI thread; the canvas outlives it.
class PtzControl final : public QObject {
    Q_OBJECT

public:
    PtzControl(WallCanvas& canvas, const PageContext& context);

    /// Whether the chosen tile shows a camera that says how it is moved.
    bool available() const;
    /// On for the chosen tile, or off.
    void toggle();
    void leave();
    const std::optional<CameraKey>& active() const { return active_; }

Q_SIGNALS:
    void used();
    /// The chosen camera cannot be moved.
    void refused();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    const Camera* chosenCamera() const;
    void enter(const CameraKey& key, const Camera& camera);
    PtzCamera* camera() const;
    const WallTile* tile() const;
    bool keyDown(const QKeyEvent& event);
    bool keyUp(const QKeyEvent& event);
    void preset(int number, bool store);
    void askToStore(int number);
    static bool isOurs(const QKeyEvent& event);
    bool press(const QMouseEvent& event);
    void stick(QPoint at);
    void letGo();
    void steer();
    void followWall();
    void showNote();
    void say(const QString& words);

    WallCanvas& canvas_;
    PageContext context_;
    std::optional<CameraKey> active_;
    std::map<CameraKey, std::unique_ptr<PtzCamera>> cameras_;  ///< once opened, kept: opening takes a second
    QSet<int> pressed_;
    bool fast_ = false;
    std::optional<QPoint> stickAt_;
    QString problem_;  ///< shown until the next command
};

}  // namespace pitwatch::ui
