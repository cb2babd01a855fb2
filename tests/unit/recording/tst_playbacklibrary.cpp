#include <QtTest>

#include <deque>

#include <recording/playbacklibrary.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

const UtcTime kStart{std::chrono::seconds(1'795'399'200)};
const CameraKey kCamera{MineCode(QStringLiteral("410881001001")), CameraId(QStringLiteral("c01"))};

/// Spans with a key picture every second. Its pictures can be told apart by their run.
class FakeSource final : public PlaybackSource {
public:
    FakeSource(std::vector<Period> spans, bool recorder) : spans_(std::move(spans)), recorder_(recorder) {}

    Result<std::vector<Period>> coverage(const CameraKey&, const Period&) override { return spans_; }
    Result<std::unique_ptr<PlaybackReader>> open(const CameraKey&, CancelFlag) override
    {
        return std::unique_ptr<PlaybackReader>(std::make_unique<Reader>(*this));
    }

    int seeks = 0;
    bool fails = false;

private:
    class Reader final : public PlaybackReader {
    public:
        explicit Reader(FakeSource& source) : source_(source) {}

        Result<void> seek(UtcTime time) override
        {
            ++source_.seeks;
            if (source_.fails) return Error{ErrorKind::Unavailable, QStringLiteral("no answer"), {}};
            left_.clear();
            for (const Period& span : source_.spans_)
                for (UtcTime at = span.from; at < span.to; at += 1s)
                    if (at + 1s > time) left_.push_back({{}, at, 1s, source_.recorder_ ? at + 1s : span.to});
            return {};
        }
        Result<std::optional<Packet>> next() override
        {
            if (left_.empty()) return std::optional<Packet>();
            Packet packet = std::move(left_.front());
            left_.pop_front();
            packet.media.run = source_.recorder_ ? 1 : 0;
            return std::optional<Packet>(std::move(packet));
        }
        void setKeysOnly(bool) override {}
        bool remote() const override { return source_.recorder_; }

    private:
        FakeSource& source_;
        std::deque<Packet> left_;
    };

    const std::vector<Period> spans_;
    const bool recorder_;
};

Period seconds(int from, int to)
{
    return {kStart + from * 1s, kStart + to * 1s};
}

}  // namespace

class TestPlaybackLibrary : public QObject {
    Q_OBJECT

    struct Archive {
        std::shared_ptr<FakeSource> disk;
        std::shared_ptr<FakeSource> recorder;
        std::unique_ptr<PlaybackReader> reader;

        Archive(std::vector<Period> onDisk, std::vector<Period> atRecorder)
            : disk(std::make_shared<FakeSource>(std::move(onDisk), false)),
              recorder(std::make_shared<FakeSource>(std::move(atRecorder), true))
        {
            PlaybackLibrary library(disk, recorder);
            reader = library.open(kCamera, std::make_shared<std::atomic<bool>>(false)).value();
        }

        /// Each second that is played from there on: "3" from the disk, "r4" from the recorder.
        QString played(int from)
        {
            if (!reader->seek(kStart + from * 1s)) return QStringLiteral("failed");
            QStringList list;
            for (;;) {
                const auto packet = reader->next();
                if (!packet || !packet.value()) return list.join(QLatin1Char(' '));
                const QString source = packet.value()->media.run == 1 ? QStringLiteral("r") : QString();
                list += source + QString::number((packet.value()->at - kStart) / 1s);
            }
        }
    };

private Q_SLOTS:
    void whatLiesOnTheDiskComesFromThere()
    {
        Archive archive({seconds(0, 4)}, {});
        QCOMPARE(archive.played(1), QStringLiteral("1 2 3"));
    }

    void holeOfTheDiskIsFilledFromTheRecorder()
    {
        Archive archive({seconds(0, 3), seconds(6, 8)}, {seconds(0, 8)});
        QCOMPARE(archive.played(1), QStringLiteral("1 2 r3 r4 r5 6 7"));
    }

    void everyHoleIsFilled()
    {
        Archive archive({seconds(0, 2), seconds(5, 6), seconds(8, 9)}, {seconds(0, 9)});
        QCOMPARE(archive.played(0), QStringLiteral("0 1 r2 r3 r4 5 r6 r7 8"));
    }

    void behindTheDiskTheNextSeekAsksTheRecorder()
    {
        Archive archive({seconds(0, 2)}, {seconds(0, 4)});
        QCOMPARE(archive.played(0), QStringLiteral("0 1"));
        QCOMPARE(archive.played(2), QStringLiteral("r2 r3"));
        QVERIFY(archive.reader->remote());
    }

    void fromAHoleItGoesBackToTheDisk()
    {
        Archive archive({seconds(0, 2), seconds(5, 7)}, {seconds(0, 9)});
        QCOMPARE(archive.played(3), QStringLiteral("r3 r4 5 6"));
    }

    void whereTheRecorderLacksItTooTheHoleStays()
    {
        Archive archive({seconds(0, 2), seconds(5, 7)}, {});
        QCOMPARE(archive.played(0), QStringLiteral("0 1 5 6"));
    }

    void recorderThatDoesNotAnswerStopsNothing()
    {
        Archive archive({seconds(0, 2), seconds(5, 7), seconds(9, 10)}, {seconds(0, 9)});
        archive.recorder->fails = true;
        QCOMPARE(archive.played(0), QStringLiteral("0 1 5 6 9"));
        QCOMPARE(archive.recorder->seeks, 1);  // and is not asked at the next hole at once
    }

    void pictureBehindAHoleFollowsNothing()
    {
        Archive archive({seconds(0, 2), seconds(5, 7)}, {});
        QVERIFY(archive.reader->seek(kStart).ok());
        std::vector<Continuity> seen;
        for (;;) {
            const auto packet = archive.reader->next();
            if (!packet.value()) break;
            seen.push_back(packet.value()->media.continuity);
        }
        QCOMPARE(seen, (std::vector{Continuity::Gap, Continuity::Follows, Continuity::Gap, Continuity::Follows}));
    }
};

QTEST_GUILESS_MAIN(TestPlaybackLibrary)
#include "tst_playbacklibrary.moc"
