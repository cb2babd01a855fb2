#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace pitwatch::webrtc {

/// Ends pipelines and threads apart from those who use them: to stop a media pipeline can hang, and then only the
/// thread that tries it is lost. Safe from any thread.
class Reaper {
public:
    Reaper();
    Reaper(const Reaper&) = delete;
    Reaper& operator=(const Reaper&) = delete;

    /// Runs `job` on a thread of its own.
    void run(std::function<void()> job);
    /// False when jobs still run after this time; they are then left to themselves.
    bool waitForAll(std::chrono::milliseconds patience);

private:
    struct State;
    const std::shared_ptr<State> state_;  ///< outlives the reaper while a job hangs
};

}  // namespace pitwatch::webrtc
