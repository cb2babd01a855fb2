#include <QtTest>

#include <deque>

#include <video/captureclock.h>
#include <video/packetqueue.h>
#include <video/presentationschedule.h>
#include <video/videostream.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

constexpr Micros kFrame = 40ms;
constexpr int kKeyEvery = 50;
constexpr Micros kNetwork = 30ms;
const UtcTime kStart = fromMicros(1'795'000'000'000'000);
/// From when on a disturbance must be over.
constexpr Micros kSettled = 20s;

/// A camera, the way to us, and how busy our decoder is, over hours that take no time.
struct Weather {
    Micros duration = 1h;
    double deliverySpeed = 1;    ///< pictures come this much faster than their time stamps say
    double cameraClockRate = 1;  ///< of the camera's absolute clock
    Micros cameraClockError{0};  ///< from the start on
    Micros cameraClockJump{0};   ///< in the middle
    Micros ourClockJump{0};      ///< in the middle
    Micros ptsJump{0};           ///< in the middle, without the reports knowing it at once
    Micros stallEvery{0};        ///< nothing for stallTime, then all of it at once
    Micros stallTime{0};
    int bFrames = 0;
    double decodeLoad = 0.1;  ///< of the time between two pictures, for one picture
    Micros delay{0};          ///< wanted by boxes in step
};

/// The classes of the pipeline in the order in which the reader and the decoder use them.
class Pipeline {
public:
    explicit Pipeline(const Weather& weather) : weather_(weather) { schedule_.setDelay(weather.delay); }

    /// The longest lags from the arrival of a picture to its decoding, before and after the middle settled.
    struct Lags {
        Micros early{0};
        Micros late{0};
        std::uint64_t dropped = 0;
    };

    Lags run()
    {
        for (int i = 0;; ++i) {
            const Micros taken = takenAt(i);
            if (taken > weather_.duration) break;
            const Micros arrival = arrivalOf(taken);
            decodeUntil(arrival);
            arrive(i, taken, arrival);
        }
        lags_.dropped = queue_.dropped();
        return lags_;
    }

private:
    bool secondHalf(Micros time) const { return time >= weather_.duration / 2; }
    Micros takenAt(int picture) const
    {
        return Micros(std::int64_t(double(picture * kFrame.count()) / weather_.deliverySpeed));
    }

    Micros arrivalOf(Micros taken) const
    {
        if (weather_.stallEvery == 0us) return taken + kNetwork;
        const Micros phase = taken % weather_.stallEvery;
        return (phase < weather_.stallTime ? taken - phase + weather_.stallTime : taken) + kNetwork;
    }

    void arrive(int picture, Micros taken, Micros arrival)
    {
        const UtcTime ours = kStart + arrival + (secondHalf(arrival) ? weather_.ourClockJump : 0us);
        const Micros presented = reordered(picture) * kFrame;
        const Micros pts = presented + (secondHalf(taken) ? weather_.ptsJump : 0us);
        const auto captured = clock_.capturedAt(cameraTime(taken + presented - picture * kFrame), pts, ours);
        MediaPacket packet;
        packet.due = MonoTime(arrival) + schedule_.hold(ours, captured);
        packet.run = picture;
        packet.key = picture % kKeyEvery == 0;
        arrivals_.push_back(arrival);
        queue_.push(std::move(packet));
    }

    /// Decoding order is I P B B: a P is sent before the pictures that are shown before it.
    int reordered(int picture) const
    {
        const int group = weather_.bFrames + 1;
        const int place = picture % group;
        return place == 0 ? picture + weather_.bFrames : picture - 1;
    }

    UtcTime cameraTime(Micros taken) const
    {
        return kStart + Micros(std::int64_t(double(taken.count()) * weather_.cameraClockRate)) +
               weather_.cameraClockError + (secondHalf(taken) ? weather_.cameraClockJump : 0us);
    }

    /// As DecodeTask does it.
    void decodeUntil(Micros until)
    {
        const Micros cost(std::int64_t(double(kFrame.count()) * weather_.decodeLoad));
        for (;;) {
            const auto head = queue_.nextDue();
            if (!head) return;
            const Micros begin = std::max(free_, std::chrono::duration_cast<Micros>(head->time_since_epoch()));
            if (begin > until) return;
            if (MonoTime(begin) - *head > limits_.late) queue_.skipToDueKey(MonoTime(begin));
            const auto packet = queue_.popDue(MonoTime(begin));
            free_ = begin + cost;
            if (packet) note(free_ - arrivals_.at(std::size_t(packet->run)), begin);
        }
    }

    void note(Micros lag, Micros when)
    {
        if (when > kSettled && !secondHalf(when)) lags_.early = std::max(lags_.early, lag);
        if (when > weather_.duration / 2 + kSettled) lags_.late = std::max(lags_.late, lag);
    }

    const Weather weather_;
    const VideoLimits limits_;
    CaptureClock clock_;
    PresentationSchedule schedule_;
    PacketQueue queue_{{std::size_t(limits_.queuePackets), std::size_t(limits_.queueBytes), limits_.queueDuration}};
    std::deque<Micros> arrivals_;
    Micros free_{0};
    Lags lags_;
};

}  // namespace

/// The way from arrival to decoding over hours of simulated time: what the parts promise together.
class TestLatencyBound : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lagDoesNotGrow_data()
    {
        QTest::addColumn<Weather>("weather");
        QTest::newRow("as it should be") << Weather{};
        QTest::newRow("1 % too fast") << Weather{.duration = 4h, .deliverySpeed = 1.01};
        QTest::newRow("1 % too slow") << Weather{.duration = 4h, .deliverySpeed = 0.99};
        QTest::newRow("camera clock 1 % fast") << Weather{.cameraClockRate = 1.01};
        QTest::newRow("camera clock 1 % slow") << Weather{.cameraClockRate = 0.99};
        QTest::newRow("camera clock ahead") << Weather{.cameraClockError = 1500ms};
        QTest::newRow("camera clock behind") << Weather{.cameraClockError = -1500ms};
        QTest::newRow("camera clock set forward") << Weather{.cameraClockJump = 1500ms};
        QTest::newRow("camera clock set back") << Weather{.cameraClockJump = -1500ms};
        QTest::newRow("camera clock set by an hour") << Weather{.cameraClockJump = 1h};
        QTest::newRow("our clock set forward") << Weather{.ourClockJump = 1500ms};
        QTest::newRow("our clock set back") << Weather{.ourClockJump = -1500ms};
        QTest::newRow("our clock set back by an hour") << Weather{.ourClockJump = -1h};
        QTest::newRow("time stamps jump forward") << Weather{.ptsJump = 1h};
        QTest::newRow("time stamps jump back") << Weather{.ptsJump = -1h};
        QTest::newRow("time stamps jump a little") << Weather{.ptsJump = 900ms};
        QTest::newRow("two B-frames") << Weather{.bFrames = 2};
    }

    void lagDoesNotGrow()
    {
        QFETCH(Weather, weather);
        for (const Micros delay : {Micros(0), Micros(500ms)}) {
            weather.delay = delay;
            const auto lags = Pipeline(weather).run();
            // B-frames wait for each other by as much as they overtook each other.
            const Micros bound = delay + kFrame * (1 + weather.bFrames);
            QVERIFY2(lags.early <= bound, qPrintable(QString::number(lags.early.count())));
            QVERIFY2(lags.late <= bound, qPrintable(QString::number(lags.late.count())));
            QCOMPARE(lags.dropped, 0U);
        }
    }

    void burstsAfterStallsAreCaughtUpWith()
    {
        const Weather weather{.stallEvery = 5min, .stallTime = 3s, .decodeLoad = 0.3, .delay = 500ms};
        const auto lags = Pipeline(weather).run();
        // 75 pictures at once, at three times the speed of life, and what they are held for.
        QVERIFY2(lags.late <= 1800ms, qPrintable(QString::number(lags.late.count())));
        QVERIFY(lags.late <= lags.early + kFrame);
    }

    void aDecoderThatIsTooSlowStaysWithinTheBoundsOfTheQueue()
    {
        for (const double load : {1.01, 1.3, 3.0}) {
            const auto lags = Pipeline(Weather{.duration = 30min, .decodeLoad = load}).run();
            const VideoLimits limits;
            QVERIFY2(lags.late <= limits.queueDuration + kFrame * 4, qPrintable(QString::number(lags.late.count())));
            QVERIFY(lags.late <= lags.early + kKeyEvery * kFrame);
            QVERIFY(lags.dropped > 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestLatencyBound)
#include "tst_latencybound.moc"
