#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>

#include <core/result.h>

#include "broker.h"

struct mosquitto;

namespace pitwatch::sim {

/// What becomes of a message that nobody takes at once.
enum class Delivery {
    Forget,  ///< the next one says the same better: positions, loads, detections
    Keep,    ///< sent when the broker is back, the newest thousand: events
    Retain,  ///< as Keep, and the broker hands it to whoever subscribes later: declarations, personnel
};

/// The line to the broker (libmosquitto, QoS 1, its own thread, trying again every second). publish() is
/// safe from any thread and never blocks on the network.
class Publisher {
public:
    explicit Publisher(BrokerAddress address);
    ~Publisher();
    Publisher(const Publisher&) = delete;
    Publisher& operator=(const Publisher&) = delete;

    Result<void> start();
    /// `topic` without the leading "pitwatch/v1/".
    void publish(const QString& topic, const QByteArray& payload, Delivery delivery);
    /// Takes the line away and brings it back, for outages of the mine's own link. From the thread that made it.
    void setUp(bool up);

    bool connected() const { return connected_; }
    std::uint64_t published() const { return published_; }

private:
    struct Message {
        QByteArray topic;
        QByteArray payload;
        bool retain = false;
    };

    static void onConnect(mosquitto*, void* self, int code);
    static void onDisconnect(mosquitto*, void* self, int code);
    void connectionChanged(bool connected, int code);
    bool send(const Message& message);
    void sendKept();

    const BrokerAddress address_;
    mosquitto* client_ = nullptr;
    std::atomic<bool> connected_ = false;
    std::atomic<bool> up_ = true;
    std::atomic<bool> complained_ = false;
    std::atomic<std::uint64_t> published_ = 0;
    std::mutex mutex_;
    std::deque<Message> kept_;
};

}  // namespace pitwatch::sim
