#include <QtTest>

#include <media/mediamemory.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using State = ConsultPeerState;

namespace {

ConsultPeer peer(const QString& id, bool weOffer, int epoch = 1)
{
    ConsultPeer peer;
    peer.id = id;
    peer.weOffer = weOffer;
    peer.epoch = epoch;
    return peer;
}

template <typename Message>
std::vector<Message> those(const MediaMemory::Again& again)
{
    std::vector<Message> found;
    for (const media::Command& command : again.commands)
        if (const auto* message = std::get_if<Message>(&command)) found.push_back(*message);
    return found;
}

}  // namespace

class TestMediaMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatFailedIsTriedAgainOnlyWhenItIsAskedFor()
    {
        MediaMemory memory;
        ConsultMedia media;
        media.sources.camera = u"camera"_s;
        media.sources.microphone = u"microphone"_s;
        memory.start(media);
        QCOMPARE(memory.lose(ConsultDevice::Camera | ConsultDevice::Microphone),
                 ConsultDevice::Camera | ConsultDevice::Microphone);
        QCOMPARE(those<media::Start>(memory.again()).front().media.sources, ConsultSources());
        ConsultSources sources;
        sources.camera = u"camera"_s;
        memory.setSources(sources);
        QCOMPARE(those<media::Start>(memory.again()).front().media.sources, sources);
        QCOMPARE(memory.lose(kAllConsultDevices), ConsultDevice::Camera | ConsultDevice::Speaker);
    }

    void aNewProcessIsToldWhatHolds()
    {
        MediaMemory memory;
        QVERIFY(memory.again().commands.empty());
        memory.start({});
        memory.setPicture(ConsultPicture::Off);
        memory.setMicrophone(false);
        memory.setPlayed({u"b"_s, false, true});
        memory.setPlayed({u"a"_s, false, false});
        memory.add(peer(u"b"_s, true));
        memory.add(peer(u"a"_s, true));
        memory.remove(u"a"_s);
        memory.add(peer(u"c"_s, true));
        const MediaMemory::Again again = memory.again();
        QVERIFY(std::holds_alternative<media::Start>(again.commands.front()));
        const ConsultMedia media = those<media::Start>(again).front().media;
        QCOMPARE(media.picture, ConsultPicture::Off);
        QVERIFY(!media.microphoneOn);
        const auto played = those<media::Play>(again);
        QCOMPARE(played.size(), 1U);
        QVERIFY(played.front().peer == u"b"_s && !played.front().sound && played.front().picture);
        const auto peers = those<media::AddPeer>(again);
        QCOMPARE(peers.size(), 2U);
        QCOMPARE(peers[0].peer.id, u"b"_s);
        QCOMPARE(peers[1].peer.id, u"c"_s);
    }

    void aDeviceThatDidNotWorkIsNotTriedAgain()
    {
        MediaMemory memory;
        ConsultMedia media;
        media.sources.camera = u"camera"_s;
        media.sources.speaker = u"speaker"_s;
        memory.start(media);
        QCOMPARE(memory.lose(ConsultDevice::Camera), ConsultDevice::Camera);
        QCOMPARE(memory.lose(ConsultDevice::Camera), ConsultDevices());
        const ConsultSources again = those<media::Start>(memory.again()).front().media.sources;
        QCOMPARE(again.devices(), ConsultDevice::Speaker);
    }

    void peersComeBackUnderTheNextEpoch()
    {
        MediaMemory memory;
        memory.start({});
        memory.add(peer(u"offered"_s, true));
        memory.add(peer(u"offers"_s, false));
        memory.signalled({u"offered"_s, 4, ConsultSignalKind::Offer, {}, 0, {}});
        memory.signalled({u"offers"_s, 6, ConsultSignalKind::Offer, {}, 0, {}});
        // Nobody can drive the count up but with an attempt.
        memory.signalled({u"offers"_s, 900, ConsultSignalKind::Ice, {}, 0, {}});
        const MediaMemory::Again again = memory.again();
        const auto peers = those<media::AddPeer>(again);
        QCOMPARE(peers[0].peer.epoch, 5);
        QCOMPARE(peers[1].peer.epoch, 7);
        // Who offers is asked for another attempt, by the number that it knows.
        QCOMPARE(again.requests.size(), 1U);
        QCOMPARE(again.requests.front().peer, u"offers"_s);
        QCOMPARE(again.requests.front().epoch, 6);
        QCOMPARE(again.requests.front().kind, ConsultSignalKind::Restart);
        QCOMPARE(those<media::AddPeer>(memory.again())[0].peer.epoch, 6);
    }

    void whoWasThereIsRebuiltAndWhoLeftIsClosed()
    {
        MediaMemory memory;
        memory.start({});
        memory.add(peer(u"a"_s, true));
        memory.changed(u"a"_s, State::Live);
        memory.add(peer(u"b"_s, true));
        memory.remove(u"b"_s);
        QVERIFY(memory.awaits(u"b"_s) && !memory.knows(u"b"_s));
        std::vector<media::PeerState> changes = memory.lost(u"why"_s, false);
        QCOMPARE(changes.size(), 2U);
        QVERIFY(changes[0].id == u"b"_s && changes[0].state == State::Closed);
        QVERIFY(changes[1].id == u"a"_s && changes[1].state == State::Rebuilding && changes[1].reason == u"why"_s);
        QVERIFY(memory.lost(u"why"_s, false).empty());
        changes = memory.lost(u"for good"_s, true);
        QCOMPARE(changes.size(), 1U);
        QCOMPARE(changes.front().state, State::Closed);
        QVERIFY(!memory.knows(u"a"_s));
    }

    void aHiddenPictureStaysHidden()
    {
        MediaMemory memory;
        QVERIFY(memory.showsPicture(u"a"_s));
        memory.setPlayed({u"a"_s, true, false});
        QVERIFY(!memory.showsPicture(u"a"_s));
        memory.remove(u"a"_s);
        QVERIFY(memory.showsPicture(u"a"_s));
    }
};

QTEST_APPLESS_MAIN(TestMediaMemory)
#include "tst_mediamemory.moc"
