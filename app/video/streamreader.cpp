#include "streamreader.h"

#include <QCoreApplication>

#include <algorithm>

#include <pthread.h>

namespace pitwatch {

using namespace std::chrono_literals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StreamReader)
};

/// A file is read in lumps: up to `kReadAhead` before the present, then not again until `kReadAgain` is left.
constexpr Micros kReadAhead = 1500ms;
constexpr Micros kReadAgain = 500ms;

QString transportName(const StreamRequest& request, Transport transport)
{
    switch (sourceKind(request.url)) {
        case SourceKind::Rtsp:
            return transport == Transport::Tcp ? QStringLiteral("tcp") : QStringLiteral("udp");
        case SourceKind::Http:
            return QStringLiteral("http");
        case SourceKind::File:
            break;
    }
    return QStringLiteral("file");
}

}  // namespace

StreamReader::StreamReader(StreamRequest request, const VideoLimits& limits, Parts parts)
    : request_(std::move(request)),
      limits_(limits),
      parts_(std::move(parts)),
      transport_(request_.transport),
      retry_(limits.firstRetry)
{
    thread_ = std::thread([this] { run(); });
}

StreamReader::~StreamReader()
{
    stop();
    thread_.join();
}

void StreamReader::stop()
{
    interrupt_.stop();
    const std::lock_guard lock(mutex_);
    stop_ = true;
    stopped_.notify_all();
}

void StreamReader::run()
{
    pthread_setname_np(pthread_self(), "stream");
    QString reason;
    while (!interrupt_.stopped()) {
        parts_.state->connecting();
        const Outcome outcome = serve(reason);
        if (outcome == Outcome::Stopped) break;
        if (outcome == Outcome::UdpUseless) {
            transport_ = Transport::Tcp;
            continue;
        }
        parts_.queue->clear();
        parts_.state->noSignal(reason);
        backOff();
    }
    // Decoder, pictures and packets go now and not when somebody joins the thread.
    parts_ = {};
    finished_.store(true, std::memory_order_release);
}

StreamReader::Outcome StreamReader::serve(QString& reason)
{
    auto source = MediaSource::open(request_, transport_, limits_, interrupt_);
    if (interrupt_.stopped()) return Outcome::Stopped;
    if (!source) {
        reason = source.error().text();
        return overUdp() && source.error().kind == ErrorKind::Permission ? Outcome::UdpUseless : Outcome::Lost;
    }
    parts_.state->connected(++run_, transportName(request_, transport_));
    schedule_.restart();
    captureClock_.discontinuity();
    pacer_.restart();
    next_ = Continuity::Gap;
    picturesInPass_ = 0;
    delivered_ = false;
    loopOffset_ = Micros(0);
    connectedAt_ = MonoClock::now();
    decodableSince_.reset();
    return pump(*source.value(), reason);
}

StreamReader::Outcome StreamReader::pump(MediaSource& source, QString& reason)
{
    bool silent = true;
    while (!interrupt_.stopped()) {
        auto result = source.read(silent && overUdp() ? limits_.udpFirstPacket : limits_.read);
        if (interrupt_.stopped()) break;
        switch (result.state) {
            case MediaSource::ReadState::Packet:
                silent = false;
                if (!deliver(source, std::move(result.packet), reason)) return Outcome::Lost;
                break;
            case MediaSource::ReadState::End:
                if (!startAgain(source, reason)) return Outcome::Lost;
                break;
            case MediaSource::ReadState::TimedOut:
                if (silent && overUdp()) {
                    --run_;  // it brought nothing: the next connection takes its place
                    return Outcome::UdpUseless;
                }
                reason = Text::tr("no pictures arrive");
                return Outcome::Lost;
            case MediaSource::ReadState::Failed:
                reason = result.reason;
                return Outcome::Lost;
        }
    }
    return Outcome::Stopped;
}

bool StreamReader::startAgain(MediaSource& source, QString& reason)
{
    const bool file = sourceKind(request_.url) == SourceKind::File;
    if (!file || !request_.loopFile) {
        reason = file ? Text::tr("the file is at its end") : Text::tr("the server ended the stream");
        if (file) sleepUntil(MonoClock::now() + pacer_.ahead(MonoClock::now()));
        return false;
    }
    if (picturesInPass_ == 0) {
        reason = Text::tr("there are no pictures in the file");
        return false;
    }
    if (!source.rewind()) {
        reason = Text::tr("the file cannot be read again from its start");
        return false;
    }
    picturesInPass_ = 0;
    loopOffset_ = lastPts_;
    pacer_.loop();
    next_ = Continuity::Loop;
    return true;
}

bool StreamReader::deliver(MediaSource& source, SourcePacket picture, QString& reason)
{
    const MonoTime now = MonoClock::now();
    if (undecodable(now)) {
        reason = Text::tr("data arrives, but no picture can be decoded from it");
        return false;
    }
    if (awaitsKey(source, picture.key, now)) return true;
    if (!decodableSince_) decodableSince_ = now;
    const UtcTime arrival = parts_.state->now();
    ++picturesInPass_;
    parts_.state->packetsLost(takeLostRtpPackets());
    MediaPacket packet;
    packet.capturedAt = captureTime(source, picture, arrival);
    if (source.paced()) {
        packet.due = pacer_.due(picture.dts, picture.duration, now);
    } else {
        schedule_.setDelay(Micros(delay_.load(std::memory_order_relaxed)));
        packet.due = now + schedule_.hold(arrival, packet.capturedAt);
    }
    packet.key = picture.key;
    parts_.state->packetArrived(std::size_t(picture.packet->size), packet.key, packet.due);
    packet.run = run_;
    packet.continuity = std::exchange(next_, Continuity::Follows);
    if (request_.sink) tap(picture, packet, arrival);
    packet.packet = std::move(picture.packet);
    packet.parameters = std::move(picture.parameters);
    if (packet.key && !delivered_) {
        delivered_ = true;
        retry_ = limits_.firstRetry;
    }
    const MonoTime due = packet.due;
    const bool key = packet.key;
    const bool newHead = parts_.queue->push(std::move(packet));
    if (parts_.task->visible()) {
        if (newHead) parts_.pool->schedule(parts_.task, due);
    } else if (key) {
        parts_.state->live(run_);
    }
    if (source.paced()) waitWhileAhead();
    return true;
}

void StreamReader::tap(const SourcePacket& picture, const MediaPacket& packet, UtcTime arrival) const
{
    const std::shared_ptr<AVPacket> shared(av_packet_clone(picture.packet.get()), PacketDeleter{});
    if (!shared) return;
    request_.sink->take({.packet = shared,
                         .parameters = picture.parameters,
                         .pts = picture.pts,
                         .dts = picture.dts,
                         .duration = picture.duration,
                         .capturedAt = packet.capturedAt,
                         .receivedAt = arrival,
                         .key = picture.key,
                         .gap = packet.continuity != Continuity::Follows});
}

std::optional<UtcTime> StreamReader::captureTime(const MediaSource& source, const SourcePacket& picture, UtcTime now)
{
    if (sourceKind(request_.url) != SourceKind::File)
        return captureClock_.capturedAt(picture.producer, picture.pts, now);
    if (!request_.fileEpoch || !picture.pts) return std::nullopt;
    const Micros sinceStart = *picture.pts - source.startTime() + loopOffset_;
    lastPts_ = std::max(lastPts_, sinceStart + picture.duration);
    return *request_.fileEpoch + sinceStart;
}

void StreamReader::waitWhileAhead()
{
    const MonoTime now = MonoClock::now();
    const Micros ahead = pacer_.ahead(now);
    if (ahead > kReadAhead) sleepUntil(now + (ahead - kReadAgain));
}

bool StreamReader::undecodable(MonoTime now) const
{
    if (!parts_.task->visible()) return false;
    if (!decodableSince_) return false;
    // Pictures that are still held compressed have had no chance yet.
    const MonoTime since = std::max(parts_.task->lastProgress(), *decodableSince_);
    return now - since > limits_.undecodable + limits_.longestDelay;
}

/// A server may begin anywhere in a group of pictures; without its key picture the rest decodes to rubbish.
bool StreamReader::awaitsKey(const MediaSource& source, bool key, MonoTime now) const
{
    return source.knowsKeys() && !decodableSince_ && !key && now - connectedAt_ < limits_.keyWait;
}

bool StreamReader::overUdp() const
{
    return sourceKind(request_.url) == SourceKind::Rtsp && transport_ == Transport::Udp;
}

/// False when the reader was stopped meanwhile.
bool StreamReader::sleepUntil(MonoTime time)
{
    std::unique_lock lock(mutex_);
    return !stopped_.wait_until(lock, time, [this] { return stop_; });
}

void StreamReader::backOff()
{
    sleepUntil(MonoClock::now() + retry_);
    retry_ = std::min(retry_ * 2, limits_.lastRetry);
}

}  // namespace pitwatch
