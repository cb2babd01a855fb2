#pragma once

#include <QAction>
#include <QTimer>

#include <optional>
#include <vector>

#include <ui/common/pagetools.h>
#include <video/cameralistener.h>

#include "speaker.h"

namespace pitwatch::ui {

class WallCanvas;

/// The sound of the chosen tile, by key: while it is on it follows the choice. Nothing is fetched while it is off.
/// GUI thread; canvas and tools outlive it.
class ListenControl final : public QObject {
    Q_OBJECT

public:
    ListenControl(WallCanvas& canvas, PageTools& tools, OpenSpeaker openSpeaker = openDefaultSpeaker);
    ~ListenControl() override;

    QAction* action() const { return action_; }
    const std::optional<CameraKey>& heard() const { return heard_; }
    /// Looks how the camera does; a timer asks for it every half second.
    void review();

Q_SIGNALS:
    void said(const QString& words);

private:
    void follow();
    void listenTo(const std::optional<CameraKey>& camera);
    QString problemOf(const CameraListener::Status& status) const;

    WallCanvas& canvas_;
    const OpenSpeaker openSpeaker_;
    QAction* action_;
    QTimer timer_;
    std::optional<CameraKey> heard_;
    QString saidLast_;
    std::unique_ptr<CameraListener> listener_;
    std::unique_ptr<QObject> speaker_;                       ///< reads from the listener: goes first
    std::vector<std::unique_ptr<CameraListener>> stopping_;  ///< their threads end by themselves
};

}  // namespace pitwatch::ui
