#include <QAbstractItemModelTester>
#include <QTest>

#include <ui/system/feedtablemodel.h>
#include <ui/system/plugintablemodel.h>
#include <ui/system/quarantinemodel.h>
#include <ui/system/refusalmodel.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;

class TestSystemModels : public QObject {
    Q_OBJECT

private:
    const UtcTime now_ = parseIsoTime(QStringLiteral("2026-11-23T10:00:00+08:00")).value();
    const ManualClock clock_{now_};

    FeedSnapshot feed(const QString& id) const
    {
        FeedSnapshot feed;
        feed.id = FeedId(id);
        feed.link = FeedLink::Connected;
        feed.lastHeard = now_ - 12s;
        feed.refused = 3;
        return feed;
    }

    RefusedInput input(int number) const
    {
        return {FeedId(QStringLiteral("mqtt-0")), now_ + std::chrono::seconds(number),
                QStringLiteral("pitwatch/v1/x/%1").arg(number), QStringLiteral("not JSON"), QByteArray("{\"t\":\x01")};
    }

    static QString text(const QAbstractItemModel& model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }

private Q_SLOTS:
    void feedsAreRows()
    {
        FeedTableModel model(clock_);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.update({feed(QStringLiteral("a")), feed(QStringLiteral("b"))});
        model.update({feed(QStringLiteral("a")), feed(QStringLiteral("b"))});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(text(model, 1, FeedTableModel::IdColumn), QStringLiteral("b"));
        QCOMPARE(text(model, 0, FeedTableModel::RefusedColumn), QStringLiteral("3"));
        QVERIFY(text(model, 0, FeedTableModel::HeardColumn).contains(QStringLiteral("12 s")));
        model.update({});
        QCOMPARE(model.rowCount(), 0);
    }

    void aRefusalThatHappensAgainMovesToTheTop()
    {
        RefusalModel model(QTimeZone::utc());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto line = [this](const char* address, int last, quint64 times) {
            return RefusalLine{RefusalReason::Expired,
                               QString::fromLatin1(address),
                               now_,
                               now_ + std::chrono::seconds(last),
                               times,
                               QStringLiteral("token-expired")};
        };
        model.update({line("10.0.0.1", 0, 1)});
        model.update({line("10.0.0.2", 1, 1), line("10.0.0.1", 0, 1)});
        model.update({line("10.0.0.3", 2, 1), line("10.0.0.2", 1, 1), line("10.0.0.1", 0, 1)});
        const QPersistentModelIndex chosen = model.index(2, RefusalModel::AddressColumn);
        model.update({line("10.0.0.1", 3, 2), line("10.0.0.4", 3, 1), line("10.0.0.3", 2, 1)});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(chosen.row(), 0);
        QCOMPARE(text(model, 0, RefusalModel::AddressColumn), QStringLiteral("10.0.0.1"));
        QCOMPARE(text(model, 0, RefusalModel::TimesColumn), QStringLiteral("2"));
        QCOMPARE(text(model, 1, RefusalModel::AddressColumn), QStringLiteral("10.0.0.4"));
        QVERIFY(!text(model, 0, RefusalModel::ReasonColumn).isEmpty());
        model.update({});
        QCOMPARE(model.rowCount(), 0);
    }

    void aPluginThatCannotBeUsedSaysWhy()
    {
        PluginTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        PluginInfo broken;
        broken.file = QStringLiteral("/plugins/broken.so");
        broken.error = QStringLiteral("api 7, expected 1");
        model.update({broken});
        QVERIFY(text(model, 0, PluginTableModel::StateColumn).contains(broken.error));
    }

    void theNewestRefusedInputStandsFirst()
    {
        QuarantineModel model(QTimeZone("Asia/Shanghai"));
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.update({input(1), input(2)});
        QCOMPARE(text(model, 0, QuarantineModel::OriginColumn), QStringLiteral("pitwatch/v1/x/2"));
    }

    void aChosenInputStaysChosenWhenNewOnesArrive()
    {
        QuarantineModel model(QTimeZone("Asia/Shanghai"));
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.update({input(1), input(2)});
        const QPersistentModelIndex chosen = model.index(1, QuarantineModel::OriginColumn);
        model.update({input(1), input(2), input(3), input(4)});
        QCOMPARE(chosen.row(), 3);
        QCOMPARE(chosen.data().toString(), QStringLiteral("pitwatch/v1/x/1"));
    }

    void whatTheQuarantineForgotDisappears()
    {
        QuarantineModel model(QTimeZone("Asia/Shanghai"));
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.update({input(1), input(2), input(3)});
        model.update({input(3), input(4), input(5)});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(text(model, 2, QuarantineModel::OriginColumn), QStringLiteral("pitwatch/v1/x/3"));
    }

    void aReportHoldsEverythingAndNoControlCharacters()
    {
        QuarantineModel model(QTimeZone("Asia/Shanghai"));
        model.update({input(1)});
        const QString report = model.report(0);
        QVERIFY2(report.contains(QStringLiteral("{\"t\":\\x01")), qPrintable(report));
        QVERIFY(report.contains(QStringLiteral("not JSON")));
        QVERIFY(report.contains(QStringLiteral("2026-11-23T10:00:01.000+08:00")));
    }
};

QTEST_GUILESS_MAIN(TestSystemModels)
#include "tst_systemmodels.moc"
