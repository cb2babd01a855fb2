#include <QtTest>

#include <simulator/ephemeral.h>

#include "simregion.h"

using namespace pitwatch;
using namespace pitwatch::sim;

class TestEphemeral : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loopbackPortsMoveTogetherAndCredentialsStay()
    {
        const Region before = test::sparseRegion();
        const auto moved = movedToFreePorts(before, QStringLiteral("/work-folder"));
        QVERIFY(moved.ok());
        const Region& after = moved.value();
        const auto url = [](const Region& region, std::size_t mine) {
            return QUrl(region.mines.at(mine).cameras.front().mainUrl);
        };
        QVERIFY(url(after, 0).port() != url(before, 0).port());
        QCOMPARE(url(after, 0).port(), url(after, 2).port());
        QVERIFY(url(after, 0).port() != url(after, 1).port());
        QCOMPARE(url(after, 0).userInfo(QUrl::FullyEncoded), url(before, 0).userInfo(QUrl::FullyEncoded));
        QCOMPARE(url(after, 2).query(), url(before, 2).query());
    }

    void addressesElsewhereAreLeftAlone()
    {
        Region region = test::sparseRegion();
        region.mines.front().cameras.front().mainUrl = QStringLiteral("rtsp://192.0.2.7:554/a");
        const auto moved = movedToFreePorts(region, QStringLiteral("/w"));
        QCOMPARE(moved.value().mines.front().cameras.front().mainUrl, QStringLiteral("rtsp://192.0.2.7:554/a"));
    }

    void theExchangeFolderMovesIntoTheWorkFolder()
    {
        const auto moved = movedToFreePorts(test::demoRegion(), QStringLiteral("/work-folder"));
        QVERIFY(exchangeDirectoryOf(moved.value()).startsWith(QStringLiteral("/work-folder/")));
    }

    void aRegionWithoutABrokerGetsOne()
    {
        Region region = test::demoRegion();
        region.feeds.clear();
        QVERIFY(!brokerOf(region).value().has_value());
        const Region with = withBroker(region, {QStringLiteral("127.0.0.1"), 4567, {}, {}});
        QCOMPARE(brokerOf(with).value()->port, quint16(4567));
    }

    void brokerAddressesAreRead()
    {
        const auto full = parseBrokerAddress(QStringLiteral("mqtt://feed:a%40b@127.0.0.1:21883"));
        QCOMPARE(full.value().password, QStringLiteral("a@b"));
        QCOMPARE(full.value().text(), QStringLiteral("127.0.0.1:21883"));
        QVERIFY(full.value().loopback());
        QCOMPARE(parseBrokerAddress(QStringLiteral("broker.example")).value().port, quint16(1883));
        QVERIFY(!parseBrokerAddress(QStringLiteral("http://127.0.0.1:80")).ok());
        QVERIFY(!parseBrokerAddress(QString()).ok());
    }

    void aWrongAddressIsToldWithoutItsPassword()
    {
        const auto wrong = parseBrokerAddress(QStringLiteral("ftp://feed:secret@127.0.0.1"));
        QVERIFY(!wrong.ok() && !wrong.error().text().contains(QStringLiteral("secret")));
    }
};

QTEST_GUILESS_MAIN(TestEphemeral)
#include "tst_ephemeral.moc"
