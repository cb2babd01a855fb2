#include <QtTest>

#include <consult/peerranks.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const PeerId kFirst(u"p1"_s);
const PeerId kSecond(u"p2"_s);

/// Levels come ten times a second.
struct Talk {
    ActiveSpeaker speaker;
    ActiveSpeaker::Time now{0};

    void hear(std::chrono::milliseconds during, double first, double second)
    {
        for (const auto end = now + during; now < end; now += 100ms) {
            speaker.hear(kFirst, first, now);
            speaker.hear(kSecond, second, now);
        }
    }
};

}  // namespace

class TestActiveSpeaker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodySpeaksInAQuietRoom()
    {
        Talk talk;
        talk.hear(5s, -70, -65);
        QCOMPARE(talk.speaker.current(), std::nullopt);
    }

    void theOneWhoSpeaksIsFound()
    {
        Talk talk;
        talk.hear(2s, -70, -20);
        QCOMPARE(talk.speaker.current(), std::optional(kSecond));
    }

    void aCoughChangesNothing()
    {
        Talk talk;
        talk.hear(4s, -20, -70);
        talk.hear(100ms, -70, -15);
        talk.hear(1s, -20, -70);
        QCOMPARE(talk.speaker.current(), std::optional(kFirst));
    }

    void whoTakesTheWordIsShownThen()
    {
        Talk talk;
        talk.hear(4s, -20, -70);
        talk.hear(3s, -70, -20);
        QCOMPARE(talk.speaker.current(), std::optional(kSecond));
    }

    void whoSpokeLastStaysWhenAllAreQuiet()
    {
        Talk talk;
        talk.hear(4s, -20, -70);
        talk.hear(10s, -70, -70);
        QCOMPARE(talk.speaker.current(), std::optional(kFirst));
    }

    void whoLeavesSpeaksNoLonger()
    {
        Talk talk;
        talk.hear(4s, -20, -70);
        talk.speaker.forget(kFirst);
        QCOMPARE(talk.speaker.current(), std::nullopt);
    }

    void whoSaysNothingForSomeSecondsNoLongerSpeaks()
    {
        Talk talk;
        QCOMPARE(talk.speaker.speaking(talk.now), std::nullopt);
        talk.hear(4s, -20, -70);
        QCOMPARE(talk.speaker.speaking(talk.now), std::optional(kFirst));
        talk.hear(3s, -70, -70);  // draws breath
        QCOMPARE(talk.speaker.speaking(talk.now), std::optional(kFirst));
        talk.hear(5s, -70, -70);
        QCOMPARE(talk.speaker.speaking(talk.now), std::nullopt);
        talk.hear(1s, -20, -70);
        QCOMPARE(talk.speaker.speaking(talk.now), std::optional(kFirst));
    }

    void hostsAndWhoeverSpeaksComeFirst()
    {
        const auto peer = [](const PeerId& id, PeerRole role, PeerMedia media = {true, true, false}) {
            return PeerInfo{id, u"测试01"_s, PeerKind::Native, role, {}, media, false, false};
        };
        PeerRanks ranks;
        PeerRanks::Time now{0};
        QCOMPARE(ranks.rankOf(peer(kFirst, PeerRole::Host)), ConsultRank::Key);
        QCOMPARE(ranks.rankOf(peer(kFirst, PeerRole::Speaker)), ConsultRank::Ordinary);
        QCOMPARE(ranks.rankOf(peer(kFirst, PeerRole::Listener)), ConsultRank::Last);
        QCOMPARE(ranks.rankOf(peer(kFirst, PeerRole::Host), kFirst), ConsultRank::Aside);
        QCOMPARE(ranks.rankOf(peer(kFirst, PeerRole::Host, {false, false, true})), ConsultRank::Aside);
        int changes = 0;
        for (const auto end = now + 4s; now < end; now += 100ms) changes += ranks.hear(kFirst, -20, now) ? 1 : 0;
        QCOMPARE(changes, 1);
        QCOMPARE(ranks.rankOf(peer(kFirst, PeerRole::Speaker)), ConsultRank::Key);
        for (const auto end = now + 10s; now < end; now += 100ms) changes += ranks.hear(kFirst, -70, now) ? 1 : 0;
        QCOMPARE(changes, 2);
        QCOMPARE(ranks.rankOf(peer(kFirst, PeerRole::Speaker)), ConsultRank::Ordinary);
    }
};

QTEST_GUILESS_MAIN(TestActiveSpeaker)
#include "tst_activespeaker.moc"
