#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <core/utctime.h>

/// Reads a stream as a client would: libavformat and libavcodec, nothing of ours but the frame code.
namespace pitwatch::test {

struct ReadFrame {
    std::optional<UtcTime> capturedAt;    ///< from the sender reports
    std::optional<std::uint64_t> number;  ///< from the strip at the lower edge
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> luma;  ///< width * height
};

/// Opens the address and reads frames until `enough` of them are there or the time is over. Blocks.
struct ReadRequest {
    QString url;
    bool udp = false;
    int frames = 30;
    int seconds = 15;
};
struct ReadResult {
    bool opened = false;
    bool ended = false;  ///< the server ended the stream before there was enough
    std::vector<ReadFrame> frames;
};
ReadResult readStream(const ReadRequest& request);

}  // namespace pitwatch::test
