#include <QtTest>

#include <QSemaphore>
#include <QTemporaryDir>

#include <support/testclip.h>
#include <video/framedecoder.h>

extern "C" {
#include <libavutil/display.h>
}

using namespace pitwatch;

namespace {

constexpr int kFrames = 60;
constexpr int kKeyEvery = 10;

/// Says that every picture is its own. Software makes them: what is tested is who is asked for them, and what happens
/// when that goes wrong.
class FakeDevice final : public HardwareDevice {
public:
    struct Behaviour {
        bool takesCodec = true;
        bool takesStream = true;
        int goodPictures = 1'000'000;
    };
    explicit FakeDevice(Behaviour behaviour) : behaviour_(behaviour) {}

    QString name() const override { return QStringLiteral("fake"); }
    bool attach(AVCodecContext&) const override { return behaviour_.takesCodec; }
    bool holds(const AVFrame&) const override { return behaviour_.takesStream; }
    QString download(const AVFrame& picture, AVFrame& target) const override
    {
        if (downloads_++ >= behaviour_.goodPictures) return QStringLiteral("device lost");
        return av_frame_ref(&target, &picture) < 0 ? QStringLiteral("no memory") : QString();
    }

private:
    const Behaviour behaviour_;
    mutable std::atomic<int> downloads_{0};
};

std::shared_ptr<HardwareFinder> finderOf(FakeDevice::Behaviour behaviour)
{
    auto finder = std::make_shared<HardwareFinder>(QStringLiteral("vaapi"), [behaviour](const QString&) {
        return Result<std::shared_ptr<const HardwareDevice>>(std::make_shared<FakeDevice>(behaviour));
    });
    return QTest::qWaitFor([&] { return finder->device() != nullptr; }) ? finder : nullptr;
}

HardwareFinder::Opener refusing(QStringList& asked, QMutex& mutex)
{
    return [&](const QString& kind) -> Result<std::shared_ptr<const HardwareDevice>> {
        const QMutexLocker lock(&mutex);
        asked += kind;
        return Error{ErrorKind::Unavailable, QStringLiteral("not here"), kind};
    };
}

}  // namespace

class TestFrameDecoder : public QObject {
    Q_OBJECT

private:
    QTemporaryDir directory_;
    ParametersPtr parameters_;
    std::vector<PacketPtr> packets_;

    struct Clip {
        ParametersPtr parameters;
        std::vector<PacketPtr> packets;
    };

    MediaPacket packet(int index) const { return packet(Clip{parameters_, {}}, *packets_[std::size_t(index)]); }
    static MediaPacket packet(const Clip& clip, int index) { return packet(clip, *clip.packets[std::size_t(index)]); }
    static MediaPacket packet(const Clip& clip, const AVPacket& picture)
    {
        MediaPacket packet;
        packet.packet.reset(av_packet_clone(&picture));
        packet.parameters = clip.parameters;
        packet.key = (packet.packet->flags & AV_PKT_FLAG_KEY) != 0;
        return packet;
    }
    /// How many pictures come of the packets from `first` up to `last`, undamaged.
    int decode(FrameDecoder& decoder, int first, int last) const
    {
        int good = 0;
        for (int i = first; i < last; ++i)
            decoder.decode(packet(i), [&](const FrameDecoder::Picture& picture) {
                good += picture.frame.width == 320 && !picture.damaged ? 1 : 0;
            });
        return good;
    }

    /// Nothing when it cannot be made here.
    Clip clip(int bFrames) const
    {
        const QString file = directory_.filePath(QStringLiteral("clip-%1.mp4").arg(bFrames));
        if (!test::writeTestClip(file,
                                 {.size = {320, 180}, .frames = kFrames, .keyEvery = kKeyEvery, .bFrames = bFrames})
                 .isEmpty())
            return {};
        AVFormatContext* raw = nullptr;
        if (avformat_open_input(&raw, file.toUtf8().constData(), nullptr, nullptr) < 0) return {};
        const FormatContextPtr format(raw);
        if (avformat_find_stream_info(raw, nullptr) < 0) return {};
        Clip clip{copyParameters(*raw->streams[0]->codecpar), {}};
        for (PacketPtr p(av_packet_alloc()); av_read_frame(raw, p.get()) >= 0; p.reset(av_packet_alloc()))
            clip.packets.push_back(std::move(p));
        return clip;
    }

private Q_SLOTS:
    void initTestCase()
    {
        Clip plain = clip(0);
        if (plain.packets.empty()) QSKIP("no clip can be made here");
        parameters_ = plain.parameters;
        packets_ = std::move(plain.packets);
        QCOMPARE(packets_.size(), std::size_t(kFrames));
    }

    void withoutADeviceSoftwareMakesEveryPicture()
    {
        FrameDecoder decoder(1'000'000);
        QCOMPARE(decode(decoder, 0, kFrames), kFrames);
        QCOMPARE(decoder.maker().name, QStringLiteral("software"));
        QCOMPARE(decoder.maker().note, QString());
    }

    void aTurnedPictureComesUpright()
    {
        FrameDecoder decoder(1'000'000);
        MediaPacket turned = packet(0);
        std::uint8_t* matrix =
            av_packet_new_side_data(turned.packet.get(), AV_PKT_DATA_DISPLAYMATRIX, 9 * sizeof(std::int32_t));
        av_display_rotation_set(reinterpret_cast<std::int32_t*>(matrix), 90);
        QSize size;
        const auto see = [&](const FrameDecoder::Picture& picture) {
            size = {picture.frame.width, picture.frame.height};
        };
        decoder.decode(turned, see);
        decoder.finish(see);
        QCOMPARE(size, QSize(parameters_->height, parameters_->width));
    }

    void theDeviceThatWasFoundMakesThem()
    {
        FrameDecoder decoder(1'000'000, finderOf({}));
        QCOMPARE(decode(decoder, 0, kFrames), kFrames);
        QCOMPARE(decoder.maker().name, QStringLiteral("fake"));
        QCOMPARE(decoder.maker().note, QString());
    }

    void aDeviceThatFailsInMidStreamGivesWayToSoftware()
    {
        FrameDecoder decoder(1'000'000, finderOf({.goodPictures = 15}));
        QCOMPARE(decode(decoder, 0, 15), 15);
        QCOMPARE(decoder.maker().name, QStringLiteral("fake"));
        decode(decoder, 15, 20);
        QCOMPARE(decode(decoder, 20, kFrames), kFrames - 20);  // from the next key picture on
        QCOMPARE(decoder.maker().name, QStringLiteral("software"));
        QCOMPARE(decoder.maker().note, QStringLiteral("fake: device lost"));
    }

    void aDeviceThatFailsWithTheLastPicturesGivesWayToSoftware_data()
    {
        QTest::addColumn<bool>("loop");
        QTest::newRow("at the end") << false;
        QTest::newRow("where a file starts again") << true;
    }
    void aDeviceThatFailsWithTheLastPicturesGivesWayToSoftware()
    {
        QFETCH(bool, loop);
        const Clip reordered = clip(2);
        int pictures = 0;
        const auto count = [&](const FrameDecoder::Picture&) { ++pictures; };
        FrameDecoder plain(1'000'000);
        for (int i = 0; i < kKeyEvery; ++i) plain.decode(packet(reordered, i), count);
        QVERIFY(pictures < kKeyEvery);  // the decoder holds some

        FrameDecoder decoder(1'000'000, finderOf({.goodPictures = pictures}));
        for (int i = 0; i < kKeyEvery; ++i) decoder.decode(packet(reordered, i), count);
        QCOMPARE(decoder.maker().name, QStringLiteral("fake"));
        pictures = 0;
        if (!loop) decoder.finish(count);
        for (int i = kKeyEvery; i < kFrames; ++i) {
            MediaPacket next = packet(reordered, i);
            if (loop && i == kKeyEvery) next.continuity = Continuity::Loop;
            decoder.decode(next, count);
        }
        decoder.finish(count);
        QCOMPARE(pictures, kFrames - kKeyEvery);
        QCOMPARE(decoder.maker().note, QStringLiteral("fake: device lost"));
    }

    void aDeviceWithoutTheCodecGivesWayToSoftware()
    {
        FrameDecoder decoder(1'000'000, finderOf({.takesCodec = false}));
        QCOMPARE(decode(decoder, 0, kFrames), kFrames);
        QCOMPARE(decoder.maker().name, QStringLiteral("software"));
        QCOMPARE(decoder.maker().note, QStringLiteral("fake: has no decoder for h264"));
    }

    void aDeviceThatRefusesTheStreamIsNamed()
    {
        FrameDecoder decoder(1'000'000, finderOf({.takesStream = false}));
        QCOMPARE(decode(decoder, 0, kFrames), kFrames);
        QCOMPARE(decoder.maker().name, QStringLiteral("software"));
        QCOMPARE(decoder.maker().note, QStringLiteral("fake: does not take this stream"));
    }

    void aDeviceThatOnlyFailsIsGivenUp()
    {
        FrameDecoder decoder(1'000'000, finderOf({}));
        QCOMPARE(decode(decoder, 0, 5), 5);
        for (int i = 0; i < 8; ++i) {
            MediaPacket rubbish = packet(6);
            QCOMPARE(av_packet_make_writable(rubbish.packet.get()), 0);
            std::fill_n(rubbish.packet->data, rubbish.packet->size, std::uint8_t(0xff));
            decoder.decode(rubbish, [](const FrameDecoder::Picture&) {});
        }
        QCOMPARE(decoder.maker().name, QStringLiteral("software"));
        QVERIFY(decoder.maker().note.contains(QStringLiteral("in a row")));
        QCOMPARE(decode(decoder, 10, kFrames), kFrames - 10);
    }

    void aDriverThatHangsHoldsUpNothingAndIsUsedOnceItAnswers()
    {
        const auto gate = std::make_shared<QSemaphore>();
        const auto finder = std::make_shared<HardwareFinder>(QStringLiteral("vaapi"), [gate](const QString&) {
            gate->acquire();
            return Result<std::shared_ptr<const HardwareDevice>>(std::make_shared<FakeDevice>(FakeDevice::Behaviour{}));
        });
        FrameDecoder decoder(1'000'000, finder);
        QCOMPARE(decode(decoder, 0, 15), 15);
        QCOMPARE(decoder.maker().name, QStringLiteral("software"));
        gate->release();
        QTRY_VERIFY(finder->device());
        QCOMPARE(decode(decoder, 15, 20), 5);
        QCOMPARE(decoder.maker().name, QStringLiteral("software"));
        QCOMPARE(decode(decoder, 20, kFrames), kFrames - 20);
        QCOMPARE(decoder.maker().name, QStringLiteral("fake"));
    }

    void everyKindIsTriedAndEveryRefusalIsTold()
    {
        QStringList asked;
        QMutex mutex;
        const HardwareFinder finder(QStringLiteral("auto"), refusing(asked, mutex));
        QTRY_COMPARE(finder.note(), QStringLiteral("vaapi: not here; cuda: not here; vdpau: not here"));
        QCOMPARE(asked, decoderChoices().mid(2));
        QVERIFY(!finder.device());
    }

    void onlyTheKindThatWasChosenIsTried()
    {
        QStringList asked;
        QMutex mutex;
        const HardwareFinder finder(QStringLiteral("cuda"), refusing(asked, mutex));
        QTRY_COMPARE(finder.note(), QStringLiteral("cuda: not here"));
    }

    void softwareByChoiceNeedsNoExcuse()
    {
        FrameDecoder decoder(1'000'000, std::make_shared<HardwareFinder>(QStringLiteral("software")));
        QCOMPARE(decode(decoder, 0, kFrames), kFrames);
        QCOMPARE(decoder.maker().note, QString());
    }

    void anUnknownKindIsRefused() { QVERIFY(!openHardwareDevice(QStringLiteral("abacus"))); }
};

QTEST_GUILESS_MAIN(TestFrameDecoder)
#include "tst_framedecoder.moc"
