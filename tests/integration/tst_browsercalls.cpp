#include <QtTest>

#include <atomic>

#include <consult/recordingsink.h>
#include <core/clock.h>
#include <support/browserseat.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using test::BrowserSeat;
using test::CallSeat;

namespace {

constexpr int kPatience = 30'000;
const QString kMine = u"mine"_s;

/// Our engine and a browser, connected.
struct Call {
    Call() : browser(seat, kMine) {}

    bool open(ConsultCodec codec = ConsultCodec::Vp8, const QString& query = {})
    {
        seat.start(codec);
        if (!browser.start(query)) return false;
        if (!QTest::qWaitFor([this] { return browser.page().ready; }, kPatience)) return false;
        seat.add(kMine, true);
        return true;
    }
    const test::SeenPeer& peer() { return seat.peer(kMine); }
    double told(QLatin1String field) const { return browser.page().report[field].toDouble(); }
    bool flowsBothWays() { return peer().frames > 10 && told("framesDecoded"_L1) > 10; }

    CallSeat seat;
    BrowserSeat browser;
};

/// How many key pictures of the browser a recording was given.
class KeyCount final : public RecordingSink {
public:
    void take(RecordedPacket packet) override
    {
        if (packet.participant == kMine && packet.media != RecordedMedia::Opus && packet.key) ++keys;
    }
    void lost(const QString&, qint64) override {}

    std::atomic<int> keys = 0;
};

}  // namespace

class TestBrowserCalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!CallSeat::missing().isEmpty()) QSKIP(qPrintable(CallSeat::missing()));
        if (!BrowserSeat::missing().isEmpty()) QSKIP(qPrintable(BrowserSeat::missing()));
    }

    void pictureAndSoundGoBothWays_data()
    {
        QTest::addColumn<bool>("h264");
        QTest::newRow("VP8") << false;
        QTest::newRow("H.264") << true;
    }
    void pictureAndSoundGoBothWays()
    {
        QFETCH(bool, h264);
        Call call;
        QVERIFY(call.open(h264 ? ConsultCodec::H264 : ConsultCodec::Vp8));
        QTRY_VERIFY2_WITH_TIMEOUT(call.flowsBothWays(), qPrintable(call.browser.page().errors.join(u'\n')), kPatience);

        // Page to client: the picture moves, the fake device's beeps are heard.
        const int changes = call.peer().changes;
        QTRY_VERIFY_WITH_TIMEOUT(call.peer().changes > changes + 50 && call.peer().loudest > -40, kPatience);
        // Client to page: the picture goes on, the tone's energy rises.
        const double decoded = call.told("framesDecoded"_L1);
        const double energy = call.told("totalAudioEnergy"_L1);
        QTRY_VERIFY_WITH_TIMEOUT(call.told("framesDecoded"_L1) > decoded + 50, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(call.told("totalAudioEnergy"_L1) > energy + 0.01, kPatience);
        // About 25 pictures a second at both ends, once it runs.
        const auto full = [](double rate) { return rate > 21 && rate < 29; };
        QTRY_VERIFY_WITH_TIMEOUT(full(call.peer().stats.framesPerSecond), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(full(call.told("framesPerSecond"_L1)), kPatience);

        QCOMPARE(call.peer().stats.codec, h264 ? u"H264"_s : u"VP8"_s);
        QCOMPARE(call.browser.page().report["codec"_L1].toString(), h264 ? u"video/H264"_s : u"video/VP8"_s);
        // What the page's encoder was asked for: sound that gets lost is there a second time.
        const QString sound = call.browser.page().report["soundFormat"_L1].toString();
        QVERIFY2(sound.contains(u"useinbandfec=1"_s), qPrintable(sound));
        QVERIFY2(call.browser.page().errors.isEmpty(), qPrintable(call.browser.page().errors.join(u'\n')));
    }

    void pageWithoutDevicesWatchesAndStaysLive()
    {
        Call call;
        QVERIFY(call.open(ConsultCodec::Vp8, u"watch"_s));
        QTRY_VERIFY_WITH_TIMEOUT(call.told("framesDecoded"_L1) > 150, kPatience);
        QCOMPARE(call.peer().state(), ConsultPeerState::Live);
        QVERIFY(!call.peer().was(ConsultPeerState::Stalled));
        QCOMPARE(call.peer().frames, 0);
    }

    void whoPresentsIsSeenByThePageAndGetsNothing()
    {
        Call call;
        call.seat.present();
        QVERIFY(call.browser.start());
        QTRY_VERIFY_WITH_TIMEOUT(call.browser.page().ready, kPatience);
        QTimer tile;
        int pushed = 0;
        QObject::connect(&tile, &QTimer::timeout, &tile, [&] {
            QImage image(1280, 720, QImage::Format_RGB32);
            image.fill(++pushed % 2 ? Qt::red : Qt::blue);
            call.seat.engine().pushPicture(image, SystemClock().now());
        });
        tile.start(100);
        call.seat.add(kMine, true);
        QTRY_VERIFY_WITH_TIMEOUT(call.told("framesDecoded"_L1) > 50, kPatience);
        QCOMPARE(QSize(int(call.told("frameWidth"_L1)), int(call.told("frameHeight"_L1))), QSize(1280, 720));
        QTRY_VERIFY_WITH_TIMEOUT(call.told("framesPerSecond"_L1) >= 8, kPatience);
        // Nothing but reports comes to the presenter, and that is enough to know that the page is there.
        QTRY_VERIFY_WITH_TIMEOUT(call.peer().reports > 4, kPatience);
        QCOMPARE(call.peer().frames, 0);
        QCOMPARE(call.peer().levels, 0);
        QCOMPARE(call.told("framesSent"_L1), 0.0);
        QVERIFY2(call.peer().stats.receiveKbps < 25, qPrintable(QString::number(call.peer().stats.receiveKbps)));
        QCOMPARE(call.peer().state(), ConsultPeerState::Live);
        QVERIFY(!call.peer().was(ConsultPeerState::Stalled));
        QVERIFY2(call.browser.page().errors.isEmpty(), qPrintable(call.browser.page().errors.join(u'\n')));
    }

    void pageThatNegotiatesAgainKeepsItsCall()
    {
        Call call;
        QVERIFY(call.open());
        QTRY_VERIFY_WITH_TIMEOUT(call.flowsBothWays(), kPatience);
        const auto said = [&](ConsultSignalKind kind) {
            const auto& sent = call.seat.sent();
            return std::any_of(sent.begin(), sent.end(),
                               [&](const ConsultSignal& signal) { return signal.kind == kind; });
        };
        QVERIFY(!said(ConsultSignalKind::Answer));
        call.browser.askForNewOffer();
        QTRY_VERIFY_WITH_TIMEOUT(said(ConsultSignalKind::Answer), kPatience);
        for (const ConsultSignal& signal : call.seat.sent())
            if (signal.kind == ConsultSignalKind::Answer) QVERIFY(signal.sdp.contains(u"useinbandfec=1"_s));
        const int frames = call.peer().frames;
        const double decoded = call.told("framesDecoded"_L1);
        QTRY_VERIFY_WITH_TIMEOUT(call.peer().frames > frames + 75, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(call.told("framesDecoded"_L1) > decoded + 75, kPatience);
        QVERIFY2(call.browser.page().errors.isEmpty(), qPrintable(call.browser.page().errors.join(u'\n')));
        QVERIFY(!call.peer().was(ConsultPeerState::Rebuilding));
    }

    /// A browser makes key pictures only when it is asked, and takes a request with an old number for a repetition.
    void aPageIsAskedForAKeyPictureAsOftenAsOneIsNeeded()
    {
        Call call;
        QVERIFY(call.open());
        QTRY_VERIFY2_WITH_TIMEOUT(call.flowsBothWays(), qPrintable(call.browser.page().errors.join(u'\n')), kPatience);
        for (int round = 0; round < 3; ++round) {
            const auto sink = std::make_shared<KeyCount>();
            QVERIFY(call.seat.engine().startRecording(sink).ok());
            QTRY_VERIFY_WITH_TIMEOUT(sink->keys > 0, kPatience);
            call.seat.engine().stopRecording();
        }
    }

    void killedBrowserIsNoticedAndClosed()
    {
        Call call;
        QVERIFY(call.open());
        QTRY_VERIFY_WITH_TIMEOUT(call.flowsBothWays(), kPatience);
        call.browser.kill();
        QTRY_VERIFY_WITH_TIMEOUT(call.browser.page().gone, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(call.peer().was(ConsultPeerState::Stalled), kPatience);
        call.seat.engine().removePeer(kMine);
        QTRY_COMPARE_WITH_TIMEOUT(call.peer().state(), ConsultPeerState::Closed, kPatience);
    }
};

QTEST_GUILESS_MAIN(TestBrowserCalls)
#include "tst_browsercalls.moc"
