#pragma once

#include <QObject>

#include <memory>

#include <core/result.h>

#include "ratelimit.h"
#include "signalmessage.h"

class QWebSocket;

namespace pitwatch {

struct LinkLimits {
    int messagesPerSecond = 50;
    int burst = 200;
    int mostMalformed = 20;               ///< then the connection ends
    qint64 mostUnsent = 2 * 1024 * 1024;  ///< bytes that the other side does not take
    std::chrono::milliseconds helloWithin{5000};
    std::chrono::milliseconds pingEvery{1000};
    std::chrono::milliseconds lostAfter{2500};  ///< of silence; with the watch below 3 s in all
};

enum class LinkEnd { Closed, Silent, Slow, Flood, Malformed, Oversized, HelloLate, Dismissed };

/// One participant's WebSocket, seen from the server: reads what comes within its limits, pings, and notices silence.
/// Says `ended` once and deletes itself soon after. Lives on the server's thread; the owner calls watch() every quarter
/// of a second.
class SignalLink final : public QObject {
    Q_OBJECT

public:
    /// Takes the socket over. `nowMs`: see watch().
    SignalLink(QWebSocket* socket, QString address, LinkLimits limits, qint64 nowMs, QObject* parent);
    ~SignalLink() override;

    const QString& address() const { return address_; }
    bool isOver() const { return ended_; }
    /// The hello was good: its deadline no longer counts.
    void setAccepted() { accepted_ = true; }

    void send(const Signal& signal);
    /// Tells the reason (`error`), then closes.
    void dismiss(const QString& code, const QString& text);

    /// `nowMs` of a clock that does not run backwards. `late`: by how much this call itself came late, which is no
    /// silence of the other side.
    void watch(qint64 nowMs, qint64 late);

Q_SIGNALS:
    void received(const pitwatch::Signal& signal);
    void malformed(const pitwatch::Error& error);
    void ended(pitwatch::LinkEnd how);

private:
    void takeText(const QString& text);
    void takeClosed();
    void finish(LinkEnd how);
    void close(LinkEnd how, const QString& code, const QString& text);

    std::unique_ptr<QWebSocket> socket_;
    const QString address_;
    const LinkLimits limits_;
    RateLimit rate_;
    qint64 nowMs_;
    qint64 bornMs_;
    qint64 heardMs_;
    qint64 pingedMs_;
    int malformed_ = 0;
    bool accepted_ = false;
    bool ended_ = false;
};

}  // namespace pitwatch
