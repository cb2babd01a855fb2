#include "mqttsettings.h"

#include <mosquitto.h>

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSysInfo>
#include <QUrl>

#include <core/jsoncheck.h>

namespace pitwatch::mqtt {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPlainPort = 1883;
constexpr int kTlsPort = 8883;
constexpr int kDefaultKeepAlive = 8;
constexpr int kMaximumTopics = 32;

void readAddress(const JsonCursor& url, Settings& settings)
{
    const QUrl address(url.text(2048), QUrl::StrictMode);
    settings.tls = address.scheme() == "mqtts"_L1;
    settings.host = address.host();
    settings.port = address.port(settings.tls ? kTlsPort : kPlainPort);
    settings.user = address.userName(QUrl::FullyDecoded).toUtf8();
    settings.password = address.password(QUrl::FullyDecoded).toUtf8();
    const bool known = settings.tls || address.scheme() == "mqtt"_L1;
    // The value itself may hold a password: it is not repeated in the message.
    if (!known || settings.host.isEmpty() || settings.port < 1)
        url.report(u"another address"_s, u"mqtt://host[:port] or mqtts://host[:port]"_s);
}

void readUser(const JsonCursor& root, Settings& settings)
{
    const QString user = root.member(u"user"_s).optionalText({}, 256);
    if (!user.isEmpty()) settings.user = user.toUtf8();
    const JsonCursor password = root.member(u"password"_s);
    if (!password.present()) return;
    if (!password.value().isString() || password.value().toString().size() > 1024)
        password.report(u"another value"_s, u"a text of at most 1024 characters"_s);
    settings.password = password.value().toString().toUtf8();
}

QByteArray generateId()
{
    const QString number = QString::number(QRandomGenerator::global()->generate(), 16).rightJustified(8, u'0');
    return "pitwatch-" + number.toLatin1();
}

void readClientId(const JsonCursor& id, Settings& settings)
{
    settings.generatedId = !id.present();
    settings.clientId = settings.generatedId ? generateId() : id.text(64).toUtf8();
    if (mosquitto_pub_topic_check(settings.clientId.constData()) != MOSQ_ERR_SUCCESS || settings.clientId.contains('/'))
        id.report(u"a text without /, # and +"_s);
}

void readTopics(const JsonCursor& topics, Settings& settings)
{
    for (const JsonCursor& topic : topics.elements(false, kMaximumTopics)) {
        settings.topics += topic.text(256).toUtf8();
        if (mosquitto_sub_topic_check(settings.topics.last().constData()) != MOSQ_ERR_SUCCESS)
            topic.report(u"an MQTT topic filter"_s);
    }
    if (settings.topics.isEmpty()) settings.topics += "pitwatch/v1/#";
}

QByteArray readFile(const JsonCursor& file, const QString& directory)
{
    const QString name = file.optionalText({}, 1024);
    if (name.isEmpty()) return {};
    const QString path = QDir(directory).absoluteFilePath(name);
    if (!QFileInfo(path).isReadable()) file.report(u"a file that can be read"_s);
    return path.toLocal8Bit();
}

void readCertificates(const JsonCursor& root, const QString& directory, Settings& settings)
{
    settings.ca = readFile(root.member(u"ca"_s), directory);
    settings.cert = readFile(root.member(u"cert"_s), directory);
    settings.key = readFile(root.member(u"key"_s), directory);
    if (settings.cert.isEmpty() != settings.key.isEmpty())
        root.member(u"key"_s).report(u"cert and key together or neither"_s);
}

}  // namespace

Result<Settings> readSettings(const FeedContext& context)
{
    JsonIssues issues;
    const JsonCursor root(context.settings, {}, issues);
    Settings settings;
    readAddress(root.member(u"url"_s), settings);
    readUser(root, settings);
    readClientId(root.member(u"client_id"_s), settings);
    readTopics(root.member(u"topics"_s), settings);
    readCertificates(root, context.region ? context.region->directory : QString(), settings);
    const JsonCursor keepAlive = root.member(u"keepalive_s"_s);
    settings.keepAliveSeconds = keepAlive.present() ? static_cast<int>(keepAlive.integer(5, 600)) : kDefaultKeepAlive;
    if (issues.empty()) return settings;
    return Error{ErrorKind::InvalidInput, issues.list().front().text(), context.id.text()};
}

}  // namespace pitwatch::mqtt
