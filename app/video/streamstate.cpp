#include "streamstate.h"

#include <algorithm>

#include <core/logging.h>

namespace pitwatch {

namespace {
constexpr std::chrono::seconds kMeterSpan{2};
}

void RateMeter::add(MonoTime at, double amount)
{
    samples_.push_back({at, amount});
    sum_ += amount;
    while (samples_.size() > 2 && at - samples_.front().at > kMeterSpan) {
        sum_ -= samples_.front().amount;
        samples_.pop_front();
    }
}

double RateMeter::perSecond(MonoTime now) const
{
    if (samples_.size() < 2) return 0;
    const MonoClock::duration between = samples_.back().at - samples_.front().at;
    const MonoClock::duration usual = between / MonoClock::rep(samples_.size() - 1);
    if (now - samples_.back().at > std::max<MonoClock::duration>(kMeterSpan, 2 * usual)) return 0;
    const std::chrono::duration<double> span = between;
    return span.count() > 0 ? (sum_ - samples_.front().amount) / span.count() : 0;
}

StreamState::StreamState(const Clock& clock, QString label, std::shared_ptr<std::atomic<std::uint64_t>> generation)
    : clock_(clock), label_(std::move(label)), generation_(std::move(generation))
{
    status_.phaseSince = clock_.now();
}

void StreamState::connecting()
{
    const std::lock_guard lock(mutex_);
    // A lost stream stays lost until it is back: each attempt is not news.
    if (status_.phase == StreamPhase::Idle) enterLocked(StreamPhase::Connecting, {});
}

void StreamState::connected(int run, const QString& transport)
{
    const std::lock_guard lock(mutex_);
    run_ = run;
    lastKey_.reset();
    status_.transport = transport;
    status_.reconnects = run;
}

void StreamState::live(int run)
{
    std::optional<std::chrono::duration<double>> outage;
    {
        const std::lock_guard lock(mutex_);
        if (run != run_ || status_.phase == StreamPhase::Live) return;
        if (status_.phase == StreamPhase::NoSignal) outage = clock_.now() - status_.phaseSince;
        enterLocked(StreamPhase::Live, {});
    }
    // Not under the lock: a log that cannot be written at once must not hold up the wall.
    if (outage)
        qCInfo(logVideo).noquote()
            << label_ + QStringLiteral(": live after %1 s without signal").arg(outage->count(), 0, 'f', 1);
}

void StreamState::noSignal(const QString& reason)
{
    {
        const std::lock_guard lock(mutex_);
        run_ = -1;
        if (status_.phase == StreamPhase::NoSignal) {
            status_.reason = reason;
            return;
        }
        enterLocked(StreamPhase::NoSignal, reason);
    }
    qCWarning(logVideo).noquote() << label_ + QStringLiteral(": no signal: ") + reason;
}

void StreamState::publish(std::shared_ptr<const VideoFrame> frame)
{
    {
        const std::lock_guard lock(mutex_);
        status_.lastFrameAt = frame->decodedAt;
        ++status_.framesDecoded;
        frames_.add(MonoClock::now(), 1);
        latest_.swap(frame);
    }
    changed();
}

void StreamState::decoding(const QString& codec, const FrameDecoder::Maker& decoder, QSize sourceSize)
{
    const std::lock_guard lock(mutex_);
    status_.codec = codec;
    status_.decoder = decoder.name;
    status_.decoderNote = decoder.note;
    status_.sourceSize = sourceSize;
}

void StreamState::packetArrived(std::size_t bytes, bool key, MonoTime due)
{
    const MonoTime now = MonoClock::now();
    const std::lock_guard lock(mutex_);
    status_.lastPacketAt = clock_.now();
    bits_.add(now, 8.0 * double(bytes));
    arrivals_.add(now, 1);
    if (!key) return;
    if (lastKey_) status_.keyInterval = std::chrono::duration_cast<Micros>(due - *lastKey_);
    lastKey_ = due;
}

void StreamState::packetsLost(std::uint64_t count)
{
    const std::lock_guard lock(mutex_);
    status_.packetsLost += count;
}

void StreamState::setDecodeMode(DecodeMode mode)
{
    const std::lock_guard lock(mutex_);
    status_.decodeMode = mode;
}

void StreamState::setFrozen(std::optional<Micros> unchangedFor)
{
    {
        const std::lock_guard lock(mutex_);
        status_.frozenSince = unchangedFor ? std::optional(clock_.now() - *unchangedFor) : std::nullopt;
        changed();
    }
    if (unchangedFor) qCWarning(logVideo).noquote() << label_ + QStringLiteral(": the picture is frozen");
}

void StreamState::setDamaged(bool damaged)
{
    const std::lock_guard lock(mutex_);
    status_.damagedSince = damaged ? std::optional(clock_.now()) : std::nullopt;
    changed();
}

void StreamState::decodeFailed()
{
    const std::lock_guard lock(mutex_);
    ++status_.decodeErrors;
}

void StreamState::frameSkipped()
{
    const std::lock_guard lock(mutex_);
    ++status_.framesDecoded;
    ++status_.framesDropped;
}

std::shared_ptr<const VideoFrame> StreamState::latestFrame() const
{
    const std::lock_guard lock(mutex_);
    return latest_;
}

StreamStatus StreamState::status() const
{
    const std::lock_guard lock(mutex_);
    StreamStatus copy = status_;
    const MonoTime now = MonoClock::now();
    copy.framesPerSecond = frames_.perSecond(now);
    copy.arrivingPerSecond = arrivals_.perSecond(now);
    copy.bitsPerSecond = bits_.perSecond(now);
    return copy;
}

void StreamState::enterLocked(StreamPhase phase, const QString& reason)
{
    status_.phase = phase;
    status_.phaseSince = clock_.now();
    status_.reason = reason;
    changed();
}

}  // namespace pitwatch
