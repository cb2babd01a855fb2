#pragma once

#include <mutex>
#include <utility>

#include "handover.h"

namespace pitwatch::webrtc {

/// A way to a QObject from threads that know nothing of its life: after close() what is posted is dropped. The receiver
/// closes it before it ends. Safe from any thread.
class Mailbox {
public:
    explicit Mailbox(QObject* receiver) : receiver_(receiver) {}

    /// Calls `work` on the receiver's thread, later.
    template <typename Work>
    void post(Work&& work)
    {
        const std::lock_guard lock(mutex_);
        if (receiver_) postTo(receiver_, std::forward<Work>(work));
    }

    void close()
    {
        const std::lock_guard lock(mutex_);
        receiver_ = nullptr;
    }

private:
    std::mutex mutex_;
    QObject* receiver_;
};

}  // namespace pitwatch::webrtc
