#pragma once

#include <glib.h>

#include <functional>
#include <memory>
#include <thread>

namespace pitwatch::sim {

/// A GLib main loop with a context of its own on a thread of its own, so that it shares nothing with Qt's.
class RtspLoop {
public:
    RtspLoop();
    ~RtspLoop();
    RtspLoop(const RtspLoop&) = delete;
    RtspLoop& operator=(const RtspLoop&) = delete;

    GMainContext* context() const { return context_; }
    /// Runs the work on the loop's thread, without waiting.
    void post(std::function<void()> work);
    /// Runs the work on the loop's thread and waits for its end. Not from the loop's thread.
    void call(const std::function<void()>& work);

private:
    GMainContext* context_;
    GMainLoop* loop_;
    std::thread thread_;
};

}  // namespace pitwatch::sim
