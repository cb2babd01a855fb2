#include <QtTest>

#include <feed/mqttpayload.h>
#include <feed/observationlog.h>
#include <feed/observationrecorder.h>

#include "samples.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

LogEntry entry(int number)
{
    return {fromMicros(1'795'399'200'000'000 + number * 1000), FeedId(u"mqtt-0"_s),
            u"pitwatch/v1/410881001001/heartbeat"_s, R"({"n":)" + QByteArray::number(number) + "}"};
}

}  // namespace

class TestObservationLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QFile::remove(path()); }

    void readsWhatWasWritten()
    {
        write({entry(1), entry(2)});
        const auto reader = ObservationLogReader::open(path());
        QVERIFY(reader.ok());
        QVERIFY(read(*reader.value()) == entry(1));
        QVERIFY(read(*reader.value()) == entry(2));
        QVERIFY(!read(*reader.value()));
    }

    void carriesEveryKindOfObservation()
    {
        std::vector<LogEntry> entries;
        for (const Observation& sample : test::sampleObservations())
            entries.push_back({sample.receivedAt, sample.source, u"pitwatch/v1/"_s + observationTopic(sample),
                               encodePayload(sample, QTimeZone("Asia/Shanghai"))});
        write(entries);
        const auto reader = ObservationLogReader::open(path());
        for (const Observation& sample : test::sampleObservations()) {
            const auto found = read(*reader.value());
            QVERIFY(found);
            const auto decoded = decodePayload(found->topic, found->payload, found->feed, found->received);
            QVERIFY(decoded.ok() && decoded.value() == sample);
        }
    }

    void writesPayloadsOfSeveralLinesAsOne()
    {
        LogEntry many = entry(1);
        many.payload = "{\n \"n\" :\n 1 }";
        write({many});
        const auto reader = ObservationLogReader::open(path());
        QVERIFY(read(*reader.value()) == entry(1));
        QVERIFY(!read(*reader.value()));
    }

    void refusesPayloadsThatAreNoObjects()
    {
        const auto writer = ObservationLogWriter::open(path());
        LogEntry bad = entry(1);
        bad.payload = "garbage";
        QVERIFY(!writer.value()->append(bad).ok());
        QVERIFY(writer.value()->flush().ok());
        QCOMPARE(QFileInfo(path()).size(), qint64(0));
    }

    void namesTheLineAndGoesOn()
    {
        write({entry(1)});
        append("not json\n\n{\"received\":\"yesterday\",\"topic\":\"t\",\"payload\":{}}\n");
        append(R"({"received":"2026-11-23T10:00:00.123+08:00","topic":"pitwatch/v1/x","payload":{}})");
        const auto reader = ObservationLogReader::open(path());
        QVERIFY(read(*reader.value()));
        QVERIFY(reader.value()->next().error().where.endsWith(":2"_L1));
        const Error second = reader.value()->next().error();
        QVERIFY(second.where.endsWith(":4"_L1));
        QVERIFY(second.message.contains("/received"_L1));
        const auto last = read(*reader.value());
        QVERIFY(last);
        QVERIFY(last->feed.isEmpty());
    }

    void skipsLinesThatAreTooLong()
    {
        append(QByteArray(9 * 1024 * 1024, 'x') + '\n');
        write({entry(1)});
        const auto reader = ObservationLogReader::open(path());
        const auto first = reader.value()->next();
        QVERIFY(!first.ok());
        QVERIFY(first.error().where.endsWith(":1"_L1));
        QVERIFY(read(*reader.value()) == entry(1));
    }

    void saysThatThereIsNoFile()
    {
        const auto reader = ObservationLogReader::open(path());
        QVERIFY(!reader.ok());
        QCOMPARE(reader.error().kind, ErrorKind::NotFound);
    }

    void movesFullFilesAway()
    {
        const auto writer = ObservationLogWriter::open(path(), {.fileBytes = 300, .oldFiles = 2});
        for (int i = 0; i < 50; ++i) QVERIFY(writer.value()->append(entry(i)).ok());
        QVERIFY(writer.value()->flush().ok());
        QVERIFY(QFileInfo(path()).size() <= 300);
        QVERIFY(QFile::exists(path() + u".2"_s));
        QVERIFY(!QFile::exists(path() + u".3"_s));
    }

    void goesOnInAnExistingFile()
    {
        write({entry(1)});
        write({entry(2)});
        const auto reader = ObservationLogReader::open(path());
        QVERIFY(read(*reader.value()) == entry(1));
        QVERIFY(read(*reader.value()) == entry(2));
    }

    void theRecorderWritesWhatIsQueuedBeforeItEnds()
    {
        {
            ObservationRecorder recorder(ObservationLogWriter::open(path()).value());
            for (int i = 0; i < 1000; ++i) recorder.record(entry(i));
        }
        const auto reader = ObservationLogReader::open(path());
        for (int i = 0; i < 1000; ++i) QVERIFY(read(*reader.value()) == entry(i));
    }

    void theRecorderCountsWhatItCannotWrite()
    {
        ObservationRecorder recorder(ObservationLogWriter::open(path()).value());
        LogEntry bad = entry(1);
        bad.payload = "garbage";
        recorder.record(bad);
        QTRY_COMPARE(recorder.lost(), std::uint64_t(1));
    }

private:
    QString path() const { return directory_.filePath(u"log.jsonl"_s); }

    void write(const std::vector<LogEntry>& entries)
    {
        const auto writer = ObservationLogWriter::open(path());
        QVERIFY(writer.ok());
        for (const LogEntry& one : entries) QVERIFY(writer.value()->append(one).ok());
    }

    void append(const QByteArray& text)
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::Append));
        file.write(text);
    }

    static std::optional<LogEntry> read(ObservationLogReader& reader)
    {
        const auto next = reader.next();
        return next.ok() ? next.value() : std::nullopt;
    }

    QTemporaryDir directory_;
};

QTEST_GUILESS_MAIN(TestObservationLog)
#include "tst_observationlog.moc"
