#include <QtTest>

#include <client/clientoptions.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;

class TestClientOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understandsEveryOption()
    {
        const ClientCommand command = parseCommandLine(
            {u"--region"_s, u"r.json"_s,   u"--data"_s,  u"d"_s,       u"--page"_s,       u"map"_s,
             u"--locale"_s, u"en"_s,       u"--theme"_s, u"light"_s,   u"--fullscreen"_s, u"--exit-after"_s,
             u"3"_s,        u"--tour"_s,   u"t"_s,       u"--rules"_s, u"rules.json"_s,   u"--plugins"_s,
             u"p"_s,        u"--record"_s, u"log"_s});
        QVERIFY(command.run);
        QCOMPARE(command.run->region, u"r.json"_s);
        QCOMPARE(command.run->dataDirectory, u"d"_s);
        QCOMPARE(command.run->page, u"map"_s);
        QCOMPARE(command.run->locale, u"en"_s);
        QCOMPARE(command.run->theme, u"light"_s);
        QVERIFY(command.run->fullscreen);
        QCOMPARE(command.run->exitAfterSeconds, 3);
        QCOMPARE(command.run->tour, u"t"_s);
        QCOMPARE(command.run->pluginDirectories, QStringList{u"p"_s});
        QVERIFY(command.run->unattended());
    }

    void aKioskCanBeginWithANamedLayout()
    {
        const ClientCommand command = parseCommandLine({u"--demo"_s, u"--kiosk"_s, u"--layout"_s, u"夜班"_s});
        QVERIFY(command.run);
        QVERIFY(command.run->kiosk);
        QCOMPARE(command.run->layout, u"夜班"_s);
    }

    void mediaRunApartUnlessTold()
    {
        QVERIFY(!parseCommandLine({u"--demo"_s}).run->mediaInProcess);
        QVERIFY(parseCommandLine({u"--demo"_s, u"--media"_s, u"in-process"_s}).run->mediaInProcess);
    }

    void speaksChineseUnlessTold() { QCOMPARE(parseCommandLine({u"--demo"_s}).run->locale, u"zh_CN"_s); }

    void wrongUseIsNamedAndEndsWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing") << QStringList{} << u"give either --demo or --region"_s;
        QTest::newRow("both") << QStringList{u"--demo"_s, u"--region"_s, u"r"_s} << u"give either --demo or --region"_s;
        QTest::newRow("unknown option") << QStringList{u"--wings"_s} << u"wings"_s;
        QTest::newRow("unknown page") << QStringList{u"--demo"_s, u"--page"_s, u"attic"_s}
                                      << u"found \"attic\", expected one of overview"_s;
        QTest::newRow("no number") << QStringList{u"--demo"_s, u"--exit-after"_s, u"soon"_s}
                                   << u"expected a number of seconds"_s;
        QTest::newRow("stray argument") << QStringList{u"--demo"_s, u"x.json"_s} << u"unexpected argument \"x.json\""_s;
        QTest::newRow("renderer") << QStringList{u"--demo"_s, u"--renderer"_s, u"ink"_s}
                                  << u"expected one of auto, raster, gl"_s;
        QTest::newRow("decoder") << QStringList{u"--demo"_s, u"--decoder"_s, u"abacus"_s}
                                 << u"expected one of auto, software"_s;
        QTest::newRow("media") << QStringList{u"--demo"_s, u"--media"_s, u"elsewhere"_s}
                               << u"expected one of own-process, in-process"_s;
        QTest::newRow("kiosk of another page")
            << QStringList{u"--demo"_s, u"--kiosk"_s, u"--page"_s, u"map"_s} << u"--kiosk shows the wall"_s;
        QTest::newRow("theme") << QStringList{u"--demo"_s, u"--theme"_s, u"pink"_s} << u"expected dark or light"_s;
    }
    void wrongUseIsNamedAndEndsWithTwo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const ClientCommand command = parseCommandLine(arguments);
        QVERIFY(!command.run);
        QCOMPARE(command.exitCode, 2);
        QVERIFY2(command.print.contains(said), qPrintable(command.print));
    }

    void helpAndVersionAreNoErrors()
    {
        QCOMPARE(parseCommandLine({u"--help"_s}).exitCode, 0);
        QVERIFY(parseCommandLine({u"--help"_s}).print.contains(u"--tour"_s));
        QVERIFY(parseCommandLine({u"--version"_s}).print.startsWith(u"pitwatch "_s));
    }
};

QTEST_GUILESS_MAIN(TestClientOptions)
#include "tst_clientoptions.moc"
