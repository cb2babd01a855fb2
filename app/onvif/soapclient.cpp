#include "soapclient.h"

#include <QCoreApplication>
#include <QAuthenticator>
#include <QNetworkReply>
#include <QRandomGenerator>

#include <core/reason.h>

#include "soapmessage.h"

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Onvif)
};

constexpr int kUnauthorized = 401;

std::optional<Reason> reasonOf(QNetworkReply::NetworkError error)
{
    switch (error) {
        case QNetworkReply::ConnectionRefusedError:
            return Reason::ConnectionRefused;
        case QNetworkReply::RemoteHostClosedError:
            return Reason::ConnectionLost;
        case QNetworkReply::HostNotFoundError:
            return Reason::HostUnknown;
        case QNetworkReply::TimeoutError:
        case QNetworkReply::OperationCanceledError:  // by our own timeout
            return Reason::NoAnswer;
        case QNetworkReply::SslHandshakeFailedError:
            return Reason::TlsFailed;
        case QNetworkReply::UnknownNetworkError:
            return Reason::NoRoute;
        default:
            return std::nullopt;
    }
}

QByteArray freshNonce()
{
    QByteArray nonce(16, Qt::Uninitialized);
    QRandomGenerator::system()->generate(nonce.begin(), nonce.end());
    return nonce;
}

}  // namespace

SoapClient::SoapClient(OnvifAddress address, const Clock& clock, Options options, QObject* parent)
    : QObject(parent), address_(std::move(address)), clock_(clock), options_(options)
{
    connect(&network_, &QNetworkAccessManager::authenticationRequired, this, &SoapClient::authenticate);
}

SoapClient::~SoapClient()
{
    if (!reply_) return;
    reply_->disconnect(this);
    reply_->abort();
}

void SoapClient::post(const QUrl& url, SoapRequest request, Callback done)
{
    if (waiting_.size() >= options_.mostWaiting) {
        done(Error{ErrorKind::Exhausted, Text::tr("too many requests wait for the camera"), url.host()});
        return;
    }
    waiting_.push_back({url, std::move(request), std::move(done)});
    if (!reply_) sendNext();
}

QByteArray SoapClient::message(const SoapRequest& request) const
{
    return soapEnvelope({address_.user, address_.password, freshNonce(), clock_.now() + offset_}, request.body);
}

void SoapClient::sendNext()
{
    if (waiting_.empty()) return;
    const Waiting& next = waiting_.front();
    QNetworkRequest request(next.url);
    request.setTransferTimeout(int(options_.timeout.count()));
    // Nobody else is to be sent to the camera's business, nor to see the token.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      QStringLiteral("application/soap+xml; charset=utf-8; action=\"%1\"").arg(next.request.action));
    received_.clear();
    tooLong_ = false;
    authenticated_ = false;
    reply_ = network_.post(request, message(next.request));
    connect(reply_, &QNetworkReply::readyRead, this, &SoapClient::read);
    connect(reply_, &QNetworkReply::finished, this, &SoapClient::finish);
}

void SoapClient::authenticate(QNetworkReply*, QAuthenticator* authenticator)
{
    // Asked twice: they were refused. An authenticator that is left alone ends the request.
    if (authenticated_ || address_.user.isEmpty()) return;
    authenticated_ = true;
    authenticator->setUser(address_.user);
    authenticator->setPassword(address_.password);
}

void SoapClient::read()
{
    received_ += reply_->read(options_.largestReply + 1 - received_.size());
    if (received_.size() <= options_.largestReply) return;
    tooLong_ = true;
    reply_->abort();
}

void SoapClient::finish()
{
    QNetworkReply* reply = std::exchange(reply_, nullptr);
    if (!tooLong_ && reply->isOpen()) received_ += reply->read(options_.largestReply + 1 - received_.size());
    const Result<QByteArray> result = resultOf(*reply);
    reply->deleteLater();
    const Waiting done = std::move(waiting_.front());
    waiting_.pop_front();
    sendNext();
    done.done(result);
}

Result<QByteArray> SoapClient::resultOf(const QNetworkReply& reply) const
{
    const QString where = reply.url().host();
    if (tooLong_ || received_.size() > options_.largestReply)
        return Error{ErrorKind::InvalidInput, Text::tr("the reply is too long"), where};
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == kUnauthorized || reply.error() == QNetworkReply::AuthenticationRequiredError)
        return Error{ErrorKind::Permission, Text::tr("user name or password refused"), where};
    if (status == 0) {
        const auto reason = reasonOf(reply.error());
        return Error{ErrorKind::Unavailable, reason ? reasonText(*reason) : reply.errorString(), where};
    }
    // Faults come with an HTTP error of their own: what the camera says counts more.
    if (const Result<void> checked = checkReply(received_); !checked)
        return Error{checked.error().kind, checked.error().message, where};
    return received_;
}

}  // namespace pitwatch
