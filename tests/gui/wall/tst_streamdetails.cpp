#include <QtTest>

#include <ui/wall/streamdetails.h>
#include <ui/wall/tilewords.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;

namespace {

const UtcTime kNow = parseIsoTime(QStringLiteral("2026-11-23T10:00:00+08:00")).value();
const QTimeZone kZone("Asia/Shanghai");

TileView liveTile()
{
    TileView view;
    view.name = QStringLiteral("主井口");
    view.mine = QStringLiteral("测试一矿");
    view.now = kNow;
    view.frame = std::make_shared<VideoFrame>();
    view.picture = QRect(0, 0, 480, 270);
    view.age = 40ms;
    view.captureAge = 143ms;
    view.state = TileState::Live;
    view.status.phase = StreamPhase::Live;
    view.status.codec = QStringLiteral("h264");
    view.status.sourceSize = {640, 360};
    view.status.decoder = QStringLiteral("software");
    view.status.transport = QStringLiteral("tcp");
    view.status.arrivingPerSecond = view.status.framesPerSecond = 25;
    view.status.bitsPerSecond = 512'000;
    return view;
}

QString value(const TileView& view, const QString& label)
{
    for (const DetailRow& row : StreamDetails::rows(view, kZone))
        if (row.label == label) return row.value;
    return QStringLiteral("no such row");
}

}  // namespace

class TestStreamDetails : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatWasMeasured()
    {
        const TileView view = liveTile();
        QCOMPARE(value(view, QStringLiteral("Capture to paint")), QStringLiteral("143\u00a0ms"));
        QCOMPARE(value(view, QStringLiteral("Source")), QStringLiteral("H264 · 640 × 360"));
        QCOMPARE(value(view, QStringLiteral("Bit rate")), QStringLiteral("512\u00a0kbit/s"));
        QCOMPARE(value(view, QStringLiteral("Connection")), QStringLiteral("TCP"));
    }

    void saysWhyNoDeviceDecodes()
    {
        TileView view = liveTile();
        QCOMPARE(value(view, QStringLiteral("Decoder")), QStringLiteral("software"));
        view.status.decoderNote = QStringLiteral("vaapi: device lost");
        QCOMPARE(value(view, QStringLiteral("Decoder")), QStringLiteral("software (vaapi: device lost)"));
    }

    void anUnknownCaptureTimeIsNotGuessed()
    {
        TileView view = liveTile();
        view.captureAge.reset();
        QVERIFY(value(view, QStringLiteral("Capture to paint")).startsWith(QStringLiteral("unknown")));
    }

    void aCameraClockAheadOfOursIsSaid()
    {
        TileView view = liveTile();
        view.captureAge = -250ms;
        QVERIFY(value(view, QStringLiteral("Capture to paint")).contains(QStringLiteral("250 ms ahead")));
    }

    void saysSinceWhenThereIsNoSignal()
    {
        TileView view = liveTile();
        view.state = TileState::NoSignal;
        view.status.lastFrameAt = kNow - 75s;
        view.age = 75s;
        QCOMPARE(value(view, QStringLiteral("State")), QStringLiteral("No signal for 1 min, since 09:58:45"));
    }

    void saysWhyATileSteppedDown()
    {
        TileView view = liveTile();
        view.quality = {QualityStep::KeysOnly, QualityReason::Pressure};
        view.machine = {.decoding = 0.96, .process = 0.8};
        view.steppedDown = 12;
        const QString why = value(view, QStringLiteral("Why"));
        QVERIFY2(why.contains(QStringLiteral("96 %")) && why.contains(QStringLiteral("12")), qPrintable(why));
        QVERIFY(value(view, QStringLiteral("Quality")).startsWith(QStringLiteral("keyframes")));
    }

    void theCaptionSaysThatATileSteppedDownAndWhy()
    {
        TileView view = liveTile();
        view.quality = {QualityStep::Sub, QualityReason::Pressure};
        QCOMPARE(TileWords::stateWithPressure(view), QStringLiteral("Live · sub · decoding overloaded"));
        view.quality.step = QualityStep::KeysOnly;
        view.state = TileState::Keyframes;
        QCOMPARE(TileWords::stateWithPressure(view), QStringLiteral("Live · keyframes only · decoding overloaded"));
        view.quality.step = QualityStep::Still;
        view.state = TileState::Still;
        view.age = 3s;
        QCOMPARE(TileWords::stateWithPressure(view), QStringLiteral("Still · 3 s old · decoding overloaded"));
    }

    void aSmallTileOnTheSubStreamHasNothingToSay()
    {
        TileView view = liveTile();
        view.quality = {QualityStep::Sub, QualityReason::Size};
        QCOMPARE(TileWords::stateWithPressure(view), TileWords::state(view));
        // What is wrong with the camera comes first.
        view.quality.reason = QualityReason::Pressure;
        view.state = TileState::NoSignal;
        QCOMPARE(TileWords::stateWithPressure(view), TileWords::state(view));
    }

    void aTileWithoutAnythingStillHasEveryRow()
    {
        TileView view;
        view.name = QStringLiteral("c01");
        view.state = TileState::NoSignal;
        const auto rows = StreamDetails::rows(view, kZone);
        QCOMPARE(rows.size(), StreamDetails::rows(liveTile(), kZone).size());
        for (const DetailRow& row : rows) QVERIFY2(!row.value.isEmpty(), qPrintable(row.label));
    }

    void theTextHoldsEveryRow()
    {
        const TileView view = liveTile();
        const QString text = StreamDetails::text(view, kZone);
        QVERIFY(text.startsWith(QStringLiteral("测试一矿 · 主井口")));
        for (const DetailRow& row : StreamDetails::rows(view, kZone)) QVERIFY(text.contains(row.value));
    }
};

QTEST_MAIN(TestStreamDetails)
#include "tst_streamdetails.moc"
