#include "rtpsender.h"

#include <QtEndian>

namespace pitwatch::test {

using namespace std::chrono_literals;

namespace {

constexpr quint32 kSource = 0x70697477;
constexpr auto kReportEvery = 500ms;
constexpr quint64 kNtpEpoch = 2'208'988'800;  ///< seconds from 1900 to 1970

quint64 ntp(RtpSender::Time utc)
{
    const auto micros = quint64(utc.count());
    return ((micros / 1'000'000 + kNtpEpoch) << 32) | (((micros % 1'000'000) << 32) / 1'000'000);
}

template <typename T>
void put(QByteArray& bytes, qsizetype at, T value)
{
    qToBigEndian(value, bytes.data() + at);
}

}  // namespace

RtpSender::RtpSender(RtspScript script, Sinks sinks)
    : script_(std::move(script)),
      sinks_(std::move(sinks)),
      index_(script_.firstPicture),
      ticks_(script_.firstTicks),
      sequence_(script_.firstSequence)
{
}

void RtpSender::advance(Time sincePlay, Time utc)
{
    while (!ended() && dueOf(sent_) <= sincePlay) {
        const Time capturedAt = utc - (sincePlay - Time(sent_ * interval().count()));
        if (reportedAt_ < 0us || dueOf(sent_) - reportedAt_ >= kReportEvery) {
            reportedAt_ = dueOf(sent_);
            sendReport(capturedAt);
        }
        sendPicture();
    }
}

RtpSender::Time RtpSender::interval() const
{
    return Time(std::int64_t(1e6 / (clip().framesPerSecond * script_.speed)));
}

RtpSender::Time RtpSender::dueOf(int picture) const
{
    const Time due(picture * interval().count());
    const Time stall(script_.stallAfter * interval().count());
    const bool held = script_.stallAfter > 0 && due >= stall && due < stall + script_.stallTime;
    return held ? stall + script_.stallTime : due;
}

const RtpClip& RtpSender::clip() const
{
    return switched_ ? *script_.second : *script_.clip;
}

void RtpSender::sendPicture()
{
    if (script_.switchAfter > 0 && sent_ == script_.switchAfter) {
        switched_ = true;
        index_ = 0;
    }
    if (script_.jumpAfter > 0 && sent_ == script_.jumpAfter) ticks_ += quint32(script_.jumpTicks);
    for (const QByteArray& packet : clip().pictures[index_ % clip().pictures.size()].packets) sendPacket(packet);
    ++index_;
    ++sent_;
    ticks_ += quint32(clip().ticksPerFrame());
}

void RtpSender::sendPacket(QByteArray packet)
{
    put(packet, 2, sequence_++);
    put(packet, 4, ticks_);
    put(packet, 8, kSource);
    if (script_.randomPayload)
        for (qsizetype i = 12; i < packet.size(); ++i) packet[i] = char(random_());
    if (script_.dropEvery > 0 && ++packets_ % script_.dropEvery == 0) return;
    sinks_.rtp(packet);
}

void RtpSender::sendReport(Time utc)
{
    const bool right = script_.clockSetAfter > 0 && sent_ >= script_.clockSetAfter;
    QByteArray report(28, '\0');
    report[0] = char(0x80);
    report[1] = char(200);
    put(report, 2, quint16(6));
    put(report, 4, kSource);
    put(report, 8, ntp(right ? utc : utc + script_.clockError));
    put(report, 16, ticks_);
    put(report, 20, quint32(sent_));
    sinks_.rtcp(report);
}

}  // namespace pitwatch::test
