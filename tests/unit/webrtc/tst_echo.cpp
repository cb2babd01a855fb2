#include <QtTest>

#include <array>
#include <atomic>
#include <cmath>
#include <mutex>
#include <numbers>
#include <random>
#include <utility>
#include <vector>

#include "../../../plugins/webrtc/gstobjects.h"
#include "../../../plugins/webrtc/hubdescription.h"
#include "../../../plugins/webrtc/soundmixer.h"

using namespace pitwatch;
using namespace pitwatch::webrtc;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRate = 48'000;
constexpr int kDelay = kRate * 60 / 1000;  ///< of the way through the air and the sound cards
constexpr int kSeconds = 60;
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

/// The loudness of each second of a sound. Written by one thread.
class Seconds {
public:
    void add(std::span<const qint16> samples)
    {
        for (const qint16 sample : samples) {
            const std::size_t second = std::size_t(samples_ / kRate);
            if (second < energy_.size()) energy_[second] = energy_[second] + double(sample) * sample;
            ++samples_;
        }
    }
    int whole() const { return std::min(samples_ / kRate, kSeconds); }
    double decibels(int second) const
    {
        return 10 * std::log10(energy_[std::size_t(second)] / (32768.0 * 32768.0 * kRate) + 1e-10);
    }

private:
    std::array<std::atomic<double>, kSeconds> energy_{};
    std::atomic<int> samples_ = 0;
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
        connectRoom();
        gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING);
    }
    ~EchoingRoom() { gst_element_set_state(pipeline_.get(), GST_STATE_NULL); }

    /// Whole seconds that were heard.
    int seconds() const { return sent_.whole(); }
    /// By how much what would be sent to the others is softer than what came back into the microphone, dB: in the best
    /// of the seconds so far. A busy computer spoils seconds, and cancels nothing.
    double attenuation() const
    {
        double best = 0;
        for (int i = 0; i < std::min(sent_.whole(), heard_.whole()); ++i)
            if (heard_.decibels(i) > -40) best = std::max(best, heard_.decibels(i) - sent_.decibels(i));
        return best;
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
            GstBuffer* buffer = gst_sample_get_buffer(played);
            readSamplesOf(buffer, [this, buffer](std::span<const qint16> samples) {
                const std::lock_guard lock(mutex_);
                for (std::size_t i = 0; i < samples.size(); ++i) air_[place(buffer, i)] = qint16(kPath * samples[i]);
            });
        });
        probeBuffers(elementOf(pipeline, "microphone"), [this](GstBuffer* buffer) {
            const int way = kDelay + latency();
            withSamplesOf(buffer, [this, buffer, way](std::span<qint16> samples) {
                const std::lock_guard lock(mutex_);
                for (std::size_t i = 0; i < samples.size(); ++i)
                    samples[i] =
                        std::exchange(air_[(place(buffer, i) + air_.size() - std::size_t(way)) % air_.size()], 0);
                heard_.add(samples);
            });
        });
        probeBuffers(elementOf(pipeline, "microphoneLevel"), [this](GstBuffer* buffer) {
            readSamplesOf(buffer, [this](std::span<const qint16> samples) { sent_.add(samples); });
        });
    }

    /// By the time stamps and not by what comes when: a busy computer makes gaps then, and no longer way.
    std::size_t place(GstBuffer* buffer, std::size_t sample) const
    {
        const std::uint64_t first = gst_util_uint64_scale_round(GST_BUFFER_PTS(buffer), kRate, GST_SECOND);
        return std::size_t(first + sample) % air_.size();
    }

    /// Between the time stamp of what is played and its being heard, in samples.
    int latency() const
    {
        GstQuery* query = gst_query_new_latency();
        GstClockTime least = 0;
        if (gst_element_query(pipeline_.get(), query)) gst_query_parse_latency(query, nullptr, &least, nullptr);
        gst_query_unref(query);
        return int(gst_util_uint64_scale_round(least, kRate, GST_SECOND));
    }

    Voice voice_;
    std::mutex mutex_;
    std::vector<qint16> air_ = std::vector<qint16>(2 * kRate);  ///< the last two seconds; with the lock held
    Seconds heard_;                                             ///< by the microphone
    Seconds sent_;
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
        constexpr double kWanted = 15;
        QTRY_VERIFY_WITH_TIMEOUT((with.attenuation() > kWanted && without.seconds() >= 4) || with.seconds() == kSeconds,
                                 120'000);
        qInfo("echo is softer by %.1f dB without cancelling, by %.1f dB with it", without.attenuation(),
              with.attenuation());
        QVERIFY(with.attenuation() > kWanted);
        QVERIFY(without.attenuation() < kWanted / 2);
    }
};

QTEST_GUILESS_MAIN(TestEcho)
#include "tst_echo.moc"
