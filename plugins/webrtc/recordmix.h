#pragma once

#include "mediahub.h"

namespace pitwatch::webrtc {

/// The sound of everybody together, encoded for a recording while this lives: the mixer's sum as Opus. Lives on the
/// call's thread.
class RecordMix {
public:
    explicit RecordMix(const CallTools& tools) : tools_(tools) {}
    ~RecordMix();

    Result<void> start();

private:
    const CallTools tools_;
    ElementPtr pipeline_;
};

}  // namespace pitwatch::webrtc
