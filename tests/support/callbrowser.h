#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QWebSocketServer>

#include <functional>
#include <memory>

#include <consult/consultengine.h>

namespace pitwatch::test {

/// What the page in a browser has told.
struct SeenPage {
    bool ready = false;
    bool gone = false;  ///< its WebSocket has ended
    QJsonObject report;
    QStringList errors;
};

/// A headless Chromium with fake devices, the page of a participant that it shows (callpage.html), and the WebSocket
/// between them and us: page and socket share one free port of the loopback interface. The page knows any number of
/// peers by their names. Ends with the object.
class CallBrowser {
public:
    /// Why there is no browser on this machine; empty when there is.
    static QString missing();

    /// `hear` gets what the page says; the peer in it is whom it is for.
    explicit CallBrowser(std::function<void(const ConsultSignal&)> hear);
    ~CallBrowser();
    CallBrowser(const CallBrowser&) = delete;
    CallBrowser& operator=(const CallBrowser&) = delete;

    /// False when it does not start. `query`: "watch" for a page without devices.
    bool start(const QString& query = {});
    /// As a crash would: nobody says goodbye.
    void kill();
    /// The peer in it is who says it.
    void tell(const ConsultSignal& signal);
    /// The page negotiates again with all its peers.
    void askForNewOffer();
    const SeenPage& page() const { return page_; }
    qint64 processId() const { return browser_.processId(); }

private:
    void greet(QTcpSocket* socket);
    void takeSocket();
    void hear(const QString& text);
    void say(const QJsonObject& message);

    const std::function<void(const ConsultSignal&)> hear_;
    QTemporaryDir profile_;
    QTcpServer server_;
    QWebSocketServer webSockets_;
    std::unique_ptr<QWebSocket> socket_;
    QProcess browser_;
    SeenPage page_;
};

}  // namespace pitwatch::test
