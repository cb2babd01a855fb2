#include <QtTest>

#include <consult/roomserver.h>

#include "headlessbrowser.h"
#include "roomvisitor.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace signalling;

namespace {

const RoomId kRoom(u"r-1"_s);
constexpr int kPatience = 30'000;

struct Hall {
    QTemporaryDir folder;
    SystemClock clock;
    RoomTokens tokens{clock};
    std::unique_ptr<RoomServer> server;
    ServerIdentity identity;

    Hall()
    {
        RoomServer::Options options;
        options.address = QHostAddress::LocalHost;
        server = std::make_unique<RoomServer>(tokens, clock, options);
        identity = CertificateFolder(folder.filePath(u"c"_s), clock).identity({u"127.0.0.1"_s}).value();
        if (!server->listen(identity)) qFatal("the server does not listen");
        if (!server->desk().open({kRoom, u"透水"_s, {}, 6, 4})) qFatal("no room");
    }

    RoomTokens::Issued issue(PeerRole role)
    {
        return tokens.issue({{}, kRoom, role, false, {}, clock.now() + 1h}).value();
    }

    /// What a mine gets, with what a test adds: its name, and joining by itself.
    QUrl invitation(const QString& token, const QString& name) const
    {
        QUrl url = invitationUrl(u"127.0.0.1"_s, server->port(), kRoom, token);
        url.setFragment(url.fragment() + u"&auto=1&name="_s + name);
        return url;
    }
};

QString state(BrowserPage& page)
{
    return page.evaluate(u"window.pitwatch ? window.pitwatch.state : ''"_s).toString();
}

/// The counters of the only other participant that the page has.
QJsonObject counters(BrowserPage& page)
{
    const QString text = page.evaluate(u"JSON.stringify(Object.values(window.pitwatch.peers)[0] || {})"_s).toString();
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

double number(BrowserPage& page, const QString& name)
{
    return counters(page).value(name).toDouble();
}

void keepPicture(BrowserPage& page, const QString& name)
{
    const QString folder = qEnvironmentVariable("PITWATCH_PICTURES");
    if (folder.isEmpty()) return;
    QFile file(folder + u'/' + name);
    if (file.open(QIODevice::WriteOnly)) file.write(page.screenshot());
}

}  // namespace

class TestJoinPage : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<HeadlessBrowser> browser_;

private Q_SLOTS:
    void initTestCase()
    {
        if (!HeadlessBrowser::isThere()) QSKIP("there is no chromium");
        browser_ = std::make_unique<HeadlessBrowser>();
        QVERIFY(browser_->isRunning());
    }
    void cleanupTestCase() { browser_.reset(); }

    void theLobbyLoadsWithoutErrorsAndHidesTheToken()
    {
        Hall hall;
        const QString token = hall.issue(PeerRole::Speaker).token;
        const auto page = browser_->open(invitationUrl(u"127.0.0.1"_s, hall.server->port(), kRoom, token));
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"lobby"_s, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(page->evaluate(u"document.getElementById('own-preview').videoWidth > 0"_s).toBool(),
                                 kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(page->evaluate(u"document.getElementById('level').value > 0"_s).toBool(), kPatience);
        keepPicture(*page, u"lobby.png"_s);
        QVERIFY(!page->evaluate(u"location.href"_s).toString().contains(token));
        QVERIFY2(page->evaluate(u"document.documentElement.scrollHeight <= 768"_s).toBool(),
                 "does not fit a 1366x768 screen");
        QVERIFY2(page->errors().isEmpty(), qPrintable(page->errors().join(u'\n')));
    }

    void twoBrowsersSeeAndHearEachOther()
    {
        Hall hall;
        const auto first = browser_->open(hall.invitation(hall.issue(PeerRole::Host).token, u"First"_s));
        QVERIFY(first);
        QTRY_COMPARE_WITH_TIMEOUT(state(*first), u"inside"_s, kPatience);
        const auto second = browser_->open(hall.invitation(hall.issue(PeerRole::Speaker).token, u"Second"_s));
        QVERIFY(second);
        for (BrowserPage* page : {first.get(), second.get()}) {
            QTRY_VERIFY_WITH_TIMEOUT(number(*page, u"framesDecoded"_s) > 50, kPatience);
            QTRY_VERIFY_WITH_TIMEOUT(number(*page, u"totalAudioEnergy"_s) > 0, kPatience);
            QVERIFY(page->evaluate(u"document.querySelector('.tile:not(.own) video').videoWidth > 0"_s).toBool());
        }
        keepPicture(*second, u"room.png"_s);
        for (BrowserPage* page : {first.get(), second.get()})
            QVERIFY2(page->errors().isEmpty(), qPrintable(page->errors().join(u'\n')));
        QCOMPARE(second->evaluate(u"window.pitwatch.errors.length"_s).toInt(), 0);
    }

    void theRoomsOrderReachesThePage()
    {
        Hall hall;
        RoomVisitor host(hall.identity.chain.back());
        host.connectTo(hall.server->port());
        QTRY_VERIFY_WITH_TIMEOUT(host.isConnected(), kPatience);
        host.say(Hello{1, kRoom, hall.issue(PeerRole::Host).token, u"调度室"_s, PeerKind::Browser, {}});
        QTRY_COMPARE_WITH_TIMEOUT(host.count<Welcome>(), 1, kPatience);
        const auto page = browser_->open(hall.invitation(hall.issue(PeerRole::Speaker).token, u"Mine"_s));
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(host.count<Offer>(), 1, kPatience);  // the newcomer offers
        QTRY_VERIFY_WITH_TIMEOUT(host.count<PeerChanged>() > 0 && host.last<PeerChanged>().peer.media.mic, kPatience);
        const PeerId mine = host.last<PeerJoined>().peer.id;

        host.say(Mute{mine, true});
        QTRY_COMPARE_WITH_TIMEOUT(
            page->evaluate(u"document.getElementById('mic').getAttribute('aria-pressed')"_s).toString(), u"false"_s,
            kPatience);
        host.say(Mute{mine, false});
        QTRY_VERIFY_WITH_TIMEOUT(host.last<PeerChanged>().peer.media.mic, kPatience);
        host.say(RollCallStart{});
        QTRY_VERIFY_WITH_TIMEOUT(page->evaluate(u"!document.getElementById('rollcall').hidden"_s).toBool(), kPatience);
        keepPicture(*page, u"rollcall.png"_s);
        page->evaluate(u"document.getElementById('answer').click()"_s);
        QTRY_COMPARE_WITH_TIMEOUT(host.count<RollCallAnswer>(), 1, kPatience);
        host.say(Chat{u"<img src=x onerror=alert(1)>"_s});
        QTRY_VERIFY_WITH_TIMEOUT(
            page->evaluate(u"document.getElementById('chat').textContent.includes('onerror')"_s).toBool(), kPatience);
        QCOMPARE(page->evaluate(u"document.querySelectorAll('#chat img').length"_s).toInt(-1), 0);
        host.say(Remove{mine});
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"over"_s, kPatience);
        QVERIFY(page->evaluate(u"document.getElementById('notice').textContent"_s).toString().contains(u"移出"_s));
        QVERIFY2(page->errors().isEmpty(), qPrintable(page->errors().join(u'\n')));
    }

    void theSpaceBarOpensTheMicrophoneForAsLongAsItIsHeld()
    {
        Hall hall;
        RoomVisitor host(hall.identity.chain.back());
        host.connectTo(hall.server->port());
        QTRY_VERIFY_WITH_TIMEOUT(host.isConnected(), kPatience);
        host.say(Hello{1, kRoom, hall.issue(PeerRole::Host).token, u"调度室"_s, PeerKind::Browser, {}});
        QTRY_COMPARE_WITH_TIMEOUT(host.count<Welcome>(), 1, kPatience);
        const auto page = browser_->open(hall.invitation(hall.issue(PeerRole::Speaker).token, u"Mine"_s));
        QVERIFY(page);
        const auto open = [&host] { return host.count<PeerChanged>() > 0 && host.last<PeerChanged>().peer.media.mic; };
        const auto track = [&page] { return page->evaluate(u"window.pitwatch.devices.audio.enabled"_s).toBool(); };
        QTRY_VERIFY_WITH_TIMEOUT(open(), kPatience);
        const PeerId mine = host.last<PeerJoined>().peer.id;
        QVERIFY(page->click(u"#mic"_s));  // off; the button keeps the focus
        QTRY_VERIFY_WITH_TIMEOUT(!open() && !track(), kPatience);

        page->pressSpace(true);
        page->pressSpace(true, true);
        QTRY_VERIFY_WITH_TIMEOUT(open() && track(), kPatience);
        const auto said = [&page] {
            return page->evaluate(u"document.querySelector('.own .how').textContent"_s).toString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(said().contains(u"正在发言"_s), kPatience);
        keepPicture(*page, u"talk.png"_s);
        page->pressSpace(false);
        QTRY_VERIFY_WITH_TIMEOUT(!open() && !track(), kPatience);
        QCOMPARE(page->evaluate(u"document.getElementById('mic').getAttribute('aria-pressed')"_s).toString(),
                 u"false"_s);

        // Another window takes the keyboard.
        page->pressSpace(true);
        QTRY_VERIFY_WITH_TIMEOUT(open(), kPatience);
        page->evaluate(u"window.dispatchEvent(new Event('blur'))"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!open() && !track(), kPatience);
        page->pressSpace(false);

        // The room's order stands above it.
        host.say(Mute{mine, true});
        const auto button = [&page] {
            return page->evaluate(u"document.getElementById('mic').textContent"_s).toString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(button(), u"已被静音"_s, kPatience);
        page->pressSpace(true);
        QTRY_VERIFY_WITH_TIMEOUT(
            page->evaluate(u"document.getElementById('chat').textContent"_s).toString().contains(u"不能发言"_s),
            kPatience);
        QVERIFY(!open() && !track());
        page->pressSpace(false);
        host.say(Mute{mine, false});

        // In a message it is a space.
        QTRY_COMPARE_WITH_TIMEOUT(button(), u"麦克风"_s, kPatience);
        QVERIFY(page->click(u"#text"_s));
        page->pressSpace(true);
        page->pressSpace(false);
        QCOMPARE(page->evaluate(u"document.getElementById('text').value"_s).toString(), u" "_s);
        QVERIFY(!track());
        QVERIFY2(page->errors().isEmpty(), qPrintable(page->errors().join(u'\n')));
    }

    void whoIsRecordedSeesItForAsLongAsItLasts()
    {
        Hall hall;
        RoomVisitor host(hall.identity.chain.back());
        host.connectTo(hall.server->port());
        QTRY_VERIFY_WITH_TIMEOUT(host.isConnected(), kPatience);
        host.say(Hello{1, kRoom, hall.issue(PeerRole::Host).token, u"调度室"_s, PeerKind::Browser, {}});
        QTRY_COMPARE_WITH_TIMEOUT(host.count<Welcome>(), 1, kPatience);
        const auto page = browser_->open(hall.invitation(hall.issue(PeerRole::Speaker).token, u"Mine"_s));
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"inside"_s, kPatience);
        const auto mark = [](BrowserPage& shown) {
            return shown
                .evaluate(u"(e => e.offsetWidth > 0 ? e.textContent : '')(document.getElementById('recorded'))"_s)
                .toString();
        };
        QCOMPARE(mark(*page), QString());
        host.say(Recording{true});
        QTRY_COMPARE_WITH_TIMEOUT(mark(*page), u"● 正在录制（调度室）"_s, kPatience);
        QVERIFY(page->evaluate(u"document.getElementById('chat').textContent"_s).toString().contains(u"已开始录制"_s));
        keepPicture(*page, u"recorded.png"_s);
        const auto late = browser_->open(hall.invitation(hall.issue(PeerRole::Listener).token, u"Late"_s));
        QVERIFY(late);
        QTRY_COMPARE_WITH_TIMEOUT(mark(*late), u"● 正在录制（调度室）"_s, kPatience);
        host.say(Recording{false});
        QTRY_COMPARE_WITH_TIMEOUT(mark(*page), QString(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(mark(*late), QString(), kPatience);
        // It ends with the one who records, too.
        host.say(Recording{true});
        QTRY_VERIFY_WITH_TIMEOUT(!mark(*page).isEmpty(), kPatience);
        host.say(Bye{});
        QTRY_COMPARE_WITH_TIMEOUT(mark(*page), QString(), kPatience);
        QVERIFY2(page->errors().isEmpty(), qPrintable(page->errors().join(u'\n')));
    }

    void withOurAuthorityImportedThePageIsSecureAndWithoutItIsNotShown()
    {
        if (!HeadlessBrowser::canImport()) QSKIP("there is no certutil");
        Hall hall;
        const QString authority = hall.folder.filePath(u"authority.pem"_s);
        QVERIFY(CertificateFolder(hall.folder.filePath(u"c"_s), hall.clock).exportAuthority(authority).ok());
        QTemporaryDir elsewhere;
        CertificateFolder foreign(elsewhere.filePath(u"c"_s), hall.clock);
        QVERIFY(foreign.identity({u"127.0.0.1"_s}).ok());
        QVERIFY(foreign.exportAuthority(elsewhere.filePath(u"authority.pem"_s)).ok());
        for (const QString& trusted : {authority, elsewhere.filePath(u"authority.pem"_s)}) {
            HeadlessBrowser browser(trusted);
            QVERIFY(browser.isRunning());
            const auto page = browser.open(hall.invitation(hall.issue(PeerRole::Speaker).token, u"Mine"_s));
            QVERIFY(page);
            if (trusted == authority) {
                QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"inside"_s, kPatience);
                QVERIFY(page->evaluate(u"isSecureContext"_s).toBool());
                continue;
            }
            QTRY_VERIFY_WITH_TIMEOUT(
                page->evaluate(u"document.body.innerText"_s).toString().contains(u"ERR_CERT_AUTHORITY_INVALID"_s),
                kPatience);
            QCOMPARE(state(*page), QString());
        }
    }

    void anExpiredInvitationIsSaidInWords()
    {
        Hall hall;
        const auto issued = hall.issue(PeerRole::Speaker);
        hall.tokens.revoke(issued.id);
        const auto page = browser_->open(hall.invitation(issued.token, u"Mine"_s));
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"over"_s, kPatience);
        QVERIFY(page->evaluate(u"document.getElementById('notice').textContent"_s).toString().contains(u"撤销"_s));
    }

    void aPageThatLosesItsServerComesBackByItself()
    {
        Hall hall;
        const auto page = browser_->open(hall.invitation(hall.issue(PeerRole::Speaker).token, u"Mine"_s));
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"inside"_s, kPatience);
        const auto links = hall.server->desk().findChildren<SignalLink*>();
        QCOMPARE(links.size(), 1);
        links.front()->dismiss(u"hello-late"_s, u"the connection breaks"_s);
        QTRY_COMPARE_WITH_TIMEOUT(page->evaluate(u"window.pitwatch.connections"_s).toInt(), 2, kPatience);
        QCOMPARE(state(*page), u"inside"_s);
    }
};

QTEST_GUILESS_MAIN(TestJoinPage)
#include "tst_joinpage.moc"
