#include <QtTest>

#include <QProcess>
#include <QTemporaryDir>

#include <support/testdata.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

struct Run {
    int code = -1;
    QByteArray out, err;
};

Run replay(const QStringList& arguments)
{
    QProcess process;
    process.start(qEnvironmentVariable("PITWATCH_BIN") + u"/pitwatchctl"_s, QStringList{u"replay"_s} + arguments);
    if (!process.waitForFinished(60'000)) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QStringList with(const QString& log)
{
    return {log, u"--region"_s, test::dataFile(u"replay/region.json"_s), u"--rules"_s,
            test::dataFile(u"replay/rules.json"_s)};
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestReplayCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsTheSameBytesAgain()
    {
        const QByteArray golden = contents(test::dataFile(u"replay/shift.expected.jsonl"_s));
        for (int i = 0; i < 2; ++i) {
            const Run run = replay(with(test::dataFile(u"replay/shift.jsonl"_s)));
            QCOMPARE(run.code, 0);
            QCOMPARE(run.out, golden);
        }
    }

    void writesToAFile()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"out.jsonl"_s);
        const Run run = replay(with(test::dataFile(u"replay/shift.jsonl"_s)) + QStringList{u"--out"_s, path});
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(contents(path), contents(test::dataFile(u"replay/shift.expected.jsonl"_s)));
    }

    void namesBadLinesAndGoesOn()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"bad.jsonl"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("garbage\n");
        file.write(contents(test::dataFile(u"replay/shift.jsonl"_s)));
        file.close();
        const Run run = replay(with(path));
        QCOMPARE(run.code, 1);
        QVERIFY(run.err.contains("bad.jsonl:1:"));
        QCOMPARE(run.out, contents(test::dataFile(u"replay/shift.expected.jsonl"_s)));
    }

    void wrongUseIsTwo() { QCOMPARE(replay({u"x"_s}).code, 2); }

    void missingLogIsOne() { QCOMPARE(replay(with(u"/nowhere.jsonl"_s)).code, 1); }
};

QTEST_GUILESS_MAIN(TestReplayCommand)
#include "tst_replaycommand.moc"
