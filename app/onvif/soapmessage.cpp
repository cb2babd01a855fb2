#include "soapmessage.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Onvif)
};

constexpr char kSecurity[] = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
constexpr char kUtility[] = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
constexpr char kDigestType[] =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest";
constexpr char kNonceType[] =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
constexpr qsizetype kLongestReason = 200;

void writeToken(QXmlStreamWriter& xml, const UsernameToken& token)
{
    const QString security = QLatin1String(kSecurity);
    xml.writeStartElement(security, QStringLiteral("Security"));
    xml.writeAttribute(QLatin1String(soap::kEnvelope), QStringLiteral("mustUnderstand"), QStringLiteral("1"));
    xml.writeStartElement(security, QStringLiteral("UsernameToken"));
    xml.writeTextElement(security, QStringLiteral("Username"), token.user);
    xml.writeStartElement(security, QStringLiteral("Password"));
    xml.writeAttribute(QStringLiteral("Type"), QLatin1String(kDigestType));
    xml.writeCharacters(QString::fromLatin1(passwordDigest(token)));
    xml.writeEndElement();
    xml.writeStartElement(security, QStringLiteral("Nonce"));
    xml.writeAttribute(QStringLiteral("EncodingType"), QLatin1String(kNonceType));
    xml.writeCharacters(QString::fromLatin1(token.nonce.toBase64()));
    xml.writeEndElement();
    xml.writeTextElement(QLatin1String(kUtility), QStringLiteral("Created"),
                         QString::fromLatin1(createdText(token.created)));
    xml.writeEndElement();
    xml.writeEndElement();
}

Error faultOf(const QByteArray& reply)
{
    QString reason;
    QString codes;
    forEachElement(reply, [&](QXmlStreamReader& xml, const QString& name) {
        // SOAP 1.2 says Text and Value, 1.1 faultstring and faultcode.
        if (name == QLatin1String("Text") || name == QLatin1String("faultstring"))
            reason = xml.readElementText(QXmlStreamReader::IncludeChildElements).simplified();
        else if (name == QLatin1String("Value") || name == QLatin1String("faultcode"))
            codes += xml.readElementText(QXmlStreamReader::IncludeChildElements);
    });
    const bool refused = codes.contains(QLatin1String("NotAuthorized")) || codes.contains(QLatin1String("FailedAuth"));
    if (reason.isEmpty()) reason = Text::tr("the camera states a fault without a reason");
    return {refused ? ErrorKind::Permission : ErrorKind::InvalidInput, reason.left(kLongestReason), {}};
}

}  // namespace

QByteArray createdText(UtcTime created)
{
    return toDateTime(created, QTimeZone::utc()).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzzZ")).toLatin1();
}

QByteArray passwordDigest(const UsernameToken& token)
{
    const QByteArray secret = token.nonce + createdText(token.created) + token.password.toUtf8();
    return QCryptographicHash::hash(secret, QCryptographicHash::Sha1).toBase64();
}

QByteArray soapEnvelope(const UsernameToken& token, const std::function<void(QXmlStreamWriter&)>& body)
{
    QByteArray message;
    QXmlStreamWriter xml(&message);
    const QString envelope = QLatin1String(soap::kEnvelope);
    xml.writeStartDocument();
    xml.writeNamespace(envelope, QStringLiteral("s"));
    xml.writeStartElement(envelope, QStringLiteral("Envelope"));
    if (!token.user.isEmpty()) {
        xml.writeStartElement(envelope, QStringLiteral("Header"));
        writeToken(xml, token);
        xml.writeEndElement();
    }
    xml.writeStartElement(envelope, QStringLiteral("Body"));
    body(xml);
    xml.writeEndDocument();
    return message;
}

Result<void> checkReply(const QByteArray& reply)
{
    QXmlStreamReader xml(reply);
    bool fault = false;
    bool body = false;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD)
            return Error{ErrorKind::InvalidInput, Text::tr("a reply with a document type is refused"), {}};
        if (token != QXmlStreamReader::StartElement) continue;
        body = body || xml.name() == QLatin1String("Body");
        fault = fault || xml.name() == QLatin1String("Fault");
    }
    if (xml.hasError() || !body) return Error{ErrorKind::InvalidInput, Text::tr("the reply is not a SOAP message"), {}};
    if (fault) return faultOf(reply);
    return {};
}

void forEachElement(const QByteArray& xmlText, const std::function<void(QXmlStreamReader&, const QString& name)>& visit)
{
    QXmlStreamReader xml(xmlText);
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement) visit(xml, xml.name().toString());
}

}  // namespace pitwatch
