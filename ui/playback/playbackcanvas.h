#pragma once

#include <QTimer>
#include <QWidget>

#include <vector>

#include <recording/syncplayer.h>
#include <region/region.h>
#include <ui/common/theme.h>

namespace pitwatch::ui {

/// The pictures of a playback, side by side. A clock looks for new ones and repaints what changed. A picture stands
/// only where there is one of this time: a hole says so. GUI thread; player and theme outlive it.
class PlaybackCanvas final : public QWidget {
    Q_OBJECT

public:
    PlaybackCanvas(SyncPlayer& player, const Theme& theme, std::shared_ptr<const Region> region,
                   QWidget* parent = nullptr);

    void setCameras(const std::vector<CameraKey>& cameras);
    const std::vector<CameraKey>& cameras() const { return cameras_; }
    /// The chosen camera: snapshots, the choice to fill the canvas.
    std::optional<CameraKey> chosen() const;
    void setActive(bool active);

Q_SIGNALS:
    /// With every tick of the clock: the time base may have moved.
    void moved();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void tick();
    void arrange();
    QRect tileOf(std::size_t index) const;
    QRect placeOf(std::size_t index, const PlaybackPicture& picture) const;
    std::optional<std::size_t> under(QPoint position) const;
    void paintTile(QPainter& painter, std::size_t index) const;
    void paintCaption(QPainter& painter, const QRect& bar, std::size_t index, const PlaybackPicture& picture) const;
    void paintNotice(QPainter& painter, const QRect& place, const PlaybackPicture& picture) const;

    SyncPlayer& player_;
    const Theme& theme_;
    const std::shared_ptr<const Region> region_;
    std::vector<CameraKey> cameras_;
    std::size_t chosen_ = 0;
    std::optional<std::size_t> full_;
    QTimer timer_;
    std::uint64_t seen_ = 0;
};

}  // namespace pitwatch::ui
