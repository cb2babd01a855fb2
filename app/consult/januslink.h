#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSslCertificate>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <map>
#include <memory>

#include "janusmessage.h"

class QWebSocket;

namespace pitwatch {

/// One session at a Janus server over WebSocket: requests find their answers, the session is kept alive, silence is
/// noticed. It is opened once; when it is lost, another one has to be made. Nobody but the seat that holds a room
/// speaks to Janus: its secret goes no further. Lives on the thread that made it.
class JanusLink final : public QObject {
    Q_OBJECT

public:
    struct Options {
        QUrl server;                         ///< ws://host:port or wss://host:port
        QString secret;                      ///< of its API; empty: it wants none
        QList<QSslCertificate> authorities;  ///< besides those of the system, for wss
        std::chrono::milliseconds answerWithin{5000};
        std::chrono::milliseconds keepAliveEvery{5000};
    };
    /// Called at most once. An error: refused by Janus or its plugin, or no answer in time. What is still open when the
    /// session is lost gets none.
    using Answer = std::function<void(const Result<JanusMessage>& answer)>;

    explicit JanusLink(Options options, QObject* parent = nullptr);
    /// Answers that are missing do not come any more.
    ~JanusLink() override;

    void open();
    bool isReady() const { return session_ != 0; }
    /// `handle` 0: of the session. What only acknowledges is not the answer.
    void request(QJsonObject message, qint64 handle, Answer answer);
    /// No answer is wanted.
    void tell(QJsonObject message, qint64 handle);
    /// Messages that could not be read.
    quint64 unreadable() const { return unreadable_; }

Q_SIGNALS:
    void ready();
    /// Once, at the end of it all. Not from within open().
    void lost(const QString& reason);
    /// What is no answer.
    void told(const pitwatch::JanusMessage& message);

private:
    struct Pending {
        Answer answer;
        qint64 until;
        bool ackIsAnswer;
    };

    void connected();
    void ask(QJsonObject message, qint64 handle, Answer answer, bool ackIsAnswer);
    QString send(QJsonObject message, qint64 handle);
    void takeText(const QString& text);
    void settle(const QString& transaction, const Result<JanusMessage>& answer);
    void keepAlive();
    void watch();
    void lose(const QString& reason);
    void endInPeace(QWebSocket* socket);

    const Options options_;
    std::unique_ptr<QWebSocket> socket_;
    std::map<QString, Pending> pending_;
    QTimer keepAlive_;
    QTimer watch_;
    QElapsedTimer clock_;
    qint64 watchedMs_ = 0;
    qint64 session_ = 0;
    quint64 asked_ = 0;
    quint64 unreadable_ = 0;
    bool over_ = false;
};

}  // namespace pitwatch
