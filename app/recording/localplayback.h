#pragma once

#include <QString>

#include "playbacksource.h"

namespace pitwatch {

/// Recordings on our own disk, found through the index of the store.
class LocalPlayback final : public PlaybackSource {
public:
    LocalPlayback(QString directory, QString storePath)
        : directory_(std::move(directory)), storePath_(std::move(storePath))
    {
    }

    Result<std::vector<Period>> coverage(const CameraKey& camera, const Period& period) override;
    Result<std::unique_ptr<PlaybackReader>> open(const CameraKey& camera, CancelFlag cancelled) override;

private:
    const QString directory_;
    const QString storePath_;
};

/// Files that follow each other this closely are one span.
inline constexpr Micros kJoinedSegments = std::chrono::milliseconds(1500);

}  // namespace pitwatch
