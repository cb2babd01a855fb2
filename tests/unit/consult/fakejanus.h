#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWebSocket>
#include <QWebSocketServer>

#include <memory>
#include <vector>

namespace pitwatch::test {

/// A Janus server without media on a free port of the loopback interface: makes sessions, handles and rooms, takes what
/// publishers offer, offers to subscribers. What it was asked is kept; what it says can be changed.
class FakeJanus {
public:
    FakeJanus() : server_(QStringLiteral("janus"), QWebSocketServer::NonSecureMode)
    {
        server_.setSupportedSubprotocols({QStringLiteral("janus-protocol")});
        server_.listen(QHostAddress::LocalHost);
        QObject::connect(&server_, &QWebSocketServer::newConnection, &server_, [this] { greet(); });
    }

    QUrl url() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(server_.serverPort())); }
    const std::vector<QJsonObject>& asked() const { return asked_; }
    int sessions() const { return sessions_; }

    QString secret;         ///< without it nothing is done
    QString offer, answer;  ///< its descriptions
    bool silent = false;    ///< hears, and says nothing
    bool acknowledges = true;

    /// Requests whose "janus", or whose body's "request", is this.
    std::vector<QJsonObject> all(const QString& word) const
    {
        std::vector<QJsonObject> found;
        for (const QJsonObject& message : asked_)
            if (message.value(u"janus").toString() == word ||
                message.value(u"body").toObject().value(u"request").toString() == word)
                found.push_back(message);
        return found;
    }
    int count(const QString& word) const { return int(all(word).size()); }

    void say(const QJsonObject& message)
    {
        if (socket_) socket_->sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson()));
    }
    void say(const QString& text) { socket_->sendTextMessage(text); }
    void tell(const QString& word, qint64 handle)
    {
        say(QJsonObject{{QStringLiteral("janus"), word}, {QStringLiteral("sender"), handle}});
    }
    /// As when the process ends.
    void breakOff() { socket_->abort(); }

private:
    void greet()
    {
        socket_.reset(server_.nextPendingConnection());
        QObject::connect(socket_.get(), &QWebSocket::textMessageReceived, socket_.get(), [this](const QString& text) {
            asked_.push_back(QJsonDocument::fromJson(text.toUtf8()).object());
            if (!silent) reply(asked_.back());
        });
    }

    void reply(const QJsonObject& message)
    {
        const QString word = message.value(u"janus").toString();
        QJsonObject said{{QStringLiteral("transaction"), message.value(u"transaction")}};
        if (message.value(u"apisecret").toString() != secret) {
            said.insert(QStringLiteral("janus"), QStringLiteral("error"));
            said.insert(
                QStringLiteral("error"),
                QJsonObject{{QStringLiteral("code"), 403}, {QStringLiteral("reason"), QStringLiteral("Unauthorized")}});
            return say(said);
        }
        if (word == u"create") ++sessions_;
        if (word == u"create" || word == u"attach") {
            said.insert(QStringLiteral("janus"), QStringLiteral("success"));
            said.insert(QStringLiteral("data"), QJsonObject{{QStringLiteral("id"), ++lastId_}});
            return say(said);
        }
        if (word == u"message") return replyPlugin(message, said);
        said.insert(QStringLiteral("janus"), QStringLiteral("ack"));
        say(said);
    }

    void replyPlugin(const QJsonObject& message, QJsonObject said)
    {
        const QJsonObject body = message.value(u"body").toObject();
        const QString request = body.value(u"request").toString();
        const bool later = request == u"join" || request == u"joinandconfigure" || request == u"start";
        QJsonObject ack = said;
        ack.insert(QStringLiteral("janus"), QStringLiteral("ack"));
        if (later && acknowledges) say(ack);
        said.insert(QStringLiteral("janus"), later ? QStringLiteral("event") : QStringLiteral("success"));
        said.insert(QStringLiteral("sender"), message.value(u"handle_id"));
        QJsonObject data{{QStringLiteral("videoroom"), QStringLiteral("event")}};
        if (request == u"joinandconfigure") {
            data.insert(QStringLiteral("id"), ++lastId_);
            said.insert(QStringLiteral("jsep"), description(QStringLiteral("answer"), answer));
        }
        if (request == u"join") said.insert(QStringLiteral("jsep"), description(QStringLiteral("offer"), offer));
        said.insert(QStringLiteral("plugindata"), QJsonObject{{QStringLiteral("data"), data}});
        say(said);
    }

    static QJsonObject description(const QString& type, const QString& sdp)
    {
        return {{QStringLiteral("type"), type}, {QStringLiteral("sdp"), sdp}};
    }

    QWebSocketServer server_;
    std::unique_ptr<QWebSocket> socket_;
    std::vector<QJsonObject> asked_;
    qint64 lastId_ = 1000;
    int sessions_ = 0;
};

}  // namespace pitwatch::test
