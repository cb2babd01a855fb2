#include "headlessbrowser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QStandardPaths>
#include <QtTest>

#include <algorithm>

namespace pitwatch::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 30'000;

QString program()
{
    return QStandardPaths::findExecutable(u"chromium"_s);
}

}  // namespace

BrowserPage::BrowserPage(const QUrl& debugger)
{
    QObject::connect(&socket_, &QWebSocket::textMessageReceived, &socket_, [this](const QString& text) { take(text); });
    socket_.open(debugger);
    if (!QTest::qWaitFor([this] { return socket_.state() == QAbstractSocket::ConnectedState; }, kPatience)) return;
    for (const auto& domain : {u"Runtime.enable"_s, u"Log.enable"_s, u"Page.enable"_s}) ask(domain, {});
    ready_ = true;
}

BrowserPage::~BrowserPage()
{
    socket_.disconnect(&socket_);
    if (!ready_) return;
    socket_.sendTextMessage(u"{\"id\":%1,\"method\":\"Page.close\"}"_s.arg(++asked_));
    socket_.flush();
}

QJsonObject BrowserPage::ask(const QString& method, const QJsonObject& parameters)
{
    const int id = ++asked_;
    const QJsonObject question{{u"id"_s, id}, {u"method"_s, method}, {u"params"_s, parameters}};
    socket_.sendTextMessage(QString::fromUtf8(QJsonDocument(question).toJson(QJsonDocument::Compact)));
    const bool answered = QTest::qWaitFor([&] { return answer_.value("id"_L1).toInt() == id; }, kPatience);
    return answered ? answer_.value("result"_L1).toObject() : QJsonObject();
}

void BrowserPage::take(const QString& text)
{
    const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString method = message.value("method"_L1).toString();
    const QJsonObject parameters = message.value("params"_L1).toObject();
    const QJsonObject entry = parameters.value("entry"_L1).toObject();
    if (message.contains("id"_L1)) answer_ = message;
    const bool scriptFailed = method == "Runtime.exceptionThrown"_L1;
    const bool said = method == "Runtime.consoleAPICalled"_L1 && parameters.value("type"_L1) == u"error"_s;
    const bool logged = method == "Log.entryAdded"_L1 && entry.value("level"_L1) == u"error"_s;
    if (scriptFailed || said || logged) errors_ << text.left(600);
}

QJsonValue BrowserPage::evaluate(const QString& expression)
{
    const QJsonObject result = ask(
        u"Runtime.evaluate"_s, {{u"expression"_s, expression}, {u"returnByValue"_s, true}, {u"awaitPromise"_s, true}});
    return result.value("result"_L1).toObject().value("value"_L1);
}

bool BrowserPage::click(const QString& selector)
{
    const QJsonArray at = evaluate(
                              u"(r => r ? [r.x + r.width / 2, r.y + r.height / 2] : [])"
                              u"(document.querySelector('%1')?.getBoundingClientRect())"_s.arg(selector))
                              .toArray();
    if (at.size() != 2) return false;
    for (const auto& type : {u"mousePressed"_s, u"mouseReleased"_s})
        ask(u"Input.dispatchMouseEvent"_s, {{u"type"_s, type},
                                            {u"x"_s, at.at(0)},
                                            {u"y"_s, at.at(1)},
                                            {u"button"_s, u"left"_s},
                                            {u"clickCount"_s, 1}});
    return true;
}

void BrowserPage::pressSpace(bool down, bool repeat)
{
    ask(u"Input.dispatchKeyEvent"_s, {{u"type"_s, down ? u"keyDown"_s : u"keyUp"_s},
                                      {u"key"_s, u" "_s},
                                      {u"code"_s, u"Space"_s},
                                      {u"text"_s, down ? u" "_s : QString()},
                                      {u"autoRepeat"_s, repeat},
                                      {u"windowsVirtualKeyCode"_s, int(Qt::Key_Space)}});
}

QByteArray BrowserPage::screenshot()
{
    return QByteArray::fromBase64(ask(u"Page.captureScreenshot"_s, {}).value("data"_L1).toString().toLatin1());
}

bool HeadlessBrowser::isThere()
{
    return !program().isEmpty();
}

bool HeadlessBrowser::canImport()
{
    return !QStandardPaths::findExecutable(u"certutil"_s).isEmpty();
}

/// Chromium on Linux reads the user's NSS database.
bool HeadlessBrowser::import(const QStringList& authorities)
{
    const QString folder = profile_.filePath(u".pki/nssdb"_s);
    const QString database = u"sql:"_s + folder;
    QDir().mkpath(folder);
    const auto certutil = [&database](const QStringList& arguments) {
        return QProcess::execute(u"certutil"_s, QStringList{u"-d"_s, database} + arguments) == 0;
    };
    return certutil({u"-N"_s, u"--empty-password"_s}) &&
           std::all_of(authorities.begin(), authorities.end(), [&certutil](const QString& file) {
               return certutil({u"-A"_s, u"-t"_s, u"C,,"_s, u"-n"_s, file, u"-i"_s, file});
           });
}

HeadlessBrowser::HeadlessBrowser(const QStringList& authorities, BrowserSound sound, int pictureRate)
{
    if (authorities.isEmpty() || import(authorities)) start(authorities.isEmpty(), sound, pictureRate);
}

HeadlessBrowser::HeadlessBrowser(const std::function<void()>& enter)
{
    process_.setChildProcessModifier(enter);
    start(true, BrowserSound::Free, kPictureRate);
}

void HeadlessBrowser::start(bool takesAnyCertificate, BrowserSound sound, int pictureRate)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, profile_.path());
    process_.setProcessEnvironment(environment);
    process_.setProgram(program());
    process_.setArguments({u"--headless=new"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--enable-automation"_s,
                           u"--no-first-run"_s, u"--disable-background-networking"_s, u"--disable-component-update"_s,
                           u"--disable-background-timer-throttling"_s, u"--disable-renderer-backgrounding"_s,
                           sound == BrowserSound::Free ? u"--autoplay-policy=no-user-gesture-required"_s
                                                       : u"--autoplay-policy=document-user-activation-required"_s,
                           u"--use-fake-ui-for-media-stream"_s,
                           u"--use-fake-device-for-media-stream=fps=%1"_s.arg(pictureRate), u"--window-size=1366,768"_s,
                           u"--remote-debugging-port=0"_s, u"--user-data-dir="_s + profile_.path(), u"about:blank"_s});
    // In a network of its own it is to see what every other sees there.
    if (!process_.childProcessModifier())
        process_.setArguments(QStringList{u"--allow-loopback-in-peer-connection"_s} + process_.arguments());
    if (takesAnyCertificate)
        process_.setArguments(QStringList{u"--ignore-certificate-errors"_s} + process_.arguments());
    process_.setStandardErrorFile(profile_.filePath(u"stderr"_s));
    process_.setStandardOutputFile(QProcess::nullDevice());
    process_.start();
    QFile active(profile_.filePath(u"DevToolsActivePort"_s));
    const bool told = QTest::qWaitFor([&active] { return active.exists() && active.size() > 2; }, kPatience);
    if (told && active.open(QIODevice::ReadOnly)) port_ = active.readLine().trimmed().toUShort();
}

HeadlessBrowser::~HeadlessBrowser()
{
    process_.terminate();
    if (!process_.waitForFinished(5000)) {
        process_.kill();
        process_.waitForFinished();
    }
    // Its helpers write into the profile for a moment longer.
    if (!QTest::qWaitFor([this] { return profile_.remove(); }, kPatience)) qWarning("the profile stays behind");
}

std::unique_ptr<BrowserPage> HeadlessBrowser::open(const QUrl& url)
{
    QNetworkAccessManager network;
    QUrl address(u"http://127.0.0.1:%1/json/new"_s.arg(port_));
    address.setQuery(QString::fromLatin1(url.toString().toUtf8().toPercentEncoding()));
    const std::unique_ptr<QNetworkReply> reply(network.put(QNetworkRequest(address), QByteArray()));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, kPatience)) return nullptr;
    const QJsonObject page = QJsonDocument::fromJson(reply->readAll()).object();
    auto made = std::make_unique<BrowserPage>(QUrl(page.value("webSocketDebuggerUrl"_L1).toString()));
    return made->isReady() ? std::move(made) : nullptr;
}

}  // namespace pitwatch::test
