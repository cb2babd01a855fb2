#include <QtTest>

#include <QImage>

#include <ui/wall/statemark.h>
#include <ui/wall/tilestate.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;

namespace {

const UtcTime kNow = fromMicros(1'700'000'000'000'000);

StreamStatus live()
{
    StreamStatus status;
    status.phase = StreamPhase::Live;
    status.lastFrameAt = kNow;
    return status;
}

TileState after(const StreamStatus& status, Micros age, std::optional<Micros> captureAge = {})
{
    return tileState(status, true, age, captureAge);
}

constexpr std::array kAll{TileState::Waiting,   TileState::Connecting, TileState::Live,   TileState::Behind,
                          TileState::Keyframes, TileState::Still,      TileState::Frozen, TileState::Damaged,
                          TileState::Stale,     TileState::NoSignal};

}  // namespace

class TestTileState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPictureOfNowIsLive() { QCOMPARE(after(live(), 40ms, 120ms), TileState::Live); }

    void anOldPictureIsStale()
    {
        QCOMPARE(after(live(), 2s), TileState::Live);
        QCOMPARE(after(live(), 2001ms), TileState::Stale);
    }

    void aClockThatWasSetBackMakesNoPictureYoung() { QCOMPARE(after(live(), -1h), TileState::Stale); }

    void aNewPictureOfLongAgoIsBehind() { QCOMPARE(after(live(), 40ms, 3s), TileState::Behind); }

    void identicalPicturesAreFrozenHoweverNewTheyAre()
    {
        StreamStatus status = live();
        status.frozenSince = kNow - 11s;
        QCOMPARE(after(status, 40ms), TileState::Frozen);
    }

    void damageShowsWhenTheGoodPictureIsOld()
    {
        StreamStatus status = live();
        status.damagedSince = kNow + 40ms;
        QCOMPARE(after(status, 1s), TileState::Live);
        QCOMPARE(after(status, 3s), TileState::Damaged);
    }

    void aDamagedPictureOnTheScreenIsNeverLive()
    {
        StreamStatus status = live();
        status.damagedSince = kNow - 3s;
        QCOMPARE(after(status, 40ms), TileState::Damaged);
    }

    void keyPicturesAreLiveOnlyWhereTheyComeOftenEnough()
    {
        StreamStatus status = live();
        status.decodeMode = DecodeMode::KeysOnly;
        status.keyInterval = 1s;
        QCOMPARE(after(status, 1s), TileState::Keyframes);
        QCOMPARE(after(status, 2001ms), TileState::Stale);
        status.keyInterval = 4s;
        QCOMPARE(after(status, 2001ms), TileState::Still);
        QCOMPARE(after(status, 5s), TileState::Still);
        QCOMPARE(after(status, 7s), TileState::Stale);
    }

    void seldomKeyPicturesDoNotFlickerBetweenLiveAndStill()
    {
        StreamStatus status = live();
        status.decodeMode = DecodeMode::KeysOnly;
        // Two seconds are usual; the next one comes a moment later than that.
        for (const Micros interval : {Micros(2s), Micros(4s)}) {
            status.keyInterval = interval;
            QCOMPARE(after(status, 40ms), TileState::Still);
            QCOMPARE(after(status, interval + 60ms), TileState::Still);
        }
    }

    void noPictureOfMoreThanTwoSecondsCountsAsLive()
    {
        for (const DecodeMode mode : {DecodeMode::Full, DecodeMode::KeysOnly, DecodeMode::Still})
            for (const Micros interval : {Micros(0), Micros(500ms), Micros(2s), Micros(10s), Micros(60s)}) {
                StreamStatus status = live();
                status.decodeMode = mode;
                status.keyInterval = interval;
                QVERIFY(!countsAsLive(after(status, 2001ms)));
                QVERIFY(veilOf(after(status, 2001ms)) > 0);
            }
    }

    void aStillIsGreyAndDoesNotCountAsLive()
    {
        StreamStatus status = live();
        status.decodeMode = DecodeMode::Still;
        QCOMPARE(after(status, 9s), TileState::Still);
        QVERIFY(veilOf(TileState::Still) > 0);
        QVERIFY(!countsAsLive(TileState::Still));
    }

    void noSignalIsNoSignalWhateverElseIsKnown()
    {
        StreamStatus status = live();
        status.phase = StreamPhase::NoSignal;
        status.frozenSince = status.damagedSince = kNow;
        QCOMPARE(after(status, 40ms), TileState::NoSignal);
    }

    void withoutAPictureItIsConnecting()
    {
        QCOMPARE(tileState(live(), false, std::nullopt, std::nullopt), TileState::Connecting);
    }

    void whatIsNotThePresentIsGrey()
    {
        for (const TileState state : kAll) {
            const bool present = countsAsLive(state) || state == TileState::Behind;
            QCOMPARE(veilOf(state) == 0, present);
        }
    }

    void statesDifferByShape()
    {
        QList<QImage> shapes;
        for (const TileState state : {TileState::Connecting, TileState::Live, TileState::Keyframes, TileState::Still,
                                      TileState::Frozen, TileState::Damaged, TileState::Stale, TileState::NoSignal}) {
            QImage image(12, 12, QImage::Format_RGB32);
            image.fill(Qt::black);
            QPainter painter(&image);
            paintStateMark(painter, {2, 2, 8, 8}, state, Qt::white);
            painter.end();
            QVERIFY(!shapes.contains(image));
            shapes.append(image);
        }
    }
};

QTEST_MAIN(TestTileState)
#include "tst_tilestate.moc"
