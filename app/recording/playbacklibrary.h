#pragma once

#include <functional>

#include "playbacksource.h"

namespace pitwatch {

/// All recordings behind one interface: our own disk, and where nothing lies there, also in its holes, a recorder in
/// the network. Members are safe from any thread and block.
class PlaybackLibrary final : public PlaybackSource {
public:
    /// `recorder` may be null.
    PlaybackLibrary(std::shared_ptr<PlaybackSource> local, std::shared_ptr<PlaybackSource> recorder)
        : local_(std::move(local)), recorder_(std::move(recorder))
    {
    }

    Result<std::vector<Period>> coverage(const CameraKey& camera, const Period& period) override;
    Result<std::unique_ptr<PlaybackReader>> open(const CameraKey& camera, CancelFlag cancelled) override;

private:
    const std::shared_ptr<PlaybackSource> local_;
    const std::shared_ptr<PlaybackSource> recorder_;
};

}  // namespace pitwatch
