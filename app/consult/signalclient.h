#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSslCertificate>
#include <QTimer>
#include <QUrl>

#include <memory>

#include <core/result.h>

#include "signalmessage.h"

class QSslError;
class QWebSocket;

namespace pitwatch {

/// A native client's connection to a room, at its own server or another's: says hello, pings, notices silence, comes
/// back by itself, and stops when the server says that it is over. The certificate has to be good: there is no way to
/// ignore it. Every `welcome` after the first means that all connections of media begin anew. Lives on the thread that
/// made it.
class SignalClient final : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Connecting, Waiting, Inside, Retrying, Over };

    struct Options {
        QUrl server;                         ///< wss://host:port/ws
        QList<QSslCertificate> authorities;  ///< besides those of the system
        signalling::Hello hello;
        std::chrono::milliseconds firstRetry{500};  ///< doubled up to lastRetry
        std::chrono::milliseconds lastRetry{2000};
        std::chrono::milliseconds soonRetry{1000};  ///< instead of lastRetry, for two minutes after it was inside:
                                                    ///< media come back only after it
        std::chrono::milliseconds silentAfter{2500};
    };

    explicit SignalClient(Options options, QObject* parent = nullptr);
    ~SignalClient() override;

    void start();
    /// Says bye; Over afterwards.
    void stop();
    void send(const signalling::Body& body, const PeerId& to = {});

    State state() const { return state_; }
    /// Why it is Over (a code of the server) or Retrying (in words).
    const QString& reason() const { return reason_; }
    /// Retrying because nobody whom this seat trusts has signed the server's certificate: without importing that of the
    /// other bureau it stays so.
    bool isUnknownAuthority() const { return unknownAuthority_; }
    /// Messages of the server that could not be read.
    quint64 unreadable() const { return unreadable_; }

Q_SIGNALS:
    void stateChanged(pitwatch::SignalClient::State state);
    void received(const pitwatch::Signal& signal);

private:
    void open();
    void takeText(const QString& text);
    void takeRefusal(const signalling::Refusal& refusal);
    void retry(const QString& why);
    void noteErrors(const QList<QSslError>& errors);
    bool wasInsideLately() const;
    std::chrono::milliseconds connectWithin() const;
    void finish(const QString& code);
    void closeInPeace(QWebSocket* socket);
    void dropSocket();
    void watch();
    void setState(State state);

    const Options options_;
    std::unique_ptr<QWebSocket> socket_;
    QTimer watchTimer_;
    QTimer retryTimer_;
    QElapsedTimer heard_;
    QElapsedTimer pinged_;
    QElapsedTimer watched_;
    QElapsedTimer opened_;                       ///< the attempt that runs
    QElapsedTimer lost_;                         ///< since when it is no longer inside; not valid: was not yet
    std::chrono::milliseconds usualConnect_{0};  ///< how long the last attempt took that succeeded
    State state_ = State::Idle;
    QString reason_;
    int tries_ = 0;
    bool unknownAuthority_ = false;
    bool wasInside_ = false;
    quint64 unreadable_ = 0;
};

/// The server's address out of an invitation (https://host:port/#room=R&token=T), and what stands in its fragment. An
/// error where it is none.
struct Invitation {
    QUrl server;
    RoomId room;
    QString token;
};
Result<Invitation> readInvitation(const QUrl& url);

}  // namespace pitwatch
