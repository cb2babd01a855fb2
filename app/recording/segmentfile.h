#pragma once

#include <QString>

#include <deque>
#include <memory>
#include <optional>

#include <core/result.h>
#include <video/mediapacket.h>

namespace pitwatch {

/// Reads one recorded file: packets in decoding order with their times since the first picture. A file that is still
/// being written can be read to where it was when it was opened. Blocks on the disk; one thread.
class SegmentFile {
public:
    struct Packet {
        MediaPacket media;
        Micros place{};     ///< since the beginning of the file
        Micros duration{};  ///< of the picture
    };

    static Result<std::unique_ptr<SegmentFile>> open(const QString& path);

    /// To the last key picture at or before `place`.
    Result<void> seek(Micros place);
    void setKeysOnly(bool keysOnly);
    /// Nothing at the end.
    std::optional<Packet> next();

    const ParametersPtr& parameters() const { return parameters_; }
    AVRational timeBase() const { return stream_->time_base; }

private:
    SegmentFile(QString path, FormatContextPtr format, int stream);
    Result<void> reopen();
    void readOnlyVideo();
    std::optional<Packet> read();
    Micros place(std::int64_t time) const;

    const QString path_;
    FormatContextPtr format_;
    AVStream* stream_ = nullptr;
    ParametersPtr parameters_;
    std::deque<Packet> pending_;  ///< read already: from the key picture that was sought
    bool keysOnly_ = false;
    bool touched_ = false;  ///< something was read
    bool fresh_ = true;     ///< the next packet does not follow the one before it
};

/// How long the file is and what is in it, by reading all of it. InvalidInput when there is no picture.
struct SegmentFacts {
    Micros length{};
    int frames = 0;
};
Result<SegmentFacts> readSegmentFacts(const QString& path);

}  // namespace pitwatch
