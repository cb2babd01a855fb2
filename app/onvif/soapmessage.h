#pragma once

#include <QByteArray>
#include <QString>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <functional>

#include <core/result.h>
#include <core/utctime.h>

/// SOAP 1.2 with the user name token of WS-Security, as ONVIF asks for. Pure; replies come from outside and are
/// treated so.
namespace pitwatch {

namespace soap {
inline constexpr char kEnvelope[] = "http://www.w3.org/2003/05/soap-envelope";
inline constexpr char kDevice[] = "http://www.onvif.org/ver10/device/wsdl";
inline constexpr char kMedia[] = "http://www.onvif.org/ver10/media/wsdl";
inline constexpr char kPtz[] = "http://www.onvif.org/ver20/ptz/wsdl";
inline constexpr char kSchema[] = "http://www.onvif.org/ver10/schema";
}  // namespace soap

/// Proves that we know the password without sending it.
struct UsernameToken {
    QString user;  ///< empty: the message carries no token
    QString password;
    QByteArray nonce;  ///< random, used once
    UtcTime created;   ///< by the camera's clock
};

/// Base64 of SHA-1 of nonce, created and password.
QByteArray passwordDigest(const UsernameToken& token);
/// xsd:dateTime in UTC with milliseconds.
QByteArray createdText(UtcTime created);

QByteArray soapEnvelope(const UsernameToken& token, const std::function<void(QXmlStreamWriter&)>& body);

/// Why a reply is none: not XML, a document type (entities could grow without bound), or the fault that the camera
/// states. Nothing wrong: ok.
Result<void> checkReply(const QByteArray& reply);

/// Calls `visit` at the start of each element, by its name without prefix; `visit` may read the element's text.
void forEachElement(const QByteArray& xml, const std::function<void(QXmlStreamReader&, const QString& name)>& visit);

}  // namespace pitwatch
