#include "brokerreason.h"

#include <mosquitto.h>

#include <QCoreApplication>

#include <cerrno>

#include <core/reason.h>

namespace pitwatch::mqtt {

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MqttFeed)
};

/// Of OpenSSL, as it writes its code: the routines of SSL, "certificate verify failed".
constexpr auto kNotVerified = "error:0A000086:"_L1;

std::optional<Reason> reasonOf(int code)
{
    switch (code) {
        case MOSQ_ERR_NOMEM:
            return Reason::OutOfMemory;
        case MOSQ_ERR_INVAL:
        case MOSQ_ERR_MALFORMED_UTF8:
            return Reason::ValueInvalid;
        case MOSQ_ERR_NO_CONN:
        case MOSQ_ERR_CONN_LOST:
            return Reason::ConnectionLost;
        case MOSQ_ERR_CONN_REFUSED:
            return Reason::ConnectionRefused;
        case MOSQ_ERR_TLS:
        case MOSQ_ERR_TLS_HANDSHAKE:
        case MOSQ_ERR_OCSP:
            return Reason::TlsFailed;
        case MOSQ_ERR_NOT_SUPPORTED:
            return Reason::NotSupported;
        case MOSQ_ERR_EAI:
        case MOSQ_ERR_LOOKUP:
            return Reason::HostUnknown;
        case MOSQ_ERR_KEEPALIVE:
        case MOSQ_ERR_TIMEOUT:
            return Reason::NoAnswer;
        default:
            return std::nullopt;
    }
}

}  // namespace

QString libraryReason(int code, const QString& detail)
{
    if (code == MOSQ_ERR_ERRNO) return systemReason(errno);
    if (code == MOSQ_ERR_PROTOCOL || code == MOSQ_ERR_MALFORMED_PACKET || code == MOSQ_ERR_OVERSIZE_PACKET)
        return Text::tr("the other side does not speak MQTT");
    auto reason = reasonOf(code);
    if (reason == Reason::TlsFailed && detail.contains(kNotVerified)) reason = Reason::CertificateRefused;
    QString words = reason ? reasonText(*reason) : QString::fromLocal8Bit(mosquitto_strerror(code));
    const bool known = reason && reason != Reason::TlsFailed;
    return known || detail.isEmpty() ? words : words + u" (%1)"_s.arg(detail);
}

QString answerReason(int code)
{
    switch (code) {
        case 1:
            return Text::tr("the broker does not speak this version of MQTT");
        case 2:
            return Text::tr("the broker refuses the client's name");
        case 3:
            return Text::tr("the broker is not available");
        case 4:
            return Text::tr("the broker refuses user name or password");
        case 5:
            return Text::tr("this seat is not authorised at the broker");
        default:
            return Text::tr("the broker refuses the connection (%1)").arg(code);
    }
}

}  // namespace pitwatch::mqtt
