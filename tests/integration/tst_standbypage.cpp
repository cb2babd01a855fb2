#include <QtTest>

#include <consult/roomserver.h>
#include <consult/tokenfile.h>
#include <support/headlessbrowser.h>

#include "roomvisitor.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace signalling;

namespace {

const RoomId kRoom(u"r-1"_s);
const PostId kPost(u"m-410881001001"_s);
constexpr int kPatience = 30'000;

/// A bureau that can be shut down and opened again at the same address, with its tokens kept in a file.
struct Bureau {
    QTemporaryDir folder;
    SystemClock clock;
    ServerIdentity identity = CertificateFolder(folder.filePath(u"c"_s), clock).identity({u"127.0.0.1"_s}).value();
    std::unique_ptr<RoomTokens> tokens;
    std::unique_ptr<RoomServer> server;
    std::vector<bool> answers;
    quint16 port = 0;

    Bureau() { open(); }
    QString file() const { return folder.filePath(u"tokens.json"_s); }

    void open()
    {
        tokens = std::make_unique<RoomTokens>(clock);
        if (const auto kept = loadTokens(file())) tokens->restore(kept.value());
        RoomServer::Options options;
        options.address = QHostAddress::LocalHost;
        options.port = port;
        server = std::make_unique<RoomServer>(*tokens, clock, options);
        if (const auto listening = server->listen(identity); !listening)
            qFatal("%s", qPrintable(listening.error().text()));
        port = server->port();
        if (!server->desk().open({kRoom, u"透水"_s, {}, 6, 4})) qFatal("no room");
        QObject::connect(&server->posts(), &PostDesk::answered, server.get(),
                         [this](const PostId&, int, bool accepted) { answers.push_back(accepted); });
    }
    void shut()
    {
        if (!saveTokens(file(), tokens->entries())) qFatal("the tokens are not kept");
        server.reset();
        tokens.reset();
    }

    std::optional<BellSound> bell() const { return server->posts().stateOf(kPost).bell; }
    bool standsBy() const { return server->posts().isStandingBy(kPost); }
    RoomTokens::Issued issue() const
    {
        const UtcTime until = clock.now() + std::chrono::days(400);
        return tokens->issue({{}, {}, PeerRole::Speaker, false, u"一号矿调度室"_s, until, kPost}).value();
    }
    QUrl link(const QString& token) const { return postUrl(u"127.0.0.1"_s, port, kPost, token); }
    int ring(const QString& subject = u"透水事故会商"_s)
    {
        const UtcTime until = clock.now() + 1h;
        const QString token = tokens->issue({{}, kRoom, PeerRole::Speaker, false, {}, until}).value().token;
        return server->posts().ring(kPost, {0, kRoom, token, subject, u"县局值班室 测试02"_s}).value();
    }
    Room& room() const { return *server->desk().find(kRoom); }
};

QString state(BrowserPage& page)
{
    return page.evaluate(u"window.pitwatch ? window.pitwatch.state : ''"_s).toString();
}

QString text(BrowserPage& page, const QString& id)
{
    return page.evaluate(u"document.getElementById('%1').textContent"_s.arg(id)).toString();
}

int ringing(BrowserPage& page)
{
    return page.evaluate(u"window.pitwatch.post.ringing"_s).toInt(-1);
}

bool sounds(BrowserPage& page)
{
    return page.evaluate(u"window.pitwatch.post.bell.sounds"_s).toBool();
}

bool isSeen(BrowserPage& page, const QString& id)
{
    return page.evaluate(u"document.getElementById('%1').checkVisibility()"_s.arg(id)).toBool();
}

/// The newest entry of the list of calls.
QString lastCall(BrowserPage& page)
{
    return page.evaluate(u"document.querySelector('#calls li')?.textContent ?? ''"_s).toString();
}

void keepPicture(BrowserPage& page, const QString& name)
{
    const QString folder = qEnvironmentVariable("PITWATCH_PICTURES");
    if (folder.isEmpty()) return;
    QFile file(folder + u'/' + name);
    if (file.open(QIODevice::WriteOnly)) file.write(page.screenshot());
}

bool fits(BrowserPage& page)
{
    return page
        .evaluate(
            u"document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth"_s)
        .toBool();
}

}  // namespace

class TestStandbyPage : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<HeadlessBrowser> browser_;

    /// A page that stands by; nothing when it does not come to that.
    std::unique_ptr<BrowserPage> post(const Bureau& bureau, const QString& token, HeadlessBrowser* browser = nullptr)
    {
        auto page = (browser != nullptr ? browser : browser_.get())->open(bureau.link(token));
        if (page == nullptr) return nullptr;
        return QTest::qWaitFor([&] { return state(*page) == u"standing-by"_s; }, kPatience) ? std::move(page) : nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!HeadlessBrowser::isThere()) QSKIP("there is no chromium");
        browser_ = std::make_unique<HeadlessBrowser>();
        QVERIFY(browser_->isRunning());
    }
    void cleanupTestCase() { browser_.reset(); }

    void aPageStandsByAndSaysWhoItIs()
    {
        Bureau bureau;
        const QString token = bureau.issue().token;
        const auto page = post(bureau, token);
        QVERIFY(page);
        QVERIFY(bureau.standsBy());
        QCOMPARE(text(*page, u"post-word"_s), u"值守中"_s);
        QCOMPARE(text(*page, u"post-name"_s), u"一号矿调度室"_s);
        QCOMPARE(text(*page, u"link-check"_s), u"已连接"_s);
        QTRY_COMPARE_WITH_TIMEOUT(text(*page, u"sound-check"_s), u"已启用"_s, kPatience);
        QVERIFY(!isSeen(*page, u"sound-bar"_s));
        QTRY_COMPARE_WITH_TIMEOUT(bureau.bell(), std::optional(BellSound::On), kPatience);
        const QString before = text(*page, u"clock"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text(*page, u"clock"_s) != before, kPatience);
        QVERIFY(page->click(u"#check"_s));
        QTRY_COMPARE_WITH_TIMEOUT(text(*page, u"camera-check"_s), u"正常"_s, kPatience);
        QVERIFY2(fits(*page), "does not fit a 1366x768 screen");
        QVERIFY(!page->evaluate(u"location.href"_s).toString().contains(token));
        keepPicture(*page, u"standby.png"_s);
        QVERIFY2(page->errors().isEmpty(), qPrintable(page->errors().join(u'\n')));
    }

    void isRungAndComesIntoTheRoomAndStandsByAgainAfterwards()
    {
        Bureau bureau;
        const auto page = post(bureau, bureau.issue().token);
        QVERIFY(page);
        const int call = bureau.ring(u"一号矿 3203 掘进工作面透水事故视频会商"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ringing(*page), call, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(sounds(*page), kPatience);
        QVERIFY(isSeen(*page, u"ringing"_s));
        QVERIFY(text(*page, u"ring-subject"_s).contains(u"透水事故"_s));
        QVERIFY(text(*page, u"ring-by"_s).contains(u"测试02"_s));
        QVERIFY(fits(*page));
        keepPicture(*page, u"ring.png"_s);

        QVERIFY(page->click(u"#accept"_s));
        QTRY_COMPARE_WITH_TIMEOUT(bureau.answers, std::vector<bool>{true}, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(bureau.room().participants().size(), std::size_t(1), kPatience);
        QCOMPARE(bureau.room().participants().front().name, u"一号矿调度室"_s);
        QTRY_VERIFY_WITH_TIMEOUT(bureau.room().participants().front().media.mic, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"inside"_s, kPatience);
        QVERIFY(!isSeen(*page, u"standby"_s));
        QVERIFY(!sounds(*page));
        QTRY_VERIFY_WITH_TIMEOUT(!bureau.standsBy(), kPatience);

        QVERIFY(bureau.server->desk().close(kRoom));
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"standing-by"_s, kPatience);
        QVERIFY(bureau.standsBy());
        QVERIFY(isSeen(*page, u"standby"_s));
        QVERIFY(text(*page, u"standby-note"_s).contains(u"会商已结束"_s));
        QVERIFY(lastCall(*page).contains(u"已接听"_s));
        keepPicture(*page, u"after.png"_s);
        QVERIFY(bureau.server->desk().open({kRoom, u"透水"_s, {}, 6, 4}).ok());
        bureau.ring();
        QTRY_VERIFY_WITH_TIMEOUT(ringing(*page) > call, kPatience);
        QVERIFY(page->click(u"#accept"_s));
        QTRY_COMPARE_WITH_TIMEOUT(bureau.room().participants().size(), std::size_t(1), kPatience);
        QVERIFY2(page->errors().isEmpty(), qPrintable(page->errors().join(u'\n')));
    }

    void aReloadDuringTheConsultationComesBackIntoIt()
    {
        Bureau bureau;
        const auto page = post(bureau, bureau.issue().token);
        QVERIFY(page);
        bureau.ring();
        QTRY_VERIFY_WITH_TIMEOUT(ringing(*page) > 0, kPatience);
        QVERIFY(page->click(u"#accept"_s));
        QTRY_COMPARE_WITH_TIMEOUT(bureau.room().participants().size(), std::size_t(1), kPatience);
        const PeerId before = bureau.room().participants().front().id;
        page->evaluate(u"location.reload()"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            bureau.room().participants().size() == 1 && bureau.room().participants().front().id != before, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"inside"_s, kPatience);
        page->evaluate(u"document.getElementById('leave').click()"_s);
        QTRY_VERIFY_WITH_TIMEOUT(bureau.standsBy(), kPatience);
        page->evaluate(u"location.reload()"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"standing-by"_s, kPatience);
        QVERIFY(bureau.room().participants().empty());
    }

    void whoDeclinesTellsTheBureauAndGoesOnStandingBy()
    {
        Bureau bureau;
        const auto page = post(bureau, bureau.issue().token);
        QVERIFY(page);
        bureau.ring();
        QTRY_VERIFY_WITH_TIMEOUT(ringing(*page) > 0, kPatience);
        QVERIFY(page->click(u"#decline"_s));
        QTRY_COMPARE_WITH_TIMEOUT(bureau.answers, std::vector<bool>{false}, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(ringing(*page), 0, kPatience);
        QVERIFY(!isSeen(*page, u"ringing"_s));
        QVERIFY(!sounds(*page));
        QVERIFY(lastCall(*page).contains(u"已拒绝"_s));
        QCOMPARE(state(*page), u"standing-by"_s);
        QVERIFY(bureau.room().participants().empty());
    }

    void aCallThatIsTakenBackStopsRingingAndIsListedAsMissed()
    {
        Bureau bureau;
        const auto page = post(bureau, bureau.issue().token);
        QVERIFY(page);
        const int call = bureau.ring();
        QTRY_COMPARE_WITH_TIMEOUT(ringing(*page), call, kPatience);
        bureau.server->posts().endRing(kPost, call);
        QTRY_COMPARE_WITH_TIMEOUT(ringing(*page), 0, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(lastCall(*page).contains(u"未接听"_s), kPatience);
        QVERIFY(bureau.answers.empty());
    }

    void ofTwoPagesTheOtherOneStopsRinging()
    {
        Bureau bureau;
        const QString token = bureau.issue().token;
        const auto first = post(bureau, token);
        const auto second = post(bureau, token);
        QVERIFY(first && second);
        const int call = bureau.ring();
        QTRY_COMPARE_WITH_TIMEOUT(ringing(*first), call, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(ringing(*second), call, kPatience);
        first->evaluate(u"document.getElementById('accept').click()"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state(*first), u"inside"_s, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(ringing(*second), 0, kPatience);
        QVERIFY(lastCall(*second).contains(u"其他终端"_s));
        QCOMPARE(state(*second), u"standing-by"_s);
        QCOMPARE(bureau.room().participants().size(), std::size_t(1));
    }

    void aServerThatComesBackIsFoundAgainAndCanRing()
    {
        Bureau bureau;
        const auto page = post(bureau, bureau.issue().token);
        QVERIFY(page);
        bureau.shut();
        QTRY_VERIFY_WITH_TIMEOUT(state(*page) == u"lost"_s || state(*page) == u"unreachable"_s, kPatience);
        QVERIFY(text(*page, u"post-word"_s) != u"值守中"_s);
        QVERIFY(text(*page, u"post-text"_s).contains(u"接不到呼叫"_s));
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"unreachable"_s, kPatience);
        bureau.open();
        QTRY_VERIFY_WITH_TIMEOUT(bureau.standsBy(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(text(*page, u"post-word"_s), u"值守中"_s, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(bureau.bell(), std::optional(BellSound::On), kPatience);
        const int call = bureau.ring();
        QTRY_COMPARE_WITH_TIMEOUT(ringing(*page), call, kPatience);
    }

    void aCallOutlastsABrokenConnection()
    {
        Bureau bureau;
        const auto page = post(bureau, bureau.issue().token);
        QVERIFY(page);
        const int call = bureau.ring();
        QTRY_COMPARE_WITH_TIMEOUT(ringing(*page), call, kPatience);
        const auto links = bureau.server->posts().findChildren<SignalLink*>();
        QCOMPARE(links.size(), 1);
        links.front()->dismiss(u"hello-late"_s, u"the connection breaks"_s);
        QTRY_COMPARE_WITH_TIMEOUT(page->evaluate(u"window.pitwatch.connections"_s).toInt(), 2, kPatience);
        QCOMPARE(ringing(*page), call);
        QCOMPARE(lastCall(*page), QString());
        QVERIFY(page->click(u"#accept"_s));
        QTRY_COMPARE_WITH_TIMEOUT(bureau.room().participants().size(), std::size_t(1), kPatience);
    }

    void aRevokedPostIsToldInWordsAndComesBackNoMore()
    {
        Bureau bureau;
        const auto issued = bureau.issue();
        const auto page = post(bureau, issued.token);
        QVERIFY(page);
        bureau.tokens->revoke(issued.id);
        bureau.server->posts().withdraw(issued.id);
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"over"_s, kPatience);
        QVERIFY(text(*page, u"post-text"_s).contains(u"撤销"_s));
        QVERIFY(isSeen(*page, u"post-text"_s));
        const auto again = browser_->open(bureau.link(issued.token));
        QVERIFY(again);
        QTRY_COMPARE_WITH_TIMEOUT(state(*again), u"over"_s, kPatience);
        QVERIFY(text(*again, u"post-text"_s).contains(u"撤销"_s));
        QCOMPARE(text(*again, u"post-word"_s), u"未能值守"_s);
        QVERIFY(!bureau.standsBy());
        QCOMPARE(bureau.server->counters().refusedTokens, quint64(1));
        keepPicture(*again, u"refused.png"_s);
    }

    void aTokenThatIsNotKnownIsToldAndTriedAgain()
    {
        Bureau bureau;
        const auto page = browser_->open(bureau.link(QString(43, u'A')));
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"refused"_s, kPatience);
        QVERIFY(text(*page, u"post-text"_s).contains(u"不认识"_s));
        page->evaluate(u"window.dispatchEvent(new Event('online'))"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bureau.server->counters().refusedTokens, quint64(2), kPatience);
    }

    void theBareAddressBringsThePostBackAndAnInvitationGoesPastIt()
    {
        Bureau bureau;
        QVERIFY(post(bureau, bureau.issue().token));
        const QUrl bare(u"https://127.0.0.1:%1/"_s.arg(bureau.port));
        const auto page = browser_->open(bare);
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(state(*page), u"standing-by"_s, kPatience);
        const auto guest = browser_->open(invitationUrl(u"127.0.0.1"_s, bureau.port, kRoom, u"abc"_s));
        QVERIFY(guest);
        QTRY_COMPARE_WITH_TIMEOUT(state(*guest), u"lobby"_s, kPatience);
        QVERIFY(isSeen(*guest, u"lobby"_s) && !isSeen(*guest, u"standby"_s));
    }

    void whereSoundWaitsForAClickThePageSaysSoAndOneClickIsEnough()
    {
        HeadlessBrowser browser(BrowserSound::AfterClick);
        QVERIFY(browser.isRunning());
        Bureau bureau;
        const auto page = post(bureau, bureau.issue().token, &browser);
        QVERIFY(page);
        QTRY_VERIFY_WITH_TIMEOUT(isSeen(*page, u"sound-bar"_s), kPatience);
        QVERIFY(text(*page, u"sound-bar"_s).contains(u"不会响铃"_s));
        QTRY_COMPARE_WITH_TIMEOUT(bureau.bell(), std::optional(BellSound::Blocked), kPatience);
        keepPicture(*page, u"silent.png"_s);
        const int call = bureau.ring(QString(signalbounds::kWordCharacters, u'长'));
        QTRY_COMPARE_WITH_TIMEOUT(ringing(*page), call, kPatience);
        QVERIFY(isSeen(*page, u"ring-silent"_s));
        QVERIFY(fits(*page));
        keepPicture(*page, u"ring-silent.png"_s);
        QVERIFY(!sounds(*page));
        QVERIFY(page->click(u"#ring-by"_s));
        QTRY_VERIFY_WITH_TIMEOUT(sounds(*page), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(bureau.bell(), std::optional(BellSound::On), kPatience);
        QVERIFY(!isSeen(*page, u"ring-silent"_s));
        bureau.server->posts().endRing(kPost, call);
        QTRY_VERIFY_WITH_TIMEOUT(!sounds(*page), kPatience);
        QVERIFY(!isSeen(*page, u"sound-bar"_s));
        bureau.ring();
        QTRY_VERIFY_WITH_TIMEOUT(sounds(*page), kPatience);
    }
};

QTEST_GUILESS_MAIN(TestStandbyPage)
#include "tst_standbypage.moc"
