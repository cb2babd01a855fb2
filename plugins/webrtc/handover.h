#pragma once

#include <QMetaObject>
#include <QObject>

#include <glib.h>

#include <utility>

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#include <sanitizer/tsan_interface.h>
#define PITWATCH_TELL_SANITIZER
#endif
#endif

/// Values that go from one thread to another by way of libraries. Qt's event queues and GStreamer's callbacks order
/// them by locks of their own, which ThreadSanitizer cannot see, since it is not built into them: here it is told. What
/// it then still finds is ours. Without it nothing is left of this.
namespace pitwatch::webrtc {

#ifdef PITWATCH_TELL_SANITIZER

/// What was done before is seen by whoever takes over at the same place later.
inline void handOver(void* place)
{
    __tsan_release(place);
}
inline void takeOver(void* place)
{
    __tsan_acquire(place);
}

/// Work on its way through an event queue. The last write to it is followed by the hand-over, the first read preceded.
template <typename Work>
class Parcel {
public:
    explicit Parcel(Work work) : work_(std::move(work)) { handOver(&place_); }
    Parcel(Parcel&& other) noexcept : work_(std::move(other.work_)) { handOver(&place_); }
    ~Parcel() { takeOver(&place_); }

    void operator()()
    {
        takeOver(&place_);
        work_();
    }

private:
    inline static char place_ = 0;  ///< one for each kind of work: narrower cannot be told without reading the parcel
    Work work_;
};

#else

inline void handOver(void*) {}
inline void takeOver(void*) {}

template <typename Work>
Work Parcel(Work work)
{
    return work;
}

#endif

/// Calls `work` on the receiver's thread, later.
template <typename Work>
void postTo(QObject* receiver, Work work)
{
    QMetaObject::invokeMethod(receiver, Parcel(std::move(work)), Qt::QueuedConnection);
}

/// A value for a C callback, which calls held() with it from whatever thread; dropHeld() ends it.
template <typename T>
gpointer hold(T value)
{
    auto* held = new T(std::move(value));
    handOver(held);
    return held;
}

template <typename T>
T& held(gpointer user)
{
    takeOver(user);
    return *static_cast<T*>(user);
}

template <typename T>
void dropHeld(gpointer user)
{
    takeOver(user);
    delete static_cast<T*>(user);
}

}  // namespace pitwatch::webrtc
