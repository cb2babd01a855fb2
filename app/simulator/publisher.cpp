#include "publisher.h"

#include <mosquitto.h>

#include <core/logging.h>

namespace pitwatch::sim {

namespace {

constexpr std::size_t kMostKept = 1000;
constexpr int kKeepAliveSeconds = 15;

/// Counts its users by itself; the matching cleanup is left to the end of the process.
void initialiseLibrary()
{
    static const int once = mosquitto_lib_init();
    Q_UNUSED(once);
}

}  // namespace

Publisher::Publisher(BrokerAddress address) : address_(std::move(address))
{
    initialiseLibrary();
}

Publisher::~Publisher()
{
    if (!client_) return;
    setUp(false);
    mosquitto_destroy(client_);
}

Result<void> Publisher::start()
{
    client_ = mosquitto_new(nullptr, true, this);
    if (!client_) return Error{ErrorKind::Exhausted, QStringLiteral("no MQTT client"), {}};
    if (!address_.user.isEmpty())
        mosquitto_username_pw_set(client_, address_.user.toUtf8().constData(), address_.password.toUtf8().constData());
    mosquitto_connect_callback_set(client_, onConnect);
    mosquitto_disconnect_callback_set(client_, onDisconnect);
    mosquitto_reconnect_delay_set(client_, 1, 1, false);
    mosquitto_max_inflight_messages_set(client_, 2000);
    const int code =
        mosquitto_connect_async(client_, address_.host.toUtf8().constData(), address_.port, kKeepAliveSeconds);
    // No broker yet is no failure: the loop keeps trying.
    if (code != MOSQ_ERR_SUCCESS && code != MOSQ_ERR_ERRNO)
        return Error{ErrorKind::Unavailable, QString::fromUtf8(mosquitto_strerror(code)), address_.text()};
    if (const int started = mosquitto_loop_start(client_); started != MOSQ_ERR_SUCCESS)
        return Error{ErrorKind::Internal, QString::fromUtf8(mosquitto_strerror(started)), address_.text()};
    return {};
}

void Publisher::setUp(bool up)
{
    if (up_.exchange(up) == up || !client_) return;
    if (up) {
        mosquitto_reconnect_async(client_);
        mosquitto_loop_start(client_);
    } else {
        // Its thread ends after a wanted disconnect, so that waiting for it is short.
        mosquitto_disconnect(client_);
        mosquitto_loop_stop(client_, false);
    }
}

void Publisher::publish(const QString& topic, const QByteArray& payload, Delivery delivery)
{
    Message message{"pitwatch/v1/" + topic.toUtf8(), payload, delivery == Delivery::Retain};
    if (connected_ && send(message)) return;
    if (delivery == Delivery::Forget) return;
    const std::lock_guard lock(mutex_);
    if (kept_.size() >= kMostKept) kept_.pop_front();
    kept_.push_back(std::move(message));
}

bool Publisher::send(const Message& message)
{
    const int code =
        mosquitto_publish(client_, nullptr, message.topic.constData(), static_cast<int>(message.payload.size()),
                          message.payload.constData(), 1, message.retain);
    if (code == MOSQ_ERR_SUCCESS) ++published_;
    return code == MOSQ_ERR_SUCCESS;
}

void Publisher::sendKept()
{
    std::deque<Message> kept;
    {
        const std::lock_guard lock(mutex_);
        kept.swap(kept_);
    }
    for (const Message& message : kept) send(message);
}

void Publisher::onConnect(mosquitto*, void* self, int code)
{
    static_cast<Publisher*>(self)->connectionChanged(code == 0, code);
}

void Publisher::onDisconnect(mosquitto*, void* self, int code)
{
    static_cast<Publisher*>(self)->connectionChanged(false, code);
}

void Publisher::connectionChanged(bool connected, int code)
{
    connected_ = connected;
    if (connected) {
        complained_ = false;
        qCInfo(logSimulator) << "connected to the broker on" << address_.text();
        sendKept();
    } else if (up_ && code != 0 && !complained_.exchange(true)) {
        qCWarning(logSimulator) << "no connection to the broker on" << address_.text() << ":"
                                << mosquitto_strerror(code);
    }
}

}  // namespace pitwatch::sim
