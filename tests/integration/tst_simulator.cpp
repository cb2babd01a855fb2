#include <QtTest>

#include <QProcess>
#include <QTcpSocket>

#include <csignal>

#include <mosquitto.h>

#include <core/boundedqueue.h>
#include <core/clock.h>
#include <feed/mqttpayload.h>
#include <region/regionfile.h>
#include <support/testdata.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

struct Heard {
    QString topic;
    QByteArray payload;
};

/// Subscribes to everything of a broker.
class Listener {
public:
    explicit Listener(quint16 port) : client_(mosquitto_new(nullptr, true, this))
    {
        mosquitto_connect_callback_set(
            client_, [](mosquitto* client, void*, int) { mosquitto_subscribe(client, nullptr, "pitwatch/v1/#", 1); });
        mosquitto_message_callback_set(client_, [](mosquitto*, void* self, const mosquitto_message* message) {
            static_cast<Listener*>(self)->heard_.push(
                {QString::fromUtf8(message->topic),
                 QByteArray(static_cast<const char*>(message->payload), message->payloadlen)});
        });
        mosquitto_connect(client_, "127.0.0.1", port, 10);
        mosquitto_loop_start(client_);
    }
    ~Listener()
    {
        mosquitto_disconnect(client_);
        mosquitto_loop_stop(client_, false);
        mosquitto_destroy(client_);
    }
    std::optional<Heard> next() { return heard_.pop(std::chrono::milliseconds(200)); }

private:
    BoundedQueue<Heard> heard_{100'000, WhenFull::DropOldest};
    mosquitto* client_;
};

bool listens(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    return socket.waitForConnected(500);
}

}  // namespace

/// pitwatch-sim as a whole, without pictures.
class TestSimulator : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    QProcess program_;
    QJsonObject ready_;

    QString file(const char* name) const { return folder_->filePath(QString::fromLatin1(name)); }
    quint16 port() const { return ready_.value(u"mqtt"_s).toString().section(u':', 1).toUShort(); }

    void begin(const QString& region, const QStringList& more = {})
    {
        const QString program = qEnvironmentVariable("PITWATCH_BIN") + u"/pitwatch-sim"_s;
        program_.start(program, QStringList{u"--region"_s, test::sourceFile(region), u"--ephemeral"_s, u"--no-video"_s,
                                            u"--work"_s, file("work"), u"--resolved"_s, file("resolved.json"),
                                            u"--truth"_s, file("truth.jsonl")} +
                                    more);
        QByteArray line;
        QTRY_VERIFY_WITH_TIMEOUT((line += program_.readAllStandardOutput()).startsWith("READY") && line.endsWith('\n'),
                                 15'000);
        ready_ = QJsonDocument::fromJson(line.mid(6)).object();
    }

private Q_SLOTS:
    void initTestCase()
    {
        mosquitto_lib_init();
        if (!qEnvironmentVariableIsSet("PITWATCH_BIN")) QSKIP("PITWATCH_BIN does not name the executables");
    }

    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void cleanup()
    {
        program_.terminate();
        if (!program_.waitForFinished(5000)) program_.kill();
        program_.waitForFinished(1000);
    }

    void everythingItSaysCanBeRead()
    {
        begin(u"resources/demo/region.json"_s,
              {u"--scenario"_s, test::sourceFile(u"resources/demo/scenarios/night-shift.json"_s)});
        Listener listener(port());
        const SystemClock clock;
        QSet<QString> kinds;
        const auto listen = [&] {
            for (auto heard = listener.next(); heard; heard = listener.next()) {
                const auto read = decodePayload(heard->topic, heard->payload, FeedId(u"mqtt-0"_s), clock.now());
                if (!read) QTest::qFail(qPrintable(heard->topic + read.error().text()), __FILE__, __LINE__);
                kinds.insert(heard->topic.section(u'/', 3, 3));
                if (kinds.size() >= 7) return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(listen(), 20'000);
        QVERIFY(kinds.contains(u"declaration"_s));  // retained: said before we listened
    }

    void theResolvedRegionIsARegion()
    {
        begin(u"resources/demo/region.json"_s);
        const auto resolved = loadRegion(file("resolved.json"));
        QVERIFY(resolved.ok());
        QCOMPARE(resolved.value().mines.size(), std::size_t(3));
        const QDir exchange(ready_.value(u"exchange"_s).toString());
        QVERIFY(exchange.path().startsWith(file("work")));
        QTRY_COMPARE(exchange.entryList({u"*_RYSS_*.txt"_s}).size(), 3);
    }

    void aRegionOfAnotherStyleIsServed()
    {
        begin(u"tests/data/region-3x16.json"_s);
        QVERIFY(listens(port()));
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(file("truth.jsonl")).size() > 10'000, 10'000);
    }

    void theBrokerEndsWithTheProgramHoweverThatEnds()
    {
        begin(u"resources/demo/region.json"_s);
        QVERIFY(listens(port()));
        program_.kill();
        QVERIFY(program_.waitForFinished());
        QTRY_VERIFY(!listens(port()));
    }

    void itEndsCleanlyWhenAsked()
    {
        begin(u"resources/demo/region.json"_s);
        program_.terminate();
        QVERIFY(program_.waitForFinished(5000));
        QCOMPARE(program_.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program_.exitCode(), 0);
        QVERIFY(!listens(port()));
    }

    void wrongArgumentsAreTold()
    {
        const QString program = qEnvironmentVariable("PITWATCH_BIN") + u"/pitwatch-sim"_s;
        for (const QStringList& arguments :
             {QStringList{}, QStringList{u"--region"_s, u"/nonexistent"_s},
              QStringList{u"--region"_s, u"x"_s, u"--speed"_s, u"fast"_s}, QStringList{u"--nonsense"_s}}) {
            program_.start(program, arguments);
            QVERIFY(program_.waitForFinished(5000));
            QVERIFY(program_.exitCode() != 0);
            QVERIFY(!program_.readAllStandardError().isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestSimulator)
#include "tst_simulator.moc"
