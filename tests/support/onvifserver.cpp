#include "onvifserver.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>
#include <QXmlStreamReader>

namespace pitwatch::test {

namespace {

const QString kUser = QStringLiteral("op");
const QString kPassword = QStringLiteral("s3cret:/");
constexpr qint64 kTokenAge = 5;  // seconds

/// The texts of all elements of this name.
QStringList texts(const QByteArray& body, const QString& name)
{
    QXmlStreamReader xml(body);
    QStringList found;
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == name) found << xml.readElementText();
    return found;
}

QString attribute(const QByteArray& body, const QString& element, const QString& name)
{
    QXmlStreamReader xml(body);
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == element)
            return xml.attributes().value(name).toString();
    return {};
}

QString requestName(const QByteArray& body)
{
    QXmlStreamReader xml(body);
    bool inside = false;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (inside) return xml.name().toString();
        inside = xml.name() == QLatin1String("Body");
    }
    return {};
}

QByteArray envelope(const QByteArray& content)
{
    return "<?xml version=\"1.0\"?><e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\" "
           "xmlns:tt=\"http://www.onvif.org/ver10/schema\"><e:Body>" +
           content + "</e:Body></e:Envelope>";
}

QByteArray fault(const QByteArray& code, const QByteArray& reason)
{
    return envelope("<e:Fault><e:Code><e:Value>e:Sender</e:Value><e:Subcode><e:Value>" + code +
                    "</e:Value></e:Subcode></e:Code><e:Reason><e:Text>" + reason + "</e:Text></e:Reason></e:Fault>");
}

QByteArray md5(const QByteArray& text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

void send(QTcpSocket* socket, int status, const QByteArray& body, const QByteArray& more = {})
{
    socket->write("HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: application/soap+xml\r\n" + more +
                  "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

}  // namespace

OnvifServer::OnvifServer()
{
    server_.listen(QHostAddress::LocalHost);
    connect(&server_, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* socket = server_.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

QString OnvifServer::url(const QString& user, const QString& password) const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(server_.serverPort());
    url.setPath(QStringLiteral("/onvif/device_service"));
    url.setUserName(user);
    url.setPassword(password);
    return url.toString(QUrl::FullyEncoded);
}

QStringList OnvifServer::movements() const
{
    return calls.filter(QRegularExpression(QStringLiteral("^(ContinuousMove|Stop)")));
}

void OnvifServer::serve(QTcpSocket* socket)
{
    QByteArray& input = input_[socket];
    input += socket->readAll();
    for (;;) {
        const qsizetype end = input.indexOf("\r\n\r\n");
        if (end < 0) return;
        const QByteArray head = input.left(end + 2);
        static const QRegularExpression length(QStringLiteral("content-length: *(\\d+)"),
                                               QRegularExpression::CaseInsensitiveOption);
        const qsizetype size = length.match(QString::fromLatin1(head)).captured(1).toLongLong();
        if (input.size() < end + 4 + size) return;
        const QByteArray body = input.mid(end + 4, size);
        input.remove(0, end + 4 + size);
        answer(socket, head, body);
    }
}

void OnvifServer::answer(QTcpSocket* socket, const QByteArray& head, const QByteArray& body)
{
    const QString name = requestName(body);
    if (silent) return;
    if (!garbage.isEmpty()) return send(socket, 200, garbage);
    if (allowed(head, name, body)) {
        record(name, body);
        const QByteArray reply = replyTo(name, body);
        return send(socket, reply.contains("<e:Fault>") ? 400 : 200, reply);
    }
    calls << QStringLiteral("denied");
    if (authentication == Authentication::HttpDigest)
        send(socket, 401, {},
             "WWW-Authenticate: Digest realm=\"camera\", nonce=\"abc\", qop=\"auth\", algorithm=MD5\r\n");
    else
        send(socket, 400, fault("ter:NotAuthorized", "Sender not authorized"));
}

bool OnvifServer::allowed(const QByteArray& head, const QString& name, const QByteArray& body) const
{
    if (authentication == Authentication::HttpDigest) return digestFits(head);
    return name == QLatin1String("GetSystemDateAndTime") || tokenFits(body);
}

bool OnvifServer::tokenFits(const QByteArray& body) const
{
    const QString created = texts(body, QStringLiteral("Created")).value(0);
    const QByteArray nonce = QByteArray::fromBase64(texts(body, QStringLiteral("Nonce")).value(0).toLatin1());
    const QByteArray secret = nonce + created.toLatin1() + kPassword.toUtf8();
    const QByteArray digest = QCryptographicHash::hash(secret, QCryptographicHash::Sha1).toBase64();
    const QDateTime camera = QDateTime::currentDateTimeUtc().addSecs(clockAheadSeconds);
    const qint64 age = qAbs(QDateTime::fromString(created, Qt::ISODateWithMs).secsTo(camera));
    return texts(body, QStringLiteral("Username")).value(0) == kUser && age <= kTokenAge &&
           texts(body, QStringLiteral("Password")).value(0).toLatin1() == digest;
}

bool OnvifServer::digestFits(const QByteArray& head) const
{
    const auto field = [&](const char* name) {
        const QRegularExpression form(QStringLiteral("[ ,]%1=\"?([^\",\r\n]*)").arg(QLatin1String(name)));
        return form.match(QString::fromLatin1(head)).captured(1).toLatin1();
    };
    const QByteArray ha1 = md5(kUser.toUtf8() + ":camera:" + kPassword.toUtf8());
    const QByteArray ha2 = md5("POST:" + field("uri"));
    const QByteArray expected =
        md5(ha1 + ":abc:" + field("nc") + ':' + field("cnonce") + ':' + field("qop") + ':' + ha2);
    return field("username") == kUser.toUtf8() && field("response") == expected;
}

void OnvifServer::record(const QString& name, const QByteArray& body)
{
    QStringList words{name};
    if (name == QLatin1String("ContinuousMove")) {
        for (const char* axis : {"x", "y"}) words << attribute(body, QStringLiteral("PanTilt"), QLatin1String(axis));
        words << attribute(body, QStringLiteral("Zoom"), QStringLiteral("x"));
    }
    words += texts(body, QStringLiteral("PresetToken")) + texts(body, QStringLiteral("PresetName"));
    calls << words.join(QLatin1Char(' ')).trimmed();
}

QByteArray OnvifServer::services() const
{
    const QByteArray base = "http://" + advertisedHost.toLatin1() + "/onvif/";
    if (onlyServices)
        return "<GetServicesResponse><Service><Namespace>http://www.onvif.org/ver10/media/wsdl</Namespace><XAddr>" +
               base +
               "media</XAddr></Service><Service><Namespace>http://www.onvif.org/ver20/ptz/wsdl</Namespace><XAddr>" +
               base + "ptz</XAddr></Service></GetServicesResponse>";
    return "<GetCapabilitiesResponse><Capabilities><tt:Media><tt:XAddr>" + base +
           "media</tt:XAddr></tt:Media><tt:PTZ><tt:XAddr>" + base +
           "ptz</tt:XAddr></tt:PTZ></Capabilities></GetCapabilitiesResponse>";
}

QByteArray OnvifServer::replyTo(const QString& name, const QByteArray& body)
{
    const QDateTime now = QDateTime::currentDateTimeUtc().addSecs(clockAheadSeconds);
    if (name == QLatin1String("GetSystemDateAndTime"))
        return envelope(
            now.toString(QStringLiteral("'<tt:UTCDateTime><tt:Time><tt:Hour>'h'</tt:Hour><tt:Minute>'m'</tt:Minute>"
                                        "<tt:Second>'s'</tt:Second></tt:Time><tt:Date><tt:Year>'yyyy'</tt:Year>"
                                        "<tt:Month>'M'</tt:Month><tt:Day>'d'</tt:Day></tt:Date></tt:UTCDateTime>'"))
                .toLatin1());
    if (name == QLatin1String("GetCapabilities"))
        return onlyServices ? fault("ter:ActionNotSupported", "Optional action not implemented") : envelope(services());
    if (name == QLatin1String("GetServices")) return envelope(services());
    if (name == QLatin1String("GetProfiles")) {
        const QByteArray ptz = canMove ? "<tt:PTZConfiguration token=\"z\"/>" : "";
        return envelope("<Profiles token=\"p0\"><tt:Name>no</tt:Name></Profiles><Profiles token=\"p1\">" + ptz +
                        "</Profiles>");
    }
    if (name == QLatin1String("SetPreset")) presets << texts(body, QStringLiteral("PresetName"));
    if (name == QLatin1String("GetPresets")) {
        QByteArray list;
        for (qsizetype i = 0; i < presets.size(); ++i)
            list += "<Preset token=\"" + QByteArray::number(i + 1) + "\"><tt:Name>" + presets.at(i).toUtf8() +
                    "</tt:Name></Preset>";
        return envelope(list);
    }
    if (name == QLatin1String("GetStatus"))
        return envelope(
            "<PTZStatus><tt:Position><tt:PanTilt x=\"0.25\" y=\"-0.5\"/><tt:Zoom x=\"0.1\"/></tt:Position>"
            "<tt:MoveStatus><tt:PanTilt>IDLE</tt:PanTilt><tt:Zoom>IDLE</tt:Zoom></tt:MoveStatus></PTZStatus>");
    return envelope("<" + name.toLatin1() + "Response/>");
}

}  // namespace pitwatch::test
