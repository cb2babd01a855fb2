#pragma once

#include <QString>

#include <functional>
#include <memory>
#include <optional>

#include <core/result.h>
#include <store/records.h>
#include <video/mp4writer.h>

namespace pitwatch {

/// Writes the pictures of one camera into files of about a minute. A file begins with a key picture and holds no
/// hole: it ends at the first key picture after its minute, at a gap, and where the stream becomes another one.
/// Blocks on the disk; one thread.
class SegmentWriter {
public:
    struct Options {
        QString directory;  ///< of all recordings
        CameraKey camera;
        Micros length = std::chrono::seconds(60);
        Micros silence = std::chrono::seconds(2);   ///< without pictures: the file ends where they ended
        Micros announce = std::chrono::seconds(5);  ///< the index hears of a growing file this often
    };
    /// Gets each file when it begins, grows and ends; complete says which.
    using Index = std::function<void(const FactJob&)>;

    SegmentWriter(Options options, Index index) : options_(std::move(options)), index_(std::move(index)) {}
    ~SegmentWriter();

    /// After an error the picture is lost and the file ended; the next key picture begins another one.
    Result<void> write(const TappedPacket& picture);
    /// Ends the file when nothing has come for a while.
    Result<void> tick(UtcTime now);
    Result<void> finish();

    bool open() const { return writer_ != nullptr; }
    qint64 bytes() const { return bytes_; }  ///< of all pictures written so far

private:
    bool begins(const TappedPacket& picture) const;
    Result<void> begin(const TappedPacket& picture);
    void announce();
    void lost();

    const Options options_;
    const Index index_;
    std::unique_ptr<Mp4Writer> writer_;
    StoredSegment segment_;
    UtcTime lastPictureAt_;  ///< receipt
    UtcTime announcedAt_;
    qint64 bytes_ = 0;
};

}  // namespace pitwatch
