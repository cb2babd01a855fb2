#include <QtTest>

#include <video/packetfilter.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

constexpr MonoTime kStart{1000s};

/// Sends 25 pictures a second, a key picture every two seconds, and counts what is let through.
struct FakeCamera {
    PacketFilter filter{10s, 600};
    int sent = 0;
    bool marksKeys = true;

    std::optional<MediaPacket> send(DecodeMode mode)
    {
        MediaPacket packet;
        packet.key = marksKeys && sent % 50 == 0;
        const MonoTime now = kStart + 40ms * sent++;
        return filter.take(packet, mode, now) ? std::optional(std::move(packet)) : std::nullopt;
    }
    int taken(int count, DecodeMode mode)
    {
        int taken = 0;
        for (int i = 0; i < count; ++i) taken += send(mode) ? 1 : 0;
        return taken;
    }
};

}  // namespace

class TestPacketFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fullTakesEverything()
    {
        FakeCamera camera;
        QCOMPARE(camera.taken(500, DecodeMode::Full), 500);
        QVERIFY(!camera.filter.keyFollows());
    }

    void keysOnlyTakesKeyPicturesAlone()
    {
        FakeCamera camera;
        QCOMPARE(camera.taken(500, DecodeMode::KeysOnly), 10);
        QVERIFY(camera.filter.keyFollows());
    }

    void aStillIsTakenOncePerPeriod()
    {
        FakeCamera camera;
        QCOMPARE(camera.taken(1000, DecodeMode::Still), 4);
    }

    void goesOnWithAKeyPictureAfterItLeftPicturesOut()
    {
        FakeCamera camera;
        camera.taken(60, DecodeMode::KeysOnly);
        QCOMPARE(camera.taken(40, DecodeMode::Full), 0);
        const auto key = camera.send(DecodeMode::Full);
        QVERIFY(key && key->key);
        QCOMPARE(key->continuity, Continuity::Gap);
        QCOMPARE(camera.send(DecodeMode::Full)->continuity, Continuity::Follows);
    }

    void aSourceThatMarksNoKeysDoesNotStayDark()
    {
        FakeCamera camera;
        camera.marksKeys = false;
        QVERIFY(camera.taken(700, DecodeMode::KeysOnly) > 0);
    }
};

QTEST_GUILESS_MAIN(TestPacketFilter)
#include "tst_packetfilter.moc"
