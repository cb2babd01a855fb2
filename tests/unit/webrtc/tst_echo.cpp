#include <QtTest>

#include <atomic>
#include <cmath>
#include <deque>
#include <mutex>
#include <numbers>
#include <random>

#include "../../../plugins/webrtc/gstobjects.h"
#include "../../../plugins/webrtc/hubdescription.h"
#include "../../../plugins/webrtc/soundmixer.h"

using namespace pitwatch;
using namespace pitwatch::webrtc;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRate = 48'000;
constexpr int kDelay = kRate * 60 / 1000;  ///< of the way through the air and the sound cards
constexpr int kLearning = 3 * kRate;       ///< what the canceller may need at first
constexpr int kListening = kLearning + 2 * kRate;
constexpr double kPath = 0.4;  ///< what of the loudspeaker comes back, as amplitude

void withSamplesOf(GstBuffer* buffer, const std::function<void(std::span<qint16>)>& use)
{
    GstMapInfo map;
    if (!gst_buffer_map(buffer, &map, GST_MAP_READWRITE)) return;
    use({reinterpret_cast<qint16*>(map.data), map.size / sizeof(qint16)});
    gst_buffer_unmap(buffer, &map);
}

void readSamplesOf(GstBuffer* buffer, const std::function<void(std::span<const qint16>)>& use)
{
    GstMapInfo map;
    if (!gst_buffer_map(buffer, &map, GST_MAP_READ)) return;
    use({reinterpret_cast<const qint16*>(map.data), map.size / sizeof(qint16)});
    gst_buffer_unmap(buffer, &map);
}

/// Noise in syllables: what stands still would be taken for noise by the noise suppression, and no voice does.
class Voice {
public:
    qint16 next()
    {
        const double syllable = std::max(0.0, std::sin(2 * std::numbers::pi * 3 * double(at_++) / kRate));
        low_ += 0.25 * (noise_(random_) - low_);
        return qint16(12'000 * syllable * low_);
    }

private:
    std::minstd_rand random_{7};
    std::uniform_real_distribution<double> noise_{-1, 1};
    double low_ = 0;
    qint64 at_ = 0;
};

/// The engine's own pipeline, with a room of echo in the place of sound cards: what its loudspeaker plays comes into
/// its microphone, later and softer. Somebody far away speaks; nobody speaks here.
class EchoingRoom {
public:
    explicit EchoingRoom(bool cancelling)
    {
        ConsultMedia media;
        media.sources.microphone = u"room"_s;
        media.sources.speaker = u"room"_s;
        QString description = hubDescription(media);
        replace(description, u"pulsesrc name=microphone"_s,
                u"audiotestsrc is-live=true wave=silence samplesperbuffer=480 ! "
                "audio/x-raw,format=S16LE,rate=48000,channels=1,layout=interleaved ! identity name=microphone"_s);
        replace(description, u"pulsesink name=speaker buffer-time=100000"_s,
                u"audio/x-raw,format=S16LE,rate=48000,channels=1 ! appsink name=speaker sync=true"_s);
        if (!cancelling) replace(description, u"echo-cancel=true"_s, u"echo-cancel=false"_s);
        QString error;
        pipeline_ = parsePipeline(description, error);
        if (!pipeline_) qFatal("%s", qPrintable(error));
        air_.assign(kDelay, 0);
        connectRoom();
        gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING);
    }
    ~EchoingRoom() { gst_element_set_state(pipeline_.get(), GST_STATE_NULL); }

    bool heardEnough() const { return samples_ >= kListening; }
    /// Of what would be sent to the others, after the time for learning.
    double decibels() const
    {
        return 10 * std::log10(energy_ / (32768.0 * 32768.0 * (kListening - kLearning)) + 1e-12);
    }

private:
    static void replace(QString& text, const QString& from, const QString& to)
    {
        if (!text.contains(from)) qFatal("the engine's pipeline has no %s any more", qPrintable(from));
        text.replace(from, to);
    }

    void connectRoom()
    {
        GstElement* pipeline = pipeline_.get();
        probeBuffers(elementOf(pipeline, "mix"), [this](GstBuffer* buffer) {
            withSamplesOf(buffer, [this](std::span<qint16> samples) {
                for (qint16& sample : samples) sample = voice_.next();
            });
        });
        takeSamples(elementOf(pipeline, "speaker").get(), [this](GstSample* played) {
            readSamplesOf(gst_sample_get_buffer(played), [this](std::span<const qint16> samples) {
                const std::lock_guard lock(mutex_);
                for (const qint16 sample : samples) air_.push_back(qint16(kPath * sample));
            });
        });
        probeBuffers(elementOf(pipeline, "microphone"), [this](GstBuffer* buffer) {
            withSamplesOf(buffer, [this](std::span<qint16> samples) {
                const std::lock_guard lock(mutex_);
                for (qint16& sample : samples) {
                    if (air_.empty()) return;
                    sample = air_.front();
                    air_.pop_front();
                }
            });
        });
        probeBuffers(elementOf(pipeline, "microphoneLevel"), [this](GstBuffer* buffer) {
            readSamplesOf(buffer, [this](std::span<const qint16> samples) { listen(samples); });
        });
    }

    void listen(std::span<const qint16> samples)
    {
        for (const qint16 sample : samples) {
            const int at = samples_++;
            if (at >= kLearning && at < kListening) energy_ = energy_ + double(sample) * sample;
        }
    }

    Voice voice_;
    std::mutex mutex_;
    std::deque<qint16> air_;  ///< with the lock held
    std::atomic<double> energy_ = 0;
    std::atomic<int> samples_ = 0;
    ElementPtr pipeline_;  ///< last: it ends first
};

bool hasElement(const char* name)
{
    GstElementFactory* factory = gst_element_factory_find(name);
    if (factory != nullptr) gst_object_unref(factory);
    return factory != nullptr;
}

}  // namespace

class TestEcho : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        if (!hasElement("webrtcdsp") || !hasElement("webrtcechoprobe")) QSKIP("there is no echo canceller");
    }

    void whatTheLoudspeakerPlaysIsTakenOutOfTheMicrophone()
    {
        const EchoingRoom without(false);
        const EchoingRoom with(true);
        QTRY_VERIFY_WITH_TIMEOUT(without.heardEnough() && with.heardEnough(), 60'000);
        qInfo("echo sent to the others: %.1f dB without cancelling, %.1f dB with it", without.decibels(),
              with.decibels());
        QVERIFY2(without.decibels() > -50, "the room does not echo");
        QVERIFY(with.decibels() < without.decibels() - 12);
    }
};

QTEST_GUILESS_MAIN(TestEcho)
#include "tst_echo.moc"
