#pragma once

#include <QString>

#include <map>
#include <mutex>

#include <region/region.h>

#include "playbacksource.h"
#include "rtspconnection.h"

namespace pitwatch {

/// Recordings of recorders that replay by clock range over RTSP (RFC 2326 with "Range: clock=…", as ONVIF Streaming
/// profiles it). H.264 only, media in the same TCP connection. What a recorder holds is taken from its description.
class RtspReplay final : public PlaybackSource {
public:
    explicit RtspReplay(const Region& region, RtspLimits limits = {});

    Result<std::vector<Period>> coverage(const CameraKey& camera, const Period& period) override;
    Result<std::unique_ptr<PlaybackReader>> open(const CameraKey& camera, CancelFlag cancelled) override;

private:
    struct Known {
        MonoTime askedAt{};
        Result<std::optional<Period>> range = std::optional<Period>();
    };

    std::map<CameraKey, QString> urls_;
    const RtspLimits limits_;
    std::mutex mutex_;
    std::map<CameraKey, Known> known_;  ///< so that a timeline does not ask a recorder every few seconds
};

}  // namespace pitwatch
