#pragma once

#include <QSslConfiguration>
#include <QWebSocket>

#include <consult/signalreader.h>
#include <consult/signalwriter.h>

/// A participant as a test plays it: says what it is told to and remembers what it hears.
namespace pitwatch::test {

class RoomVisitor {
public:
    RoomVisitor(const QSslCertificate& authority, const QString& origin = {})
        : socket_(std::make_unique<QWebSocket>(origin))
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates({authority});
        socket_->setSslConfiguration(tls);
        QObject::connect(socket_.get(), &QWebSocket::textMessageReceived, socket_.get(), [this](const QString& text) {
            const Result<Signal> read = readSignal(text.toUtf8(), SignalSource::Server);
            if (read)
                heard_.push_back(read.value());
            else
                unreadable_ << read.error().text() + text;
        });
        QObject::connect(socket_.get(), &QWebSocket::disconnected, socket_.get(), [this] { gone_ = true; });
    }

    void connectTo(quint16 port) { socket_->open(QUrl(QStringLiteral("wss://127.0.0.1:%1/ws").arg(port))); }
    void say(const signalling::Body& body, const PeerId& to = {}) { write(writeSignal({to, {}, body})); }
    void write(const QByteArray& text) { socket_->sendTextMessage(QString::fromUtf8(text)); }
    QWebSocket& socket() { return *socket_; }

    bool isConnected() const { return socket_->state() == QAbstractSocket::ConnectedState; }
    bool isGone() const { return gone_; }
    const std::vector<Signal>& heard() const { return heard_; }
    const QStringList& unreadable() const { return unreadable_; }

    template <typename Body>
    int count() const
    {
        int count = 0;
        for (const Signal& signal : heard_) count += std::holds_alternative<Body>(signal.body) ? 1 : 0;
        return count;
    }
    /// The newest of its kind; it has to be there.
    template <typename Body>
    Body last() const
    {
        for (auto signal = heard_.rbegin(); signal != heard_.rend(); ++signal)
            if (const Body* body = std::get_if<Body>(&signal->body)) return *body;
        return {};
    }
    QString lastError() const { return last<signalling::Refusal>().code; }
    PeerId id() const { return last<signalling::Welcome>().self.id; }

private:
    std::unique_ptr<QWebSocket> socket_;
    std::vector<Signal> heard_;
    QStringList unreadable_;
    bool gone_ = false;
};

}  // namespace pitwatch::test
