#include "mqttsession.h"

#include <QHostInfo>
#include <QRandomGenerator>

#include <core/reason.h>
#include <feed/mqttpayload.h>

namespace pitwatch::mqtt {

using namespace Qt::StringLiterals;

void Session::run()
{
    {
        const std::lock_guard lock(mutex_);
        if (!stopping_) context_.sink->linkChanged(context_.id, FeedLink::Connecting, {});
    }
    while (!stopping()) attempt();
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
}

void Session::stop()
{
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    changed_.notify_all();
}

bool Session::waitForEnd(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, timeout, [this] { return ended_; });
}

bool Session::stopping() const
{
    const std::lock_guard lock(mutex_);
    return stopping_;
}

void Session::attempt()
{
    const QString address = nextAddress();
    ConnectionEnd end{reasonText(Reason::HostUnknown)};
    if (!address.isEmpty() && !stopping()) end = Connection(settings_, *this).run(address);
    if (end.wasUp) backoff_.reset();
    {
        const std::lock_guard lock(mutex_);
        if (stopping_) return;
        context_.sink->linkChanged(context_.id, end.denied ? FeedLink::Failed : FeedLink::Disconnected, end.reason);
    }
    pause(backoff_.next(QRandomGenerator::global()->generateDouble()));
}

/// The library tries only the first address of a host without blocking: a broker that listens on the other protocol
/// only would never be found. With TLS it must have the name, to compare it with the certificate.
QString Session::nextAddress()
{
    if (settings_.tls) return settings_.host;
    const QList<QHostAddress> addresses = QHostInfo::fromName(settings_.host).addresses();
    return addresses.isEmpty() ? QString() : addresses.at(attempts_++ % addresses.size()).toString();
}

void Session::pause(std::chrono::milliseconds time)
{
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, time, [this] { return stopping_; });
}

void Session::up()
{
    const std::lock_guard lock(mutex_);
    if (!stopping_) context_.sink->linkChanged(context_.id, FeedLink::Connected, {});
}

void Session::message(const QString& topic, const char* payload, qsizetype size)
{
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    const UtcTime now = context_.clock->now();
    context_.sink->alive(context_.id);
    if (size > kMaximumPayloadBytes)
        refuse(topic, u"found %1 bytes, expected at most %2"_s.arg(size).arg(kMaximumPayloadBytes),
               QByteArray(payload, kMaximumExcerpt), now);
    else
        decode(topic, QByteArray(payload, size), now);
}

void Session::decode(const QString& topic, const QByteArray& payload, UtcTime now)
{
    Result<Observation> observation = decodePayload(topic, payload, context_.id, now);
    if (!observation) return refuse(topic, observation.error().message, payload.left(kMaximumExcerpt), now);
    context_.sink->record(context_.id, now, topic, payload);
    ObservationBatch batch;
    batch.push_back(std::move(observation).value());
    context_.sink->deliver(std::move(batch));
}

void Session::refuse(const QString& topic, const QString& reason, const QByteArray& excerpt, UtcTime now)
{
    context_.sink->refuse(RefusedInput{context_.id, now, topic, reason, excerpt});
}

}  // namespace pitwatch::mqtt
