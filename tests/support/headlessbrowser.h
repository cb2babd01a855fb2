#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>
#include <QWebSocket>

#include <functional>
#include <memory>

/// Chromium without a display, with made-up camera and microphone, spoken to by the DevTools protocol. Ends with the
/// object.
namespace pitwatch::test {

/// One page of it.
class BrowserPage {
public:
    explicit BrowserPage(const QUrl& debugger);
    /// Closes it: a page of a server that is gone would look for it for ever.
    ~BrowserPage();

    bool isReady() const { return ready_; }
    /// The value of an expression; undefined when nothing came in time.
    QJsonValue evaluate(const QString& expression);
    /// With the mouse, on the middle of the element: what a browser lets only people do. False: there is none.
    bool click(const QString& selector);
    /// The space bar, with what the page does of itself then.
    void pressSpace(bool down, bool repeat = false);
    /// Errors of the console, of scripts and of the network since the page began.
    const QStringList& errors() const { return errors_; }
    /// A PNG of what is seen.
    QByteArray screenshot();

private:
    QJsonObject ask(const QString& method, const QJsonObject& parameters);
    void take(const QString& text);

    QWebSocket socket_;
    bool ready_ = false;
    int asked_ = 0;
    QJsonObject answer_;
    QStringList errors_;
};

/// When pages may sound: at once, or as people have it.
enum class BrowserSound { Free, AfterClick };

class HeadlessBrowser {
public:
    static constexpr int kPictureRate = 25;  ///< of its camera, a second

    /// False where there is no Chromium.
    static bool isThere();
    /// False where authorities cannot be imported for a test.
    static bool canImport();

    /// Takes any certificate.
    explicit HeadlessBrowser(BrowserSound sound = BrowserSound::Free, int pictureRate = kPictureRate)
        : HeadlessBrowser(QStringList(), sound, pictureRate)
    {
    }
    /// Takes certificates of these authorities (PEM files) as if they had been imported, and no wrong ones.
    explicit HeadlessBrowser(const QStringList& authorities, BrowserSound sound = BrowserSound::Free,
                             int pictureRate = kPictureRate);
    /// Takes any certificate. `enter` is called in the new process before the program is, and may make system calls
    /// only. Where it leads into another network, setPort() has to be told a way back into it before a page is opened.
    explicit HeadlessBrowser(const std::function<void()>& enter);
    ~HeadlessBrowser();

    bool isRunning() const { return port_ != 0; }
    /// Of the loopback interface, where the browser is spoken to.
    quint16 port() const { return port_; }
    void setPort(quint16 port) { port_ = port; }
    std::unique_ptr<BrowserPage> open(const QUrl& url);
    qint64 processId() const { return process_.processId(); }

private:
    bool import(const QStringList& authorities);
    void start(bool takesAnyCertificate, BrowserSound sound, int pictureRate);

    QTemporaryDir profile_;
    QProcess process_;
    quint16 port_ = 0;
};

}  // namespace pitwatch::test
