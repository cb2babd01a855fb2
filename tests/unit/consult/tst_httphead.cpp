#include <QtTest>

#include <consult/httphead.h>
#include <consult/joinpage.h>
#include <consult/ratelimit.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;

class TestHttpHead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatABrowserSends()
    {
        const auto head =
            readHttpHead("GET /ws?x=1 HTTP/1.1\r\nHost: a:1\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket");
        QVERIFY(head.ok());
        QCOMPARE(head.value().path, QByteArray("/ws"));
        QVERIFY(head.value().wantsWebSocket());
        QVERIFY(!readHttpHead("GET / HTTP/1.1\r\nHost: a").value().wantsWebSocket());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("version") << QByteArray("GET / HTTP/1.0\r\nHost: a");
        QTest::newRow("tls on tls") << QByteArray("\x16\x03\x01\x02");
        QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\nA: b");
        QTest::newRow("absolute") << QByteArray("GET http://a/ HTTP/1.1\r\nHost: a");
        QTest::newRow("two hosts") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nHost: b");
        QTest::newRow("two origins") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nOrigin: a\r\norigin: b");
        QTest::newRow("folded") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n b");
        QTest::newRow("nul") << QByteArray("GET / HTTP/1.1\r\nHost: a\0b", 25);
        QTest::newRow("body") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5");
        QTest::newRow("chunks") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked");
        QTest::newRow("long") << "GET / HTTP/1.1\r\nHost: " + QByteArray(kLargestHttpHead, 'a');
        QByteArray many("GET / HTTP/1.1\r\nHost: a");
        for (int i = 0; i < kMostHttpFields; ++i) many += "\r\nx" + QByteArray::number(i) + ": 1";
        QTest::newRow("many") << many;
    }
    void refuses()
    {
        QFETCH(QByteArray, head);
        QVERIFY(!readHttpHead(head).ok());
    }

    void thePageIsServedByGetAndByNameOnly()
    {
        const JoinPage page;
        const auto answer = [&page](const char* method, const char* path) { return page.answer({method, path, {}}); };
        QVERIFY(answer("GET", "/").startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(answer("GET", "/").contains("\r\nContent-Security-Policy: default-src 'none'"));
        QVERIFY(answer("GET", "/").contains("\r\n\r\n<!doctype html>"));
        for (const char* path : {"/join.html", "//", "/../etc/passwd", "/%2e%2e/", "/ws", "/consult/join.html"})
            QVERIFY2(answer("GET", path).startsWith("HTTP/1.1 404 "), path);
        for (const char* method : {"POST", "HEAD", "OPTIONS", "get"})
            QVERIFY2(answer(method, "/").startsWith("HTTP/1.1 405 "), method);
    }

    void everyFileOfThePageIsServedAndAsWhatItIs()
    {
        const JoinPage page;
        const QStringList files = QDir(u":/consult"_s).entryList();
        QVERIFY(files.contains(u"standby.js"_s));
        for (const QString& file : files) {
            const QByteArray path = file == u"join.html"_s ? QByteArray("/") : "/" + file.toLatin1();
            const QByteArray type = file.endsWith(u".js"_s)    ? "text/javascript;"
                                    : file.endsWith(u".css"_s) ? "text/css;"
                                                               : "text/html;";
            const QByteArray answer = page.answer({"GET", path, {}});
            QVERIFY2(answer.startsWith("HTTP/1.1 200 OK\r\nContent-Type: " + type), path.constData());
        }
    }

    void theRateIsBoundedInTheLongRunAndAtOnce()
    {
        RateLimit limit(10, 5);
        int taken = 0;
        for (int i = 0; i < 100; ++i) taken += limit.take(1000) ? 1 : 0;
        QCOMPARE(taken, 5);
        for (int ms = 1000; ms < 11'000; ms += 10) taken += limit.take(ms) ? 1 : 0;
        QVERIFY2(taken >= 5 + 98 && taken <= 5 + 101, qPrintable(QString::number(taken)));
        QVERIFY(!limit.take(0));
    }

    void muchIsRefusedWholeAndLeavesWhatThereIs()
    {
        RateLimit limit(10, 5);
        QVERIFY(!limit.take(0, 6));
        QVERIFY(limit.take(0, 5));
        QVERIFY(!limit.take(0, 1));
        QVERIFY(limit.take(300, 3));
    }
};

QTEST_GUILESS_MAIN(TestHttpHead)
#include "tst_httphead.moc"
