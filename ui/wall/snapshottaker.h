#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <vector>

#include "mainpicture.h"
#include "snapshotfile.h"
#include "walltiles.h"

namespace pitwatch::ui {

/// Takes snapshots of cameras on a wall: asks the stream for one whole picture, finds the boxes of that picture,
/// writes on a thread of its own. Where a tile shows the sub stream the main stream's picture is fetched instead, a
/// moment later; without it, what the tile showed when it was asked is kept. When no picture comes, the last one on the
/// tile is. GUI thread; the tiles outlive it.
class SnapshotTaker final : public QObject {
    Q_OBJECT

public:
    struct Patience {
        std::chrono::milliseconds open{2000};  ///< a camera that sends pictures has sent one by then
        std::chrono::milliseconds main{6000};  ///< to connect, and until the camera has told its clock
    };

    SnapshotTaker(WallTiles& tiles, QString directory, QFont font, QObject* parent = nullptr);
    SnapshotTaker(WallTiles& tiles, QString directory, QFont font, Patience patience, QObject* parent = nullptr);
    ~SnapshotTaker() override;

    /// Whether small tiles give the picture of their main stream.
    void setFromMain(bool fromMain) { fromMain_ = fromMain; }
    void take(const CameraKey& camera, bool withBoxes);

Q_SIGNALS:
    /// The main stream is being asked: that takes some seconds.
    void fetching();
    /// `remark`: which picture it is, where that is not the one that the tile showed; can be empty.
    void saved(const QString& path, const QString& remark);
    void failed(const QString& reason);

private:
    struct Wanted {
        Snapshot snapshot;  ///< all but the picture
        bool withBoxes = false;
        bool replayed = false;  ///< the tile showed a replay when it was asked for
        UtcTime at;
        AwaitedStill still;
        QDeadlineTimer deadline;
        std::shared_ptr<MainPicture> main;  ///< null: what is open is enough
    };

    Wanted wanted(const WallTile& tile, bool withBoxes) const;
    void look();
    bool settle(const Wanted& wanted);
    void keepMain(const Wanted& wanted);
    void keepOpen(const Wanted& wanted, std::shared_ptr<const VideoFrame> frame);
    void keepShown(const Wanted& wanted, const WallTile& tile);
    void write(Snapshot snapshot, const Wanted& wanted, bool replayed, const QString& remark);
    std::optional<BoxesAtTime> boxesOf(const CameraKey& camera, const VideoFrame& frame, bool replayed) const;
    QString timeText(const VideoFrame& frame) const;
    static QString reasonText(const Error& error);

    WallTiles& tiles_;
    const QString directory_;
    const QFont font_;
    const Patience patience_;
    bool fromMain_ = true;
    std::vector<Wanted> wanted_;
    QTimer timer_;
    QThreadPool writer_;  ///< one thread
};

}  // namespace pitwatch::ui
