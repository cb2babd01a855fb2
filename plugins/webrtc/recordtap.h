#pragma once

#include <atomic>
#include <memory>
#include <mutex>

#include <consult/recordingsink.h>

#include "gstobjects.h"

namespace pitwatch::webrtc {

/// Where encoded media leave for a recording, of all peers and of our own seat. Closed it costs a comparison for each
/// packet. Safe from any thread.
class RecordTap {
public:
    /// False: it is open already.
    bool open(std::shared_ptr<RecordingSink> sink);
    void close();
    bool isOpen() const { return run_ != 0; }
    /// Another number for each recording; 0: none runs.
    unsigned run() const { return run_; }

    void give(RecordedPacket packet);

private:
    std::atomic<unsigned> run_ = 0;
    std::mutex mutex_;
    std::shared_ptr<RecordingSink> sink_;
    unsigned lastRun_ = 0;
};

/// One participant's way to the tap: a picture goes on only from a key picture on, so that a file or a pause never
/// begins in the middle of a group. Pictures come on one thread, sound on one thread.
class RecordedStream {
public:
    RecordedStream(QString participant, std::shared_ptr<RecordTap> tap)
        : participant_(std::move(participant)), tap_(std::move(tap))
    {
    }

    /// `time` is the running time. True: now somebody should ask for a key picture.
    [[nodiscard]] bool picture(GstBuffer* buffer, GstCaps* caps, GstClockTime time);
    void sound(GstBuffer* buffer, GstCaps* caps, GstClockTime time);
    /// Pictures have not been given for a while.
    void interrupted() { run_ = 0; }

private:
    bool mayAsk();

    const QString participant_;
    const std::shared_ptr<RecordTap> tap_;
    std::atomic<unsigned> run_ = 0;  ///< the recording that has a key picture of this stream
    gint64 asked_ = 0;               ///< when one was asked for, microseconds
};

/// The running time of what passes a pad; GST_CLOCK_TIME_NONE when that is not known.
GstClockTime runningTime(GstPad* pad, GstBuffer* buffer);
GstClockTime runningTime(GstSample* sample);

}  // namespace pitwatch::webrtc
