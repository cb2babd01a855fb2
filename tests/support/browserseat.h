#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QWebSocketServer>

#include <memory>

#include "callseat.h"

namespace pitwatch::test {

/// What the page in a browser has told.
struct SeenPage {
    bool ready = false;
    bool gone = false;  ///< its WebSocket has ended
    QJsonObject report;
    QStringList errors;
};

/// A headless Chromium with fake devices, the page that it shows, and the WebSocket between page and engine: page and
/// socket share one free port of the loopback interface. Ends with the object.
class BrowserSeat {
public:
    /// Why there is no browser on this machine; empty when there is.
    static QString missing();

    /// `engine` gets what the page says, under the name `name`, and the page what the engine says to that name.
    BrowserSeat(CallSeat& seat, const QString& name);
    ~BrowserSeat();
    BrowserSeat(const BrowserSeat&) = delete;
    BrowserSeat& operator=(const BrowserSeat&) = delete;

    /// False when it does not start. `query`: "watch" for a page without devices.
    bool start(const QString& query = {});
    /// As a crash would: nobody says goodbye.
    void kill();
    /// The page negotiates again.
    void askForNewOffer();
    const SeenPage& page() const { return page_; }
    qint64 processId() const { return browser_.processId(); }

private:
    void greet(QTcpSocket* socket);
    void takeSocket();
    void hear(const QString& text);
    void say(const QJsonObject& message);

    CallSeat& seat_;
    const QString name_;
    QTemporaryDir profile_;
    QTcpServer server_;
    QWebSocketServer webSockets_;
    std::unique_ptr<QWebSocket> socket_;
    QProcess browser_;
    SeenPage page_;
};

}  // namespace pitwatch::test
