#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <vector>

#include "snapshotfile.h"
#include "walltiles.h"

namespace pitwatch::ui {

/// Takes snapshots of cameras on a wall: asks the stream for one whole picture, finds the boxes of that picture,
/// writes on a thread of its own. When no picture comes, the last one on the tile is kept. GUI thread; the tiles
/// outlive it.
class SnapshotTaker final : public QObject {
    Q_OBJECT

public:
    SnapshotTaker(WallTiles& tiles, QString directory, QFont font, QObject* parent = nullptr);
    ~SnapshotTaker() override;

    void take(const CameraKey& camera, bool withBoxes);

Q_SIGNALS:
    void saved(const QString& path);
    void failed(const QString& reason);

private:
    struct Answer;  ///< where a decode thread puts the picture
    struct Wanted {
        CameraKey camera;
        bool withBoxes = false;
        bool replayed = false;  ///< the tile showed a replay when it was asked for
        std::shared_ptr<Answer> answer;
        QDeadlineTimer deadline;
    };

    void look();
    bool settle(const Wanted& wanted);
    void write(const Wanted& wanted, const WallTile& tile, std::shared_ptr<const VideoFrame> frame, bool whole);
    std::optional<BoxesAtTime> boxesOf(const CameraKey& camera, const VideoFrame& frame, bool replayed) const;
    QString timeText(const VideoFrame& frame) const;
    static QString reasonText(const Error& error);

    WallTiles& tiles_;
    const QString directory_;
    const QFont font_;
    std::vector<Wanted> wanted_;
    QTimer timer_;
    QThreadPool writer_;  ///< one thread
};

}  // namespace pitwatch::ui
