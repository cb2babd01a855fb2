#pragma once

#include <QNetworkAccessManager>
#include <QObject>

#include <deque>
#include <functional>

#include <core/clock.h>
#include <core/result.h>

#include "onvifaddress.h"
#include "ptzmessages.h"

class QAuthenticator;
class QNetworkReply;

namespace pitwatch {

/// Sends SOAP requests to one camera, one after the other and in order: a stop must not overtake its move. Each carries
/// a fresh user name token; a camera that asks for HTTP digest gets that too. Replies and the queue are bounded, every
/// request has a deadline. Asynchronous; lives on the thread that made it. The clock outlives it.
class SoapClient final : public QObject {
    Q_OBJECT

public:
    struct Options {
        std::chrono::milliseconds timeout{5000};
        qint64 largestReply = 1 << 20;
        std::size_t mostWaiting = 16;
    };
    /// The whole reply, already checked, or why there is none.
    using Callback = std::function<void(const Result<QByteArray>&)>;

    SoapClient(OnvifAddress address, const Clock& clock, Options options, QObject* parent = nullptr);
    ~SoapClient() override;

    void post(const QUrl& url, SoapRequest request, Callback done);
    /// How far the camera's clock is ahead of ours: tokens are made by the camera's clock.
    void setClockOffset(Micros offset) { offset_ = offset; }

private:
    struct Waiting {
        QUrl url;
        SoapRequest request;
        Callback done;
    };

    void sendNext();
    QByteArray message(const SoapRequest& request) const;
    void authenticate(QNetworkReply* reply, QAuthenticator* authenticator);
    void read();
    void finish();
    Result<QByteArray> resultOf(const QNetworkReply& reply) const;

    const OnvifAddress address_;
    const Clock& clock_;
    const Options options_;
    Micros offset_{0};
    QNetworkAccessManager network_;
    std::deque<Waiting> waiting_;  ///< the first is under way while `reply_` is there
    QNetworkReply* reply_ = nullptr;
    QByteArray received_;
    bool tooLong_ = false;
    bool authenticated_ = false;  ///< this request has been answered with the credentials already
};

}  // namespace pitwatch
