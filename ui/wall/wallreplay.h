#pragma once

#include <QObject>

#include "walltiles.h"

namespace pitwatch::ui {

/// Instant replay on a wall: which tiles replay, and what the keys do with them. A command goes to the time base of one
/// tile; tiles that were started together share it and follow. GUI thread; the tiles outlive it.
class WallReplay final : public QObject {
    Q_OBJECT

public:
    explicit WallReplay(WallTiles& tiles, QObject* parent = nullptr);

    /// Whether anything is kept at all in this seat.
    bool available() const { return tiles_.sources().evidence != nullptr; }
    bool active(int tile) const { return replayOf(tile) != nullptr; }
    bool anyActive() const;

    /// From this long ago on, or from the oldest picture that is kept.
    void start(int tile, Micros back);
    /// All tiles with a camera, on one time base.
    void startAll(Micros back);
    /// The tile, and those on its time base, live again.
    void stop(int tile);
    void stopAll();

    void seekBy(int tile, Micros by);
    void seekToOldest(int tile);
    /// To a place on the bar: 0 oldest, 1 present.
    void seekToShare(int tile, double share);
    void togglePause(int tile);
    /// Next slower (-1) or faster (1) speed.
    void changeSpeed(int tile, int direction);
    /// Shows the next or the previous picture, and pauses.
    void step(int tile, bool forward);

    /// Takes all replays off the wall, which is live then, and keeps them.
    void park();
    /// Brings parked replays back to the tiles that show their cameras, as they stood; the others end.
    void unpark();
    void forgetParked() { parked_.clear(); }

    /// Ends replays that have come to the present. To be called now and then.
    void review();

Q_SIGNALS:
    /// A replay began, ended or was changed.
    void changed();
    /// Why it did not begin, in words.
    void refused(const QString& reason);

private:
    WallTile* tileOf(int tile) const;
    TileReplay* replayOf(int tile) const;
    void begin(const std::vector<WallTile*>& tiles, Micros back);
    std::optional<UtcTime> oldestOf(const WallTile& tile) const;
    void moved(const ReplayClock& clock);
    void seek(TileReplay& replay, UtcTime at);
    void stopBase(const std::shared_ptr<ReplayClock>& base);

    WallTiles& tiles_;
    std::map<CameraKey, std::unique_ptr<TileReplay>> parked_;
};

}  // namespace pitwatch::ui
