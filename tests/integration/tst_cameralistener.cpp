#include <QtTest>

#include <QTemporaryDir>

#include <support/rtspcamera.h>
#include <video/cameralistener.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;
using Phase = CameraListener::Phase;

namespace {

VideoLimits quickLimits()
{
    VideoLimits limits;
    limits.open = limits.read = 2000ms;
    limits.lastRetry = 100ms;
    return limits;
}

/// A second of a tone as a WAV file: 8000 Hz, 16 bits, one channel.
QByteArray tone()
{
    QByteArray samples;
    for (int i = 0; i < 8000; ++i) {
        const auto sample = qint16((i / 10) % 2 ? 8000 : -8000);
        samples.append(char(sample & 0xff)).append(char(sample >> 8));
    }
    const auto number = [](quint32 value, int bytes) {
        QByteArray text;
        for (int i = 0; i < bytes; ++i) text.append(char(value >> (8 * i)));
        return text;
    };
    return "RIFF" + number(36 + quint32(samples.size()), 4) + "WAVEfmt " + number(16, 4) + number(1, 2) + number(1, 2) +
           number(8000, 4) + number(16000, 4) + number(2, 2) + number(16, 2) + "data" +
           number(quint32(samples.size()), 4) + samples;
}

}  // namespace

class TestCameraListener : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const RtpClip> clip_;

    /// How loud the next tenth of a second is.
    static int loudest(SoundRing& sound)
    {
        std::vector<std::int16_t> samples(SoundDecoder::kRate / 10);
        samples.resize(sound.read(samples));
        int most = 0;
        for (const std::int16_t sample : samples) most = std::max(most, std::abs(int(sample)));
        return most;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto clip = makeRtpClip({.size = {320, 180}, .frames = 25, .keyEvery = 12});
        QVERIFY2(clip.ok(), clip.ok() ? "" : qPrintable(clip.error().text()));
        clip_ = std::make_shared<RtpClip>(std::move(clip).value());
    }

    void hearsTheSoundOfACamera()
    {
        RtspCamera camera({.clip = clip_, .audioTrack = true, .audioTone = true});
        CameraListener listener({.url = camera.url(), .label = {}, .fileEpoch = {}}, quickLimits());
        QTRY_COMPARE_WITH_TIMEOUT(listener.status().phase, Phase::Listening, 10000);
        QCOMPARE(listener.status().codec, QStringLiteral("pcm_mulaw"));
        QVERIFY(QTest::qWaitFor([&] { return loudest(listener.sound()) > 5000; }, 10000));
    }

    void nobodyWhoReadsDoesNotMakeALag()
    {
        RtspCamera camera({.clip = clip_, .audioTrack = true, .audioTone = true});
        CameraListener listener({.url = camera.url(), .label = {}, .fileEpoch = {}}, quickLimits());
        QTRY_VERIFY_WITH_TIMEOUT(listener.sound().dropped() > 0, 10000);
        QVERIFY(listener.sound().size() <= std::size_t(SoundDecoder::kRate / 2));
    }

    void aCameraWithoutSoundIsSaid()
    {
        RtspCamera camera({.clip = clip_});
        CameraListener listener({.url = camera.url(), .label = {}, .fileEpoch = {}}, quickLimits());
        QTRY_VERIFY_WITH_TIMEOUT(listener.status().phase == Phase::Silent || listener.status().phase == Phase::Failed,
                                 10000);
        QCOMPARE(listener.status().phase, Phase::Silent);
        QTRY_VERIFY(listener.finished());
    }

    void aTrackThatSaysNothingIsSaid()
    {
        RtspCamera camera({.clip = clip_, .audioTrack = true});
        CameraListener listener({.url = camera.url(), .label = {}, .fileEpoch = {}}, quickLimits());
        QTRY_COMPARE_WITH_TIMEOUT(listener.status().phase, Phase::Failed, 10000);
        QCOMPARE(listener.status().reason, QStringLiteral("no sound arrives"));
    }

    void aFileSoundsAtItsOwnSpeed()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("tone.wav"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(tone()) > 0);
        file.close();
        CameraListener listener({.url = path, .label = {}, .fileEpoch = {}}, quickLimits());
        QTRY_COMPARE_WITH_TIMEOUT(listener.status().phase, Phase::Listening, 10000);
        QVERIFY(QTest::qWaitFor([&] { return loudest(listener.sound()) > 5000; }, 10000));
        QCOMPARE(listener.sound().dropped(), 0U);
    }

    void stoppingDoesNotWaitForTheNetwork()
    {
        CameraListener listener({.url = QStringLiteral("rtsp://127.0.0.1:9/nobody"), .label = {}, .fileEpoch = {}},
                                quickLimits());
        QTRY_COMPARE_WITH_TIMEOUT(listener.status().phase, Phase::Failed, 10000);
        listener.stop();
        QTRY_VERIFY(listener.finished());
    }
};

QTEST_GUILESS_MAIN(TestCameraListener)
#include "tst_cameralistener.moc"
