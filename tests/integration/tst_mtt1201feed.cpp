#include <QPluginLoader>
#include <QtTest>

#include <atomic>
#include <mutex>

#include <feed/feedhost.h>
#include <feed/mqttpayload.h>
#include <feed/perceptionrecord.h>
#include <support/feedregion.h>
#include <support/testdata.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QTimeZone kZone("Asia/Shanghai");
const QString kMine = u"410881001001"_s;

/// Read by the feed's thread while the test moves it.
class SharedClock final : public Clock {
public:
    UtcTime now() const override { return fromMicros(micros_); }
    void advance(Micros step) { micros_ += step.count(); }

private:
    std::atomic<qint64> micros_{toMicros(*parsePerceptionTime(u"2026-11-23 10:30:00", kZone))};
};

class RecordingSink final : public FeedSink {
public:
    void deliver(ObservationBatch batch) override
    {
        const std::lock_guard lock(mutex_);
        for (Observation& observation : batch) observations_.push_back(std::move(observation));
    }
    void refuse(RefusedInput input) override
    {
        const std::lock_guard lock(mutex_);
        refused_.push_back(std::move(input));
    }
    void linkChanged(const FeedId&, FeedLink link, const QString&) override
    {
        const std::lock_guard lock(mutex_);
        links_.push_back(link);
    }
    void alive(const FeedId&) override { ++alive_; }
    void record(const FeedId& feed, UtcTime receivedAt, const QString& topic, const QByteArray& payload) override
    {
        const std::lock_guard lock(mutex_);
        records_.push_back({feed, receivedAt, topic, {}, payload});
    }

    std::vector<Observation> observations() const { return copy(observations_); }
    std::vector<RefusedInput> refused() const { return copy(refused_); }
    std::vector<FeedLink> links() const { return copy(links_); }
    std::vector<RefusedInput> records() const { return copy(records_); }
    int alive() const { return alive_; }

private:
    template <typename List>
    List copy(const List& list) const
    {
        const std::lock_guard lock(mutex_);
        return list;
    }

    mutable std::mutex mutex_;
    std::vector<Observation> observations_;
    std::vector<RefusedInput> refused_;
    std::vector<FeedLink> links_;
    std::vector<RefusedInput> records_;
    std::atomic<int> alive_{0};
};

QString fileName(const QString& kind, const QString& clock, const QString& mine = kMine)
{
    return mine + u'_' + kind + u"_20261123"_s + clock + u".txt"_s;
}

/// An RYSS file with so many persons, uploaded at HHmmss.
QByteArray positions(const QString& clock, int persons, const QString& mine = kMine)
{
    QString text =
        mine + u";测试;2026-11-23 "_s + clock.first(2) + u':' + clock.sliced(2, 2) + u':' + clock.last(2) + u'~';
    for (int i = 1; i <= persons; ++i)
        text += mine + QString::number(i).rightJustified(5, u'0') + u";测试;1;;;"_s + mine + u"0001;;;;;;;0;0;~"_s;
    return (text + u"||"_s).toUtf8();
}

}  // namespace

class TestMtt1201Feed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString path = qEnvironmentVariable("PITWATCH_PLUGIN_PATH") + u"/pitwatch-mtt1201.so"_s;
        loader_.setFileName(path);
        QVERIFY2(QFileInfo::exists(path), qPrintable(path));
    }

    void init()
    {
        directory_ = std::make_unique<QTemporaryDir>();
        sink_ = std::make_unique<RecordingSink>();
        clock_ = std::make_unique<SharedClock>();
        auto region = std::make_shared<Region>();
        region->directory = directory_->path();
        for (const QString& code : {kMine, u"410881001002"_s}) {
            region->mines.emplace_back();
            region->mines.back().code = MineCode(code);
        }
        region_ = region;
        QDir(directory_->path()).mkpath(u"jxry"_s);
    }

    void cleanup()
    {
        feed_.reset();
        sink_.reset();
    }

    void saysWhoItIsBeforeItIsLoaded()
    {
        const QJsonObject about = loader_.metaData();
        QCOMPARE(about.value("IID"_L1).toString(), QStringLiteral(PITWATCH_FEED_PLUGIN_IID));
        QCOMPARE(about.value("MetaData"_L1).toObject().value("id"_L1).toString(), u"mtt1201"_s);
        QCOMPARE(about.value("MetaData"_L1).toObject().value("api"_L1).toInt(), 1);
    }

    void namesTheKeyOfWrongSettings()
    {
        QCOMPARE(create({}).error().message, u"/directory: found nothing, expected a text that is not empty"_s);
        QVERIFY(create({{u"directory"_s, u"x"_s}, {u"keep"_s, -1}}).error().message.startsWith(u"/keep: found -1"_s));
    }

    void deliversAFileThatWasThereBefore()
    {
        drop(fileName(u"RYSS"_s, u"100000"_s), positions(u"100000"_s, 3));
        start();
        QTRY_COMPARE(sink_->observations().size(), std::size_t(1));
        const Observation observation = sink_->observations().front();
        QCOMPARE(observation.mine.text(), kMine);
        QCOMPARE(observation.source.text(), u"mtt1201-1"_s);
        QCOMPARE(observation.observedAt, *parsePerceptionTime(u"2026-11-23 10:00:00", kZone));
        QCOMPARE(observation.receivedAt, clock_->now());
        QCOMPARE(std::get<PositionBatch>(observation.body).fixes.size(), std::size_t(3));
        QTRY_VERIFY(exists(u"done/"_s + fileName(u"RYSS"_s, u"100000"_s)));
        QVERIFY(!exists(fileName(u"RYSS"_s, u"100000"_s)));
        QCOMPARE(sink_->links(), std::vector{FeedLink::Connected});
        QVERIFY(sink_->alive() >= 1);
    }

    void recordsWhatReplayCanRead()
    {
        drop(fileName(u"RYSS"_s, u"100000"_s), positions(u"100000"_s, 3));
        start();
        QTRY_COMPARE(sink_->observations().size(), std::size_t(1));
        const RefusedInput record = sink_->records().front();
        const auto decoded = decodePayload(record.origin, record.excerpt, record.feed, record.receivedAt);
        QVERIFY2(decoded.ok(), decoded.ok() ? "" : qPrintable(decoded.error().text()));
        QVERIFY(decoded.value() == sink_->observations().front());
    }

    void deliversEveryKindOfTheGoldenFiles()
    {
        start();
        for (const char* kind : {"RYXX", "RYQY", "RYJZ", "RYSS", "JZSS", "CDSS", "RYYC"}) {
            const QString name = fileName(QString::fromLatin1(kind), u"100000"_s);
            QFile golden(test::dataFile(u"perception/"_s + name));
            QVERIFY(golden.open(QIODevice::ReadOnly));
            drop(name, golden.readAll());
        }
        QTRY_COMPARE(sink_->observations().size(), std::size_t(5));
        QTRY_VERIFY(exists(u"unknown/"_s + fileName(u"RYYC"_s, u"100000"_s)));
        QTRY_VERIFY(exists(u"done/"_s + fileName(u"CDSS"_s, u"100000"_s)));
        QVERIFY(sink_->refused().empty());
    }

    void looksIntoTheFolderOfAMine()
    {
        start();
        QDir(folder()).mkpath(kMine);
        drop(kMine + u'/' + fileName(u"RYSS"_s, u"100000"_s), positions(u"100000"_s, 1));
        QTRY_COMPARE(sink_->observations().size(), std::size_t(1));
    }

    void waitsForAFileToBecomeComplete()
    {
        const QByteArray content = positions(u"100000"_s, 3);
        drop(fileName(u"RYSS"_s, u"100000"_s), content.first(60));
        start();
        fence(1);
        QVERIFY(exists(fileName(u"RYSS"_s, u"100000"_s)));
        QFile file(folder() + u'/' + fileName(u"RYSS"_s, u"100000"_s));
        QVERIFY(file.open(QIODevice::Append));
        file.write(content.sliced(60));
        file.close();
        QTRY_COMPARE(sink_->observations().size(), std::size_t(2));
        QVERIFY(sink_->refused().empty());
    }

    void refusesAFileThatStaysIncomplete()
    {
        const QString name = fileName(u"RYSS"_s, u"100000"_s);
        drop(name, positions(u"100000"_s, 3).chopped(9));
        start();
        fence(1);
        QVERIFY(sink_->refused().empty());
        clock_->advance(601s);
        QTRY_COMPARE(sink_->refused().size(), std::size_t(1));
        QCOMPARE(sink_->refused().front().origin, name);
        QCOMPARE(sink_->refused().front().reason, u"the end sign || is missing for 600 s"_s);
        QTRY_VERIFY(exists(u"reject/"_s + name + u".reason.txt"_s));
        QVERIFY(exists(u"reject/"_s + name));
    }

    void refusesAMineThatTheRegionDoesNotHave()
    {
        start();
        drop(fileName(u"RYSS"_s, u"100000"_s, u"999999999999"_s), positions(u"100000"_s, 1, u"999999999999"_s));
        QTRY_COMPARE(sink_->refused().size(), std::size_t(1));
        QCOMPARE(sink_->refused().front().reason, u"found the mine 999999999999, expected a mine of the region"_s);
    }

    void keepsTheGoodRecordsAndReportsTheBadOnes()
    {
        start();
        drop(fileName(u"RYSS"_s, u"100000"_s), positions(u"100000"_s, 9).chopped(2) + "bad~||");
        QTRY_COMPARE(sink_->observations().size(), std::size_t(1));
        QCOMPARE(std::get<PositionBatch>(sink_->observations().front().body).fixes.size(), std::size_t(9));
        QCOMPARE(sink_->refused().size(), std::size_t(1));
        QVERIFY(sink_->refused().front().reason.startsWith(u"1 of 10 records are bad"_s));
    }

    void survivesTwentyBrokenFilesAndStillDelivers()
    {
        start();
        const QByteArray good = positions(u"100000"_s, 2);
        const auto swap = [&](const char* from, const char* to) { return QByteArray(good).replace(from, to); };
        const std::vector<QByteArray> broken{"||",
                                             "~||",
                                             ";;~||",
                                             QByteArray(5000, '\0') + "||",
                                             QByteArray(70'000, 'a') + "~||",
                                             swap("测试", "\xb2\xe2\xca\xd4"),
                                             swap("~", "\n"),
                                             swap(";", "；"),
                                             swap("410881001001;", "410881001002;"),
                                             swap("2026-11-23 10:00:00", "2026-11-23 11:00:00"),
                                             swap("2026-11-23 10:00:00", "23.11.2026"),
                                             swap(";1;;;", ";9;;;"),
                                             swap("0001;;", "1;;"),
                                             swap(";0;0;~", ";0;0~"),
                                             good + good,
                                             good + "tail||",
                                             swap("0;0;", "0;0;track"),
                                             "\xff\xfe" + good};
        int second = 0;
        for (const QByteArray& content : broken)
            drop(fileName(u"RYSS"_s, u"1000"_s + QString::number(second++).rightJustified(2, u'0')), content);
        drop(u"no name of ours.txt"_s, good);
        drop(QString(240, u'x') + u".txt"_s, good);
        QTRY_COMPARE(sink_->refused().size(), broken.size() + 2);
        fence(1);
        QCOMPARE(sink_->refused().size(), broken.size() + 2);
        QCOMPARE(QDir(folder() + u"/reject"_s).entryList({u"*.reason.txt"_s}, QDir::Files).size(),
                 static_cast<qsizetype>(broken.size() + 2));
    }

    void neverTouchesTemporaryFiles()
    {
        start();
        const QStringList names{fileName(u"RYSS"_s, u"100000"_s) + u".tmp"_s, u".hidden.txt"_s, u"x.TMP"_s};
        for (const QString& name : names) drop(name, positions(u"100000"_s, 1));
        fence(1);
        for (const QString& name : names) QVERIFY2(exists(name), qPrintable(name));
    }

    void refusesLinksAndHugeFilesUnread()
    {
        const QString secret = directory_->filePath(u"secret.txt"_s);
        QFile(secret).open(QIODevice::WriteOnly);
        QVERIFY(QFile::link(secret, folder() + u'/' + fileName(u"RYSS"_s, u"100000"_s)));
        QVERIFY(QFile::link(u"/nowhere"_s, folder() + u"/dangling.txt"_s));
        QFile huge(folder() + u'/' + fileName(u"RYSS"_s, u"100001"_s));
        QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(65 * 1024 * 1024));
        huge.close();
        start();
        QTRY_COMPARE(sink_->refused().size(), std::size_t(3));
        fence(1);
        QVERIFY(QFileInfo::exists(secret));
        QVERIFY(!exists(fileName(u"RYSS"_s, u"100000"_s)));
    }

    void showsNeitherStaleFilesNorDuplicates()
    {
        start();
        const QString newest = fileName(u"RYSS"_s, u"101000"_s);
        drop(newest, positions(u"101000"_s, 1));
        QTRY_COMPARE(sink_->observations().size(), std::size_t(1));
        drop(newest, positions(u"101000"_s, 1));
        drop(fileName(u"RYSS"_s, u"100000"_s), positions(u"100000"_s, 2));
        QTRY_VERIFY(!exists(newest) && exists(u"done/"_s + fileName(u"RYSS"_s, u"100000"_s)));
        QCOMPARE(sink_->observations().size(), std::size_t(1));
        QVERIFY(sink_->refused().empty());
    }

    void keepsOnlyTheNewestTakenFiles()
    {
        start({{u"keep"_s, 2}});
        for (const QString& clock : {u"100000"_s, u"100001"_s, u"100002"_s, u"100003"_s})
            drop(fileName(u"RYSS"_s, clock), positions(clock, 1));
        QTRY_COMPARE(sink_->observations().size(), std::size_t(4));
        QTRY_COMPARE(QDir(folder() + u"/done"_s).entryList(QDir::Files).size(), qsizetype(2));
    }

    void deletesTakenFilesWhenNoneAreToBeKept()
    {
        start({{u"keep"_s, 0}});
        drop(fileName(u"RYSS"_s, u"100000"_s), positions(u"100000"_s, 1));
        QTRY_VERIFY(sink_->observations().size() == 1 && !exists(fileName(u"RYSS"_s, u"100000"_s)));
        QVERIFY(QDir(folder() + u"/done"_s).isEmpty());
    }

    void comesBackWhenTheFolderDoes()
    {
        QVERIFY(QDir(folder()).removeRecursively());
        start();
        QTRY_COMPARE(sink_->links(), std::vector{FeedLink::Disconnected});
        QDir().mkpath(folder());
        drop(fileName(u"RYSS"_s, u"100000"_s), positions(u"100000"_s, 1));
        QTRY_COMPARE(sink_->observations().size(), std::size_t(1));
        QCOMPARE(sink_->links().back(), FeedLink::Connected);
    }

    void stopsWhileFilesArrive()
    {
        for (int i = 0; i < 60; ++i) {
            const QString clock = u"1000"_s + QString::number(i).rightJustified(2, u'0');
            drop(fileName(u"RYSS"_s, clock), positions(clock, 50));
        }
        start();
        QTRY_VERIFY(!sink_->observations().empty());
        feed_.reset();
        const std::size_t delivered = sink_->observations().size();
        drop(fileName(u"RYSS"_s, u"102000"_s), positions(u"102000"_s, 1));
        QCOMPARE(sink_->observations().size(), delivered);
    }

    void aStoppedHostTakesNothingMoreAndStillAnswers()
    {
        Region region = *region_;
        region.feeds = {{FeedId(u"mtt1201-1"_s), u"mtt1201"_s, {{u"directory"_s, u"jxry"_s}, {u"rescan_s"_s, 0.1}}}};
        test::KeepingReceiver receiver;
        PluginRegistry registry({qEnvironmentVariable("PITWATCH_PLUGIN_PATH")});
        FeedHost host(std::make_shared<const Region>(region), *clock_, registry, receiver);
        host.start();
        drop(fileName(u"RYSS"_s, u"100000"_s), positions(u"100000"_s, 1));
        QTRY_COMPARE(receiver.count(), std::size_t(1));
        host.stop();
        drop(fileName(u"RYSS"_s, u"102000"_s), positions(u"102000"_s, 1));
        QCOMPARE(receiver.count(), std::size_t(1));
        QCOMPARE(host.feeds().front().delivered, std::uint64_t(1));
    }

private:
    QString folder() const { return directory_->filePath(u"jxry"_s); }
    bool exists(const QString& name) const { return QFileInfo::exists(folder() + u'/' + name); }

    /// As exporters do it: written under a temporary name, then renamed.
    void drop(const QString& name, const QByteArray& content)
    {
        const QString path = folder() + u'/' + name;
        const QString temporary = QFileInfo(path).path() + u"/.dropping.tmp"_s;
        QFile file(temporary);
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
        file.write(content);
        file.close();
        QVERIFY(QFile::rename(temporary, path));
    }

    Result<std::unique_ptr<Feed>> create(const QJsonObject& settings)
    {
        auto* plugin = qobject_cast<FeedPlugin*>(loader_.instance());
        if (!plugin) return Error{ErrorKind::NotFound, loader_.errorString(), {}};
        return plugin->create(FeedContext{FeedId(u"mtt1201-1"_s), settings, region_, sink_.get(), clock_.get()});
    }

    void start(QJsonObject settings = {})
    {
        settings.insert(u"directory"_s, u"jxry"_s);
        settings.insert(u"rescan_s"_s, 0.1);
        Result<std::unique_ptr<Feed>> created = create(settings);
        QVERIFY2(created.ok(), created.ok() ? "" : qPrintable(created.error().text()));
        feed_ = std::move(created).value();
        QVERIFY(feed_->start().ok());
    }

    /// A good file of the second mine that comes through shows that what came before has been looked at.
    void fence(std::size_t observations)
    {
        const QString mine = u"410881001002"_s;
        drop(fileName(u"RYSS"_s, u"102000"_s, mine), positions(u"102000"_s, 1, mine));
        QTRY_COMPARE(sink_->observations().size(), observations);
        QCOMPARE(sink_->observations().back().mine.text(), mine);
    }

    QPluginLoader loader_;
    std::shared_ptr<const Region> region_;
    std::unique_ptr<QTemporaryDir> directory_;
    std::unique_ptr<RecordingSink> sink_;
    std::unique_ptr<SharedClock> clock_;
    std::unique_ptr<Feed> feed_;
};

QTEST_GUILESS_MAIN(TestMtt1201Feed)
#include "tst_mtt1201feed.moc"
