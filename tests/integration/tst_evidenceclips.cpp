#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>

#include <evidence/cliprecorder.h>
#include <evidence/clipverify.h>
#include <support/clippackets.h>
#include <support/testclip.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime kStart = parseIsoTime(u"2026-11-23T10:00:00+08:00"_s).value();
const MineCode kMine(u"410881001001"_s);

CameraKey key(int number)
{
    return {kMine, CameraId(u"c%1"_s.arg(number))};
}

std::shared_ptr<const Region> region()
{
    auto region = std::make_shared<Region>();
    region->name = u"示范区"_s;
    Mine mine;
    mine.code = kMine;
    mine.name = u"测试一矿"_s;
    for (int c = 1; c <= 3; ++c) {
        Camera camera;
        camera.id = key(c).camera;
        camera.name = u"主井口%1"_s.arg(c);
        mine.cameras.push_back(camera);
    }
    region->mines.push_back(mine);
    return region;
}

QJsonObject readJson(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

}  // namespace

class TestEvidenceClips : public QObject {
    Q_OBJECT

private:
    /// A desk without a screen: rings are filled by hand, the clock stands where it is told to.
    struct Desk {
        QTemporaryDir directory;
        RingShelf rings{{}, std::size_t(64) << 20};
        DetectionTape detections;
        ManualClock clock{kStart + 1min};
        std::mutex mutex;
        std::vector<ClipNews> news;
        std::atomic<bool> hashFails{false};
        std::unique_ptr<ClipRecorder> recorder;

        explicit Desk(qint64 keepFree = 0)
        {
            const auto hash = [this](const QString& path) -> Result<QString> {
                if (hashFails) return Error{ErrorKind::Unavailable, u"read error"_s, path};
                return sha256OfFile(path);
            };
            recorder =
                std::make_unique<ClipRecorder>(ClipRecorder::Setup{.region = region(),
                                                                   .clock = &clock,
                                                                   .rings = &rings,
                                                                   .detections = &detections,
                                                                   .directory = directory.filePath(u"evidence"_s),
                                                                   .programVersion = u"9.9"_s,
                                                                   .keepFree = keepFree,
                                                                   .hash = hash},
                                               [this](const ClipNews& n) {
                                                   const std::lock_guard lock(mutex);
                                                   news.push_back(n);
                                               });
        }
        void fill(int camera, const std::vector<TappedPacket>& packets, RingQuality quality = RingQuality::Sub)
        {
            for (const TappedPacket& packet : packets) rings.ring(key(camera), quality)->take(packet);
        }
        ClipNews last()
        {
            const std::lock_guard lock(mutex);
            return news.empty() ? ClipNews{} : news.back();
        }
        std::ptrdiff_t count(ClipState state)
        {
            const std::lock_guard lock(mutex);
            return std::count_if(news.begin(), news.end(), [&](const ClipNews& n) { return n.state == state; });
        }
        /// The end of the request, which has to come.
        ClipNews keep(ClipRequest request)
        {
            const auto number = recorder->start(std::move(request));
            if (!number) return {0, ClipState::Failed, {}, {}, {number.error().text()}};
            if (!QTest::qWaitFor([&] { return last().state != ClipState::Recording; }, 20000)) return {};
            return last();
        }
        QStringList files() const
        {
            QStringList names;
            QDirIterator all(directory.path(), QDir::Files, QDirIterator::Subdirectories);
            while (all.hasNext()) names += QDir(directory.path()).relativeFilePath(all.next());
            names.sort();
            return names;
        }
    };

    std::vector<TappedPacket> packets(Micros from = 0s, test::PacketForm form = test::PacketForm::AsFromRtp) const
    {
        return test::readClip(clip_, kStart + from, form);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(directory_.isValid());
        clip_ = directory_.filePath(u"clip.mp4"_s);
        small_ = directory_.filePath(u"small.mp4"_s);
        QCOMPARE(test::writeTestClip(clip_, {.frames = 250, .keyEvery = 25}), QString());
        QCOMPARE(test::writeTestClip(small_, {.size = {320, 180}, .frames = 100, .keyEvery = 25}), QString());
    }

    void aClipHoldsTheWantedTimeFromItsKeyPictureOn()
    {
        Desk desk;
        desk.fill(1, packets());
        const ClipNews news = desk.keep({{key(1)}, kStart + 5s, 2500ms, 2s, u"王五"_s, {}});
        QCOMPARE(news.problems, QStringList());
        QCOMPARE(news.state, ClipState::Done);
        QCOMPARE(news.files.size(), 1);
        QCOMPARE(QDir(desk.directory.path()).relativeFilePath(news.files.front()),
                 u"evidence/410881001001/2026-11-23/100005-000-c1.json"_s);

        const QJsonObject sidecar = readJson(news.files.front());
        const QJsonObject video = sidecar[u"video"].toObject();
        QCOMPARE(sidecar[u"format"].toString(), u"pitwatch-evidence"_s);
        QCOMPARE(sidecar[u"program"][u"version"].toString(), u"9.9"_s);
        QCOMPARE(sidecar[u"camera"][u"name"].toString(), u"主井口1"_s);
        QCOMPARE(sidecar[u"camera"][u"mine_name"].toString(), u"测试一矿"_s);
        QCOMPARE(sidecar[u"cause"][u"by"].toString(), u"hand"_s);
        QCOMPARE(sidecar[u"cause"][u"operator"].toString(), u"王五"_s);
        QCOMPARE(video[u"begin"].toString(), u"2026-11-23T10:00:02.000+08:00"_s);
        QCOMPARE(video[u"clock"].toString(), u"receipt"_s);
        QCOMPARE(video[u"codec"].toString(), u"h264"_s);
        QCOMPARE(video[u"pictures"].toInt(), 126);
        QCOMPARE(video[u"length_us"].toInteger(), 5'040'000);

        const QString file = QFileInfo(news.files.front()).path() + u'/' + sidecar[u"file"].toString();
        const test::ClipFacts facts = test::inspectClip(file);
        QCOMPARE(facts.error, QString());
        QVERIFY(facts.beginsWithKey);
        QCOMPARE(facts.pictures, 126);
        QCOMPARE(sidecar[u"bytes"].toInteger(), QFileInfo(file).size());
    }

    void picturesThatComeAfterTheMomentAreWrittenToo()
    {
        Desk desk;
        const auto all = packets();
        desk.clock.set(kStart + 5s);
        desk.fill(1, {all.begin(), all.begin() + 125});
        QVERIFY(desk.recorder->start({{key(1)}, kStart + 5s, 2s, 4s, {}, {}}).ok());
        const QString part = desk.directory.filePath(u"evidence/410881001001/2026-11-23/100005-000-c1.mp4.part"_s);
        QTRY_VERIFY(QFile::exists(part));
        QVERIFY(desk.last().state == ClipState::Recording);
        desk.fill(1, {all.begin() + 125, all.end()});
        // The clock of the desk still stands: only the pictures say that the end is reached.
        desk.recorder.reset();
        QCOMPARE(desk.last().state, ClipState::Done);
        const QJsonObject video = readJson(desk.last().files.front())[u"video"].toObject();
        QVERIFY(video[u"length_us"].toInteger() >= 2'000'000);
    }

    void theHashIsThatOfTheFile()
    {
        Desk desk;
        desk.fill(1, packets());
        const ClipNews news = desk.keep({{key(1)}, kStart + 5s, 2s, 2s, {}, {}});
        QCOMPARE(news.files.size(), 1);
        const Verification before = verifyEvidence(news.files.front());
        QVERIFY2(before.ok(), qPrintable(before.problem));
        QFile video(before.files.front().path);
        QVERIFY(video.open(QIODevice::ReadWrite));
        video.seek(video.size() / 2);
        const char byte = video.peek(1).at(0);
        video.write(QByteArray(1, char(byte ^ 1)));
        video.close();
        QVERIFY(!verifyEvidence(news.files.front()).ok());
        QVERIFY(video.remove());
        QVERIFY(!verifyEvidence(news.files.front()).ok());
    }

    void severalCamerasShareOneTimeBase()
    {
        Desk desk;
        desk.fill(1, packets());
        desk.fill(2, packets(300ms));
        const ClipNews news = desk.keep({{key(1), key(2)}, kStart + 6s, 3s, 1s, {}, {}});
        QCOMPARE(news.state, ClipState::Done);
        QCOMPARE(news.files.size(), 3);
        const QJsonObject manifest = readJson(news.files.front());
        QCOMPARE(manifest[u"format"].toString(), u"pitwatch-evidence-set"_s);
        const QJsonArray files = manifest[u"files"].toArray();
        QCOMPARE(files.size(), 2);
        // The second camera's key picture for that time lies 700 ms before the first one's.
        QCOMPARE(files[0][u"offset_us"].toInteger(), 700'000);
        QCOMPARE(files[1][u"offset_us"].toInteger(), 0);
        const qint64 ends0 = files[0][u"offset_us"].toInteger() + files[0][u"length_us"].toInteger();
        const qint64 ends1 = files[1][u"offset_us"].toInteger() + files[1][u"length_us"].toInteger();
        QVERIFY(std::abs(ends0 - ends1) <= 40'000);
        QVERIFY(verifyEvidence(news.files.front()).ok());
    }

    void aCameraWithoutPicturesIsNamedAndTheOthersAreKept()
    {
        Desk desk;
        desk.fill(1, packets());
        const ClipNews news = desk.keep({{key(1), key(3)}, kStart + 6s, 3s, 1s, {}, {}});
        QCOMPARE(news.state, ClipState::Done);
        QCOMPARE(news.files.size(), 1);
        QCOMPARE(news.problems.size(), 1);
        QVERIFY(news.problems.front().startsWith(u"主井口3: no pictures"_s));
    }

    void withoutAnyPictureItFailsAndLeavesNothing()
    {
        Desk desk;
        const ClipNews news = desk.keep({{key(1)}, kStart + 6s, 3s, 1s, {}, {}});
        QCOMPARE(news.state, ClipState::Failed);
        QCOMPARE(news.problems.size(), 1);
        QCOMPARE(desk.files(), QStringList());
    }

    void anotherSizeInMidClipGoesOnInAnotherFile()
    {
        Desk desk;
        const auto all = packets();
        desk.fill(1, {all.begin(), all.begin() + 100});
        auto next = test::readClip(small_, kStart + 4s, test::PacketForm::AsFromRtp);
        next.front().gap = false;  // in the same connection
        desk.fill(1, next);
        const ClipNews news = desk.keep({{key(1)}, kStart + 4s, 4s, 3s, {}, {}});
        QCOMPARE(news.problems, QStringList());
        QCOMPARE(news.files.size(), 3);
        QVERIFY(news.files[1].endsWith(u"-c1.json"_s));
        QVERIFY(news.files[2].endsWith(u"-c1-2.json"_s));
        QCOMPARE(readJson(news.files[1])[u"video"][u"pictures"].toInt(), 100);
        QCOMPARE(readJson(news.files[2])[u"video"][u"width"].toInt(), 320);
    }

    void theOtherQualityGoesOnWhereTheWallLeftTheFirst()
    {
        Desk desk;
        const auto all = packets();
        desk.fill(1, {all.begin(), all.begin() + 100});
        desk.fill(1, test::readClip(small_, kStart + 4s, test::PacketForm::AsFromRtp), RingQuality::Main);
        const ClipNews news = desk.keep({{key(1)}, kStart + 5s, 4s, 2900ms, {}, {}});
        QCOMPARE(news.problems, QStringList());
        QCOMPARE(news.files.size(), 3);
        QCOMPARE(readJson(news.files[1])[u"video"][u"width"].toInt(), 640);
        QCOMPARE(readJson(news.files[2])[u"video"][u"width"].toInt(), 320);
    }

    void detectionsOfItsTimeLieInTheSidecar()
    {
        Desk desk;
        desk.fill(1, packets());
        const auto person = [](double x) {
            return std::make_shared<const DetectionSet>(DetectionSet{
                key(1).camera, {640, 360}, u"yolo/1"_s, {DetectedObject{7, u"person"_s, 0.5, {x, 2, 3, 4}}}});
        };
        for (const Micros at : {1s, 4s, 20s}) desk.detections.add(key(1), {kStart + at, kStart + at, person(1)});
        const ClipNews news = desk.keep({{key(1)}, kStart + 5s, 2s, 2s, {}, {}});
        const QJsonArray detections = readJson(news.files.value(0))[u"detections"].toArray();
        QCOMPARE(detections.size(), 1);
        QCOMPARE(detections[0][u"t"].toString(), u"2026-11-23T10:00:04.000+08:00"_s);
        QCOMPARE(detections[0][u"offset_us"].toInteger(), 1'000'000);
        QCOMPARE(detections[0][u"objects"][0][u"class"].toString(), u"person"_s);
    }

    void anAlarmIsNamedWithItsWords()
    {
        Desk desk;
        desk.fill(1, packets());
        Alarm alarm;
        alarm.id = AlarmId(u"a1"_s);
        alarm.rule = RuleId(u"r1"_s);
        alarm.grade = Grade::II;
        alarm.title = u"疑似睡岗"_s;
        alarm.raisedAt = kStart + 5s;
        const ClipNews news = desk.keep({{key(1)}, kStart + 5s, 2s, 2s, {}, alarm});
        const QJsonObject cause = readJson(news.files.value(0))[u"cause"].toObject();
        QCOMPARE(cause[u"by"].toString(), u"rule"_s);
        QCOMPARE(cause[u"alarm"][u"grade"].toString(), u"II"_s);
        QCOMPARE(cause[u"alarm"][u"title"].toString(), u"疑似睡岗"_s);
    }

    void twoAlarmsOfOneMomentBothKeepTheirClip()
    {
        Desk desk;
        desk.clock.set(kStart + 5s);
        desk.fill(1, packets());
        for (int i = 0; i < 2; ++i) QVERIFY(desk.recorder->start({{key(1)}, kStart + 5s, 2s, 2s, {}, {}}).ok());
        desk.recorder.reset();
        QCOMPARE(desk.news.size(), std::size_t(4));
        for (std::size_t i = 2; i < 4; ++i) QCOMPARE(desk.news[i].problems, QStringList());
        QCOMPARE(desk.files().size(), 4);
    }

    void aNearlyFullDiskIsLeftAlone()
    {
        Desk desk(std::numeric_limits<qint64>::max());
        desk.fill(1, packets());
        const ClipNews news = desk.keep({{key(1)}, kStart + 5s, 2s, 2s, {}, {}});
        QCOMPARE(news.state, ClipState::Failed);
        QVERIFY(news.problems.front().contains(u"MiB are left on the disk"_s));
        QCOMPARE(desk.files(), QStringList());
    }

    void onlySoManyAreWrittenAtATime()
    {
        Desk desk;
        desk.clock.set(kStart);
        for (int i = 0; i < 8; ++i) QVERIFY(desk.recorder->start({{key(1)}, kStart + i * 1ms, 1s, 5min, {}, {}}).ok());
        QVERIFY(!desk.recorder->start({{key(1)}, kStart + 1s, 1s, 5min, {}, {}}).ok());
    }

    void aStormOfAlarmsCostsNoClip()
    {
        Desk desk;
        const auto all = packets();
        desk.clock.set(kStart + 5s);
        desk.fill(1, {all.begin(), all.begin() + 125});
        for (int i = 0; i < 20; ++i)
            QVERIFY(desk.recorder->start({{key(1)}, kStart + 5s + i * 1ms, 2s, 2s, {}, Alarm{}}).ok());
        // It keeps nobody from keeping something by hand.
        QVERIFY(desk.recorder->start({{key(1)}, kStart + 5s + 50ms, 2s, 2s, {}, {}}).ok());
        QCOMPARE(desk.count(ClipState::Done), 0);
        desk.fill(1, {all.begin() + 125, all.end()});
        desk.clock.set(kStart + 1min);
        QTRY_COMPARE_WITH_TIMEOUT(desk.count(ClipState::Done), 21, 30000);
        QCOMPARE(desk.count(ClipState::Failed), 0);
        QCOMPARE(desk.files().size(), 42);
    }

    void whatWaitsIsBegunBeforeTheRingsLoseIt()
    {
        Desk desk;
        desk.clock.set(kStart + 5s);
        const auto all = packets();
        desk.fill(1, {all.begin(), all.begin() + 125});
        for (int i = 0; i < 20; ++i)
            QVERIFY(desk.recorder->start({{key(1)}, kStart + 5s + i * 1ms, 2s, 5min, {}, Alarm{}}).ok());
        QTRY_COMPARE(desk.files().size(), 8);
        desk.clock.set(kStart + 50s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.files().size(), 20, 20000);
        QVERIFY(desk.files().front().endsWith(u".part"_s));
    }

    void whatWaitsIsBoundedAndKeptAtTheEnd()
    {
        Desk desk;
        desk.clock.set(kStart + 5s);
        const auto all = packets();
        desk.fill(1, {all.begin(), all.begin() + 125});
        for (int i = 0; i < 72; ++i)
            QVERIFY(desk.recorder->start({{key(1)}, kStart + 5s + i * 1ms, 1s, 5min, {}, Alarm{}}).ok());
        QVERIFY(!desk.recorder->start({{key(1)}, kStart + 6s, 1s, 5min, {}, Alarm{}}).ok());
        desk.recorder.reset();
        QCOMPARE(desk.count(ClipState::Done) + desk.count(ClipState::Failed), 72);
    }

    void aClipThatCannotBeHashedIsNoEvidence()
    {
        Desk desk;
        desk.hashFails = true;
        desk.fill(1, packets());
        const ClipNews news = desk.keep({{key(1)}, kStart + 5s, 2s, 2s, {}, {}});
        QCOMPARE(news.state, ClipState::Failed);
        QVERIFY(news.problems.value(0).contains(u"read error"_s));
        QCOMPARE(news.files, QStringList());
    }

    void senselessRequestsAreRefused()
    {
        Desk desk;
        QVERIFY(!desk.recorder->start({{}, kStart, 1s, 1s, {}, {}}).ok());
        QVERIFY(!desk.recorder->start({{key(1)}, kStart, -1s, 1s, {}, {}}).ok());
        QVERIFY(!desk.recorder->start({{key(1)}, kStart, 1h, 1s, {}, {}}).ok());
    }

    void hostileSidecarsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("another format") << QByteArray(R"({"format":"x","file":"a","sha256":"b"})");
        QTest::newRow("no file") << QByteArray(R"({"format":"pitwatch-evidence-set","files":[]})");
        QTest::newRow("absolute") << QByteArray(R"({"format":"pitwatch-evidence","file":"/etc/passwd","sha256":"b"})");
        QTest::newRow("numbers") << QByteArray(R"({"format":"pitwatch-evidence","file":1,"sha256":2})");
    }
    void hostileSidecarsAreRefused()
    {
        QFETCH(QByteArray, text);
        const QString path = directory_.filePath(u"hostile.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
        file.close();
        QVERIFY(!verifyEvidence(path).ok());
    }

private:
    QTemporaryDir directory_;
    QString clip_;
    QString small_;
};

QTEST_GUILESS_MAIN(TestEvidenceClips)
#include "tst_evidenceclips.moc"
