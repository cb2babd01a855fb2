#include <QtTest>

#include <support/fakesfu.h>
#include <support/headlessbrowser.h>
#include <support/roomhall.h>

#include "roomvisitor.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace signalling;

namespace {

const RoomId& kRoom = RoomHall::kRoom;
constexpr int kPatience = 30'000;

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

    /// The host, played; null when it does not come in.
    static std::unique_ptr<RoomVisitor> comeIn(RoomHall& hall)
    {
        auto host = std::make_unique<RoomVisitor>(hall.authority());
        host->connectTo(hall.server.port());
        if (!QTest::qWaitFor([&] { return host->isConnected(); }, kPatience)) return nullptr;
        host->say(Hello{1, kRoom, hall.issue(PeerRole::Host).token, u"调度室"_s, PeerKind::Browser, {}});
        return QTest::qWaitFor([&] { return host->count<Welcome>() == 1; }, kPatience) ? std::move(host) : nullptr;
    }
    /// The page of a mine, which joins by itself.
    std::unique_ptr<BrowserPage> minePage(RoomHall& hall)
    {
        return browser_->open(hall.invitation(hall.issue(PeerRole::Speaker).token, u"Mine"_s));
    }

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
        RoomHall hall;
        const QString token = hall.issue(PeerRole::Speaker).token;
        const auto page = browser_->open(invitationUrl(u"127.0.0.1"_s, hall.server.port(), kRoom, token));
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
        RoomHall hall;
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
        // Keys: numbers about the connection, and a tile that is pinned.
        const auto press = [&second](const QString& key, const QString& code) {
            second->evaluate(
                u"document.activeElement.dispatchEvent(new KeyboardEvent('keydown', "
                u"{ key: '%1', code: '%2', bubbles: true }))"_s.arg(key, code));
        };
        press(u"i"_s, u"KeyI"_s);
        const auto numbers = [&second] {
            return second->evaluate(u"document.querySelector('.tile:not(.own) .numbers').textContent"_s).toString();
        };
        QTRY_VERIFY2_WITH_TIMEOUT(numbers().contains(u"/s "_s) && numbers().contains(u" kbit/s "_s),
                                  qPrintable(numbers()), kPatience);
        press(u"ArrowRight"_s, u"ArrowRight"_s);
        press(u"Enter"_s, u"Enter"_s);
        QTRY_COMPARE_WITH_TIMEOUT(second->evaluate(u"document.querySelectorAll('.tile.pinned').length"_s).toInt(), 1,
                                  kPatience);
        keepPicture(*second, u"numbers.png"_s);
        // A picture that is held back, by the next word about who sends it.
        const auto idOf = [](BrowserPage& page) { return PeerId(page.evaluate(u"window.pitwatch.id"_s).toString()); };
        QVERIFY(hall.room->setMedia(idOf(*first), {true, true, false, {idOf(*second)}}).ok());
        QVERIFY(first->click(u"#hand"_s));
        const auto said = [&second] {
            return second->evaluate(u"document.querySelector('.tile.held .how')?.textContent || ''"_s).toString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(said().contains(u"画面已暂停"_s), kPatience);
        keepPicture(*second, u"held.png"_s);
        QCOMPARE(first->evaluate(u"document.querySelectorAll('.tile.held').length"_s).toInt(-1), 0);
        for (BrowserPage* page : {first.get(), second.get()})
            QVERIFY2(page->errors().isEmpty(), qPrintable(page->errors().join(u'\n')));
        QCOMPARE(second->evaluate(u"window.pitwatch.errors.length"_s).toInt(), 0);
    }

    void theRoomsOrderReachesThePage()
    {
        RoomHall hall;
        const auto host = comeIn(hall);
        const auto page = minePage(hall);
        QVERIFY(host && page);
        QTRY_COMPARE_WITH_TIMEOUT(host->count<Offer>(), 1, kPatience);  // the newcomer offers
        QTRY_VERIFY_WITH_TIMEOUT(host->count<PeerChanged>() > 0 && host->last<PeerChanged>().peer.media.mic, kPatience);
        const PeerId mine = host->last<PeerJoined>().peer.id;

        host->say(Mute{mine, true});
        QTRY_COMPARE_WITH_TIMEOUT(
            page->evaluate(u"document.getElementById('mic').getAttribute('aria-pressed')"_s).toString(), u"false"_s,
            kPatience);
        host->say(Mute{mine, false});
        QTRY_VERIFY_WITH_TIMEOUT(host->last<PeerChanged>().peer.media.mic, kPatience);
        host->say(RollCallStart{});
        QTRY_VERIFY_WITH_TIMEOUT(page->evaluate(u"!document.getElementById('rollcall').hidden"_s).toBool(), kPatience);
        keepPicture(*page, u"rollcall.png"_s);
        page->evaluate(u"document.getElementById('answer').click()"_s);
        QTRY_COMPARE_WITH_TIMEOUT(host->count<RollCallAnswer>(), 1, kPatience);
        host->say(Chat{u"<img src=x onerror=alert(1)>"_s});
        QTRY_VERIFY_WITH_TIMEOUT(
            page->evaluate(u"document.getElementById('chat').textContent.includes('onerror')"_s).toBool(), kPatience);
        QCOMPARE(page->evaluate(u"document.querySelectorAll('#chat img').length"_s).toInt(-1), 0);
        host->say(Remove{mine});
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"over"_s, kPatience);
        QVERIFY(page->evaluate(u"document.getElementById('notice').textContent"_s).toString().contains(u"移出"_s));
        QVERIFY2(page->errors().isEmpty(), qPrintable(page->errors().join(u'\n')));
    }

    void theSpaceBarOpensTheMicrophoneForAsLongAsItIsHeld()
    {
        RoomHall hall;
        const auto host = comeIn(hall);
        const auto page = minePage(hall);
        QVERIFY(host && page);
        const auto open = [&host] {
            return host->count<PeerChanged>() > 0 && host->last<PeerChanged>().peer.media.mic;
        };
        const auto track = [&page] { return page->evaluate(u"window.pitwatch.devices.audio.enabled"_s).toBool(); };
        QTRY_VERIFY_WITH_TIMEOUT(open(), kPatience);
        const PeerId mine = host->last<PeerJoined>().peer.id;
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
        host->say(Mute{mine, true});
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
        host->say(Mute{mine, false});

        // In a message it is a space.
        QTRY_COMPARE_WITH_TIMEOUT(button(), u"麦克风"_s, kPatience);
        QVERIFY(page->click(u"#text"_s));
        page->pressSpace(true);
        page->pressSpace(false);
        QCOMPARE(page->evaluate(u"document.getElementById('text').value"_s).toString(), u" "_s);
        QVERIFY(!track());
        QVERIFY2(page->errors().isEmpty(), qPrintable(page->errors().join(u'\n')));
    }

    void whoIsNotHeardIsToldWhyAndSeesWhatTheMicrophoneHears()
    {
        RoomHall hall;
        const auto host = comeIn(hall);  // without media: nothing connects
        const auto page = minePage(hall);
        QVERIFY(host && page);
        const auto warned = [&page] {
            return page->evaluate(u"(e => e.hidden ? '' : e.textContent)(document.getElementById('unheard'))"_s)
                .toString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(page->evaluate(u"document.getElementById('own-level').value > 0"_s).toBool(),
                                 kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(warned().contains(u"所有参会方"_s), kPatience);
        keepPicture(*page, u"unheard.png"_s);
        QVERIFY(page->click(u"#mic"_s));
        QTRY_VERIFY_WITH_TIMEOUT(warned().contains(u"麦克风已关闭"_s), kPatience);
        host->say(Mute{host->last<PeerJoined>().peer.id, true});
        QTRY_VERIFY_WITH_TIMEOUT(warned().contains(u"静音"_s), kPatience);
        QVERIFY2(page->errors().isEmpty(), qPrintable(page->errors().join(u'\n')));
    }

    void whoIsRecordedSeesItForAsLongAsItLasts()
    {
        RoomHall hall;
        const auto host = comeIn(hall);
        const auto page = minePage(hall);
        QVERIFY(host && page);
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"inside"_s, kPatience);
        const auto mark = [](BrowserPage& shown) {
            return shown
                .evaluate(u"(e => e.offsetWidth > 0 ? e.textContent : '')(document.getElementById('recorded'))"_s)
                .toString();
        };
        QCOMPARE(mark(*page), QString());
        host->say(Recording{true});
        QTRY_COMPARE_WITH_TIMEOUT(mark(*page), u"● 正在录制（调度室）"_s, kPatience);
        QVERIFY(page->evaluate(u"document.getElementById('chat').textContent"_s).toString().contains(u"已开始录制"_s));
        keepPicture(*page, u"recorded.png"_s);
        const auto late = browser_->open(hall.invitation(hall.issue(PeerRole::Listener).token, u"Late"_s));
        QVERIFY(late);
        QTRY_COMPARE_WITH_TIMEOUT(mark(*late), u"● 正在录制（调度室）"_s, kPatience);
        host->say(Recording{false});
        QTRY_COMPARE_WITH_TIMEOUT(mark(*page), QString(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(mark(*late), QString(), kPatience);
        // It ends with the one who records, too.
        host->say(Recording{true});
        QTRY_VERIFY_WITH_TIMEOUT(!mark(*page).isEmpty(), kPatience);
        host->say(Bye{});
        QTRY_COMPARE_WITH_TIMEOUT(mark(*page), QString(), kPatience);
        QVERIFY2(page->errors().isEmpty(), qPrintable(page->errors().join(u'\n')));
    }

    void withoutTheServerForMediaThePageSaysWhoWaitsAndIsConnectedWhenItsTurnComes()
    {
        FakeSfu sfu;  // outlives the hall
        RoomHall hall;
        hall.server.desk().setSfu(sfu, 1s);
        const auto host = comeIn(hall);
        const auto page = minePage(hall);
        QVERIFY(host && page);
        QTRY_COMPARE_WITH_TIMEOUT(host->count<Offer>(), 1, kPatience);
        const auto notice = [&page] {
            return page->evaluate(u"(e => e.hidden ? '' : e.textContent)(document.getElementById('notice'))"_s)
                .toString();
        };
        host->say(ModeChange{CallMode::Sfu, {}, {}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(sfu.opens, 1, kPatience);
        Q_EMIT sfu.opened(kRoom);
        const auto offered = [&sfu] {
            return std::any_of(sfu.taken.begin(), sfu.taken.end(), [](const auto& said) {
                return said.second.to == kSfuPeer && std::holds_alternative<Offer>(said.second.body);
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(offered(), kPatience);
        QCOMPARE(notice(), QString());

        Q_EMIT sfu.lost(kRoom, u"gone"_s);
        QTRY_COMPARE_WITH_TIMEOUT(host->last<ModeChange>().mode, CallMode::Mesh, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(host->count<Offer>(), 2, kPatience);  // still the one that came later
        QCOMPARE(notice(), QString());

        Room& room = *hall.room;
        for (int i = 0; i < 5; ++i) {
            const PeerId id(u"x%1"_s.arg(i));
            QVERIFY(room.join({id, u"x"_s, PeerKind::Browser, {}, PeerRole::Host, false, id.text()}).ok());
        }
        host->say(Chat{u"测试"_s});  // the next that happens: the room is followed
        QTRY_VERIFY_WITH_TIMEOUT(notice().contains(u"您正在等候"_s), kPatience);
        keepPicture(*page, u"narrow.png"_s);
        QCOMPARE(page->evaluate(u"Object.keys(window.pitwatch.peers).length"_s).toInt(-1), 0);
        QVERIFY(room.leave(PeerId(u"x0"_s), LeaveReason::Bye));
        host->say(Chat{u"测试"_s});
        QTRY_COMPARE_WITH_TIMEOUT(host->count<Offer>(), 3, kPatience);
        QCOMPARE(notice(), QString());
        QVERIFY2(page->errors().isEmpty(), qPrintable(page->errors().join(u'\n')));
    }

    void withOurAuthorityImportedThePageIsSecureAndWithoutItIsNotShown()
    {
        if (!HeadlessBrowser::canImport()) QSKIP("there is no certutil");
        RoomHall hall;
        const QString authority = hall.exportAuthority();
        QVERIFY(!authority.isEmpty());
        QTemporaryDir elsewhere;
        CertificateFolder foreign(elsewhere.filePath(u"c"_s), hall.clock);
        QVERIFY(foreign.identity({u"127.0.0.1"_s}).ok());
        QVERIFY(foreign.exportAuthority(elsewhere.filePath(u"authority.pem"_s)).ok());
        for (const QString& trusted : {authority, elsewhere.filePath(u"authority.pem"_s)}) {
            HeadlessBrowser browser(QStringList{trusted});
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
        RoomHall hall;
        const auto issued = hall.issue(PeerRole::Speaker);
        hall.tokens.revoke(issued.id);
        const auto page = browser_->open(hall.invitation(issued.token, u"Mine"_s));
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"over"_s, kPatience);
        QVERIFY(page->evaluate(u"document.getElementById('notice').textContent"_s).toString().contains(u"撤销"_s));
    }

    void aPageThatWasLetInComesBackWithoutWaitingAgain()
    {
        RoomHall hall;
        const auto host = comeIn(hall);
        QVERIFY(host);
        const auto page = browser_->open(hall.invitation(hall.issue(PeerRole::Speaker, true).token, u"Guest"_s));
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"waiting"_s, kPatience);
        host->say(Admit{host->last<Knock>().who, true});
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"inside"_s, kPatience);
        const auto link = hall.server.desk().findChildren<SignalLink*>().back();
        link->dismiss(u"hello-late"_s, u"the connection breaks"_s);
        QTRY_COMPARE_WITH_TIMEOUT(page->evaluate(u"window.pitwatch.connections"_s).toInt(), 2, kPatience);
        QCOMPARE(state(*page), u"inside"_s);
        QCOMPARE(host->count<Knock>(), 2);  // that it waits, and no longer
    }

    void aPageThatLosesItsServerComesBackByItself()
    {
        RoomHall hall;
        const auto page = minePage(hall);
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"inside"_s, kPatience);
        const auto links = hall.server.desk().findChildren<SignalLink*>();
        QCOMPARE(links.size(), 1);
        links.front()->dismiss(u"hello-late"_s, u"the connection breaks"_s);
        QTRY_COMPARE_WITH_TIMEOUT(page->evaluate(u"window.pitwatch.connections"_s).toInt(), 2, kPatience);
        QCOMPARE(state(*page), u"inside"_s);
    }
};

QTEST_GUILESS_MAIN(TestJoinPage)
#include "tst_joinpage.moc"
