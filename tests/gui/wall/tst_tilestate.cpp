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

    void keyPicturesMayBeAsOldAsTheirInterval()
    {
        StreamStatus status = live();
        status.decodeMode = DecodeMode::KeysOnly;
        status.keyInterval = 4s;
        QCOMPARE(after(status, 5s), TileState::Keyframes);
        QCOMPARE(after(status, 7s), TileState::Stale);
        QVERIFY(veilOf(TileState::Keyframes, status) > 0);
        status.keyInterval = 1s;
        QCOMPARE(veilOf(TileState::Keyframes, status), 0);
    }

    void aStillIsGreyAndDoesNotCountAsLive()
    {
        StreamStatus status = live();
        status.decodeMode = DecodeMode::Still;
        QCOMPARE(after(status, 9s), TileState::Still);
        QVERIFY(veilOf(TileState::Still, status) > 0);
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
            QCOMPARE(veilOf(state, live()) == 0, present);
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
