#include "mediachannel.h"

#include <utility>

#include "mediawire.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

/// Thirty others who are recorded with sound and picture are some 5,000 a second.
constexpr int kMostInSecond = 10'000;
constexpr int kMostPings = 1'000'000'000;

}  // namespace

MediaChannel::MediaChannel(int descriptor) : socket_(descriptor), rate_(kMostInSecond, kMostInSecond)
{
    connect(&socket_, &MediaSocket::arrived, this, &MediaChannel::take);
    connect(&socket_, &MediaSocket::broken, this, &MediaChannel::breakOff);
    connect(&beat_, &QTimer::timeout, this, &MediaChannel::beat);
    clock_.start();
    watch_.begin(MediaWatch::Time(0));
    beat_.start(MediaWatch::kBeat);
    socket_.resume();
}

void MediaChannel::tell(const media::Command& command)
{
    socket_.send(media::written(command));
}

void MediaChannel::close()
{
    broken_ = true;
    beat_.stop();
    socket_.close();
}

void MediaChannel::take(quint8 kind, const QByteArray& fields)
{
    if (broken_) return;
    if (!rate_.take(clock_.elapsed())) return breakOff(u"it says too much"_s);
    const Result<media::Event> event = media::readEvent(kind, fields);
    if (!event) return breakOff(event.error().text());
    const MediaWatch::Time now(clock_.elapsed());
    if (std::holds_alternative<media::Ready>(event.value())) watch_.ready(now);
    if (const auto* pong = std::get_if<media::Pong>(&event.value()))
        return watch_.answered(now, MediaWatch::Time(pong->engineSilentMs));
    Q_EMIT heard(event.value());
}

void MediaChannel::beat()
{
    switch (watch_.look(MediaWatch::Time(clock_.elapsed()))) {
        case MediaWatch::Verdict::Silent:
            return breakOff(u"it does not answer"_s);
        case MediaWatch::Verdict::EngineSilent:
            return breakOff(u"its engine hangs"_s);
        case MediaWatch::Verdict::Alive:
            break;
    }
    pings_ = (pings_ + 1) % kMostPings;
    tell(media::Ping{pings_});
}

void MediaChannel::breakOff(const QString& reason)
{
    beat_.stop();
    if (!std::exchange(broken_, true)) Q_EMIT broken(reason);
}

}  // namespace pitwatch
