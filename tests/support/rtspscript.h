#pragma once

#include <QString>

#include <chrono>
#include <cstdint>
#include <memory>

#include "rtpclip.h"

namespace pitwatch::test {

/// How a camera of tests behaves. Counts are of pictures since PLAY unless said otherwise; 0 means never.
struct RtspScript {
    enum class Login { None, Basic, Digest };

    std::shared_ptr<const RtpClip> clip{};
    Login login = Login::None;
    QString user = QStringLiteral("duty");
    QString password = QStringLiteral("pass:word");
    QString redirectTo{};  ///< answers DESCRIBE with 302 and this address
    bool parameterSetsInSdp = true;
    bool audioTrack = false;          ///< announces one before the video
    bool audioTone = false;           ///< a tone of 400 Hz on it (PCMU), over TCP; else it says nothing
    std::chrono::seconds timeout{0};  ///< announced; a session without a request for longer is ended
    bool udpRefused = false;          ///< 461 Unsupported Transport
    bool udpSilent = false;           ///< plays, and sends nothing over UDP

    std::size_t firstPicture = 0;  ///< where in the clip it starts
    bool liveStart = false;        ///< instead: wherever the camera is by now, as a real one
    double speed = 1;              ///< pictures come this much faster than their time stamps say
    std::uint32_t firstTicks = 1'000'000;
    std::uint16_t firstSequence = 1;
    int jumpAfter = 0;  ///< then the RTP clock jumps by jumpTicks, once
    std::int32_t jumpTicks = 0;
    std::chrono::milliseconds clockError{0};  ///< of the camera's absolute time
    int clockSetAfter = 0;                    ///< then the absolute time is set right
    int stallAfter = 0;                       ///< then nothing for stallTime, then all of it at once
    std::chrono::milliseconds stallTime{0};
    int switchAfter = 0;  ///< then the pictures of `second` follow in the same session
    std::shared_ptr<const RtpClip> second{};
    int endAfter = 0;   ///< then the connection ends
    int dropEvery = 0;  ///< every so many RTP packets one is lost
    bool randomPayload = false;
};

}  // namespace pitwatch::test
