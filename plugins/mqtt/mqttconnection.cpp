#include "mqttconnection.h"

#include <mosquitto.h>

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <algorithm>

#include <core/reason.h>

#include "brokerreason.h"

namespace pitwatch::mqtt {

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MqttFeed)
};

constexpr int kAnswerMilliseconds = 5000;  ///< from the attempt to the subscription
constexpr int kLoopMilliseconds = 100;     ///< how late a stop may be noticed
constexpr int kQos = 1;
constexpr char kOnline[] = R"({"online":true})";
constexpr char kOffline[] = R"({"online":false})";
constexpr int kRefusedUser = 4;  // MQTT 3.1.1, table 3.1: bad user name or password
constexpr int kNotAuthorised = 5;
constexpr int kSubscriptionRefused = 0x80;  // MQTT 3.1.1, section 3.9.3

const char* orNull(const QByteArray& text)
{
    return text.isEmpty() ? nullptr : text.constData();
}

Connection* self(void* object)
{
    return static_cast<Connection*>(object);
}

}  // namespace

void Connection::Destroy::operator()(mosquitto* client) const
{
    mosquitto_destroy(client);
}

Connection::Connection(const Settings& settings, ConnectionHandler& handler)
    : settings_(settings),
      handler_(handler),
      statusTopic_("pitwatch/v1/client/" + settings.clientId),
      client_(mosquitto_new(settings.clientId.constData(), true, this))
{
}

Connection::~Connection() = default;

ConnectionEnd Connection::run(const QString& address)
{
    if (!client_) return {reasonText(Reason::OutOfMemory)};
    setCallbacks();
    if (configure() && serve(address)) sayGoodbye();
    return end_;
}

/// Keeps the reason when the library reports a failure. System errors are in errno: call at once.
bool Connection::check(int code)
{
    if (code == MOSQ_ERR_SUCCESS) return true;
    if (end_.reason.isEmpty()) end_.reason = libraryReason(code, detail_);
    return false;
}

bool Connection::configure()
{
    if (!settings_.user.isEmpty() &&
        !check(mosquitto_username_pw_set(client_.get(), settings_.user.constData(), settings_.password.constData())))
        return false;
    if (settings_.tls && !configureTls()) return false;
    return check(
        mosquitto_will_set(client_.get(), statusTopic_.constData(), sizeof kOffline - 1, kOffline, kQos, true));
}

bool Connection::configureTls()
{
    if (settings_.ca.isEmpty()) {
        if (!check(mosquitto_int_option(client_.get(), MOSQ_OPT_TLS_USE_OS_CERTS, 1))) return false;
        if (settings_.cert.isEmpty()) return true;
    }
    return check(mosquitto_tls_set(client_.get(), orNull(settings_.ca), nullptr, orNull(settings_.cert),
                                   orNull(settings_.key), nullptr));
}

void Connection::setCallbacks()
{
    mosquitto* client = client_.get();
    mosquitto_connect_callback_set(client, [](mosquitto*, void* object, int code) { self(object)->connected(code); });
    mosquitto_subscribe_callback_set(client, [](mosquitto*, void* object, int, int count, const int* granted) {
        self(object)->subscribed(count, granted);
    });
    mosquitto_message_callback_set(
        client, [](mosquitto*, void* object, const mosquitto_message* message) { self(object)->received(message); });
    mosquitto_log_callback_set(client, [](mosquitto*, void* object, int level, const char* text) {
        if (level == MOSQ_LOG_ERR) self(object)->detail_ = QString::fromLocal8Bit(text).left(200);
    });
}

/// True when it ended because we are stopping.
bool Connection::serve(const QString& address)
{
    const QDeadlineTimer answer(kAnswerMilliseconds);
    int code = mosquitto_connect_async(client_.get(), address.toUtf8().constData(), settings_.port,
                                       settings_.keepAliveSeconds);
    while (check(code) && !over_ && !handler_.stopping()) {
        if (!end_.wasUp && answer.hasExpired()) {
            end_.reason = Text::tr("no answer within %1 s").arg(kAnswerMilliseconds / 1000);
            return false;
        }
        code = mosquitto_loop(client_.get(), kLoopMilliseconds, 1);
    }
    return code == MOSQ_ERR_SUCCESS && handler_.stopping();
}

void Connection::sayGoodbye()
{
    if (!end_.wasUp) return;
    // Nobody asks for a generated id again: its retained message would stay with the broker for ever.
    const int size = settings_.generatedId ? 0 : static_cast<int>(sizeof kOffline - 1);
    mosquitto_publish(client_.get(), nullptr, statusTopic_.constData(), size, kOffline, 0, true);
    mosquitto_disconnect(client_.get());
}

void Connection::connected(int code)
{
    if (code == 0) return subscribe();
    over_ = true;
    end_.denied = code == kRefusedUser || code == kNotAuthorised;
    end_.reason = answerReason(code);
}

void Connection::subscribe()
{
    std::vector<char*> topics;
    for (const QByteArray& topic : settings_.topics) topics.push_back(const_cast<char*>(topic.constData()));
    const int code = mosquitto_subscribe_multiple(client_.get(), nullptr, static_cast<int>(topics.size()),
                                                  topics.data(), kQos, 0, nullptr);
    over_ = !check(code);
    mosquitto_publish(client_.get(), nullptr, statusTopic_.constData(), sizeof kOnline - 1, kOnline, kQos, true);
}

void Connection::subscribed(int count, const int* granted)
{
    if (std::find(granted, granted + count, kSubscriptionRefused) != granted + count) {
        over_ = true;
        end_.denied = true;
        end_.reason = Text::tr("the broker refused the subscription");
        return;
    }
    end_.wasUp = true;
    handler_.up();
}

void Connection::received(const mosquitto_message* message)
{
    const QString topic = QString::fromUtf8(message->topic);
    if (topic.startsWith("pitwatch/v1/client/"_L1)) return;
    handler_.message(topic, static_cast<const char*>(message->payload), message->payloadlen);
}

}  // namespace pitwatch::mqtt
