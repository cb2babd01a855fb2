#include "privatebroker.h"

#include <mosquitto.h>

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

namespace pitwatch::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 10'000;

QString findProgram(const QString& name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {u"/usr/sbin"_s, u"/usr/local/sbin"_s}) : found;
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

struct Destroy {
    void operator()(mosquitto* client) const { mosquitto_destroy(client); }
};
using Client = std::unique_ptr<mosquitto, Destroy>;

struct Library {
    Library() { mosquitto_lib_init(); }
    ~Library() { mosquitto_lib_cleanup(); }
};

/// Loops until the counter reaches its goal.
bool loopUntil(mosquitto* client, const int& counter, int goal)
{
    int code = MOSQ_ERR_SUCCESS;
    QDeadlineTimer patience(kPatience);
    while (code == MOSQ_ERR_SUCCESS && counter < goal && !patience.hasExpired()) code = mosquitto_loop(client, 50, 1);
    return counter >= goal;
}

struct Retained {
    int arrived = 0;
    QByteArray payload;
};

}  // namespace

PrivateBroker::PrivateBroker() : port_(freePort()) {}

PrivateBroker::~PrivateBroker()
{
    kill();
}

QString PrivateBroker::missing()
{
    return findProgram(u"mosquitto"_s).isEmpty() ? u"mosquitto is not installed"_s : QString();
}

void PrivateBroker::requireUser(const QString& user, const QString& password)
{
    user_ = user;
    password_ = password;
    QProcess::execute(findProgram(u"mosquitto_passwd"_s),
                      {u"-c"_s, u"-b"_s, directory_.filePath(u"passwords"_s), user, password});
}

void PrivateBroker::useTls(const QString& ca, const QString& cert, const QString& key)
{
    tlsLines_ = u"cafile %1\ncertfile %2\nkeyfile %3\n"_s.arg(ca, cert, key).toLocal8Bit();
}

QString PrivateBroker::url() const
{
    return u"%1://127.0.0.1:%2"_s.arg(tlsLines_.isEmpty() ? u"mqtt"_s : u"mqtts"_s).arg(port_);
}

QString PrivateBroker::writeConfiguration() const
{
    const QString path = directory_.filePath(u"mosquitto.conf"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return {};
    file.write("user root\npersistence false\nlistener " + QByteArray::number(port_) + " 127.0.0.1\n" + tlsLines_);
    if (user_.isEmpty())
        file.write("allow_anonymous true\n");
    else
        file.write("allow_anonymous false\npassword_file " + directory_.filePath(u"passwords"_s).toLocal8Bit() + "\n");
    return path;
}

bool PrivateBroker::start()
{
    process_.setStandardOutputFile(QProcess::nullDevice());
    process_.setStandardErrorFile(directory_.filePath(u"broker.log"_s));
    process_.start(findProgram(u"mosquitto"_s), {u"-c"_s, writeConfiguration()});
    const QDeadlineTimer patience(kPatience);
    while (process_.state() != QProcess::NotRunning && !patience.hasExpired()) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port_);
        if (socket.waitForConnected(kPatience)) return true;
        process_.waitForFinished(20);
    }
    return false;
}

void PrivateBroker::kill()
{
    if (process_.state() == QProcess::NotRunning) return;
    process_.kill();
    process_.waitForFinished(kPatience);
}

bool PrivateBroker::publish(const std::vector<BrokerMessage>& messages) const
{
    const Library library;
    int published = 0;
    const Client client(mosquitto_new(nullptr, true, &published));
    mosquitto_publish_callback_set(client.get(), [](mosquitto*, void* counter, int) { ++*static_cast<int*>(counter); });
    if (!user_.isEmpty())
        mosquitto_username_pw_set(client.get(), user_.toUtf8().constData(), password_.toUtf8().constData());
    if (mosquitto_connect(client.get(), "127.0.0.1", port_, 60) != MOSQ_ERR_SUCCESS) return false;
    for (const BrokerMessage& message : messages)
        mosquitto_publish(client.get(), nullptr, message.topic.toUtf8().constData(),
                          static_cast<int>(message.payload.size()), message.payload.constData(), 1, message.retained);
    const bool done = loopUntil(client.get(), published, static_cast<int>(messages.size()));
    mosquitto_disconnect(client.get());
    return done;
}

QByteArray PrivateBroker::retained(const QString& topic) const
{
    const Library library;
    Retained found;
    const Client client(mosquitto_new(nullptr, true, &found));
    // Retained messages come before the answer to the ping that an extra subscription makes.
    mosquitto_message_callback_set(client.get(), [](mosquitto*, void* object, const mosquitto_message* message) {
        static_cast<Retained*>(object)->payload =
            QByteArray(static_cast<const char*>(message->payload), message->payloadlen);
    });
    mosquitto_subscribe_callback_set(client.get(), [](mosquitto*, void* object, int, int, const int*) {
        ++static_cast<Retained*>(object)->arrived;
    });
    if (mosquitto_connect(client.get(), "127.0.0.1", port_, 60) != MOSQ_ERR_SUCCESS) return {};
    mosquitto_subscribe(client.get(), nullptr, topic.toUtf8().constData(), 0);
    mosquitto_subscribe(client.get(), nullptr, "nothing/at/all", 0);
    loopUntil(client.get(), found.arrived, 2);
    mosquitto_disconnect(client.get());
    return found.payload;
}

}  // namespace pitwatch::test
