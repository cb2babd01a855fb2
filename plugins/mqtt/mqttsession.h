#pragma once

#include <condition_variable>
#include <mutex>

#include "backoff.h"
#include "mqttconnection.h"

namespace pitwatch::mqtt {

/// Keeps one broker connected: connects, waits, connects again, and hands messages to the sink. run() is the body of a
/// thread; the other members are called from the feed's thread. Shared by both, because a thread that hangs in name
/// resolution may outlive the feed; after stop() it does not touch the sink any more.
class Session final : private ConnectionHandler {
public:
    Session(const FeedContext& context, const Settings& settings) : context_(context), settings_(settings) {}

    void run();
    void stop();
    /// False when run() has not come back in this time.
    bool waitForEnd(std::chrono::milliseconds timeout);

private:
    bool stopping() const override;
    void up() override;
    void message(const QString& topic, const char* payload, qsizetype size) override;

    QString nextAddress();
    void attempt();
    void pause(std::chrono::milliseconds time);
    void decode(const QString& topic, const QByteArray& payload, UtcTime now);
    void refuse(const QString& topic, const QString& reason, const QByteArray& excerpt, UtcTime now);

    const FeedContext context_;  ///< sink and clock are used under mutex_ and only while stopping_ is false
    const Settings settings_;
    Backoff backoff_;
    quint32 attempts_ = 0;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
    bool ended_ = false;
};

}  // namespace pitwatch::mqtt
