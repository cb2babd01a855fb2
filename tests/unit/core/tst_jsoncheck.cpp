#include <QtTest>

#include <core/jsoncheck.h>

using namespace pitwatch;

class TestJsonCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesPlaceFoundAndExpected()
    {
        JsonIssues issues;
        const QJsonObject document{{QStringLiteral("a/b"), QJsonArray{1, QStringLiteral("x")}}};
        const JsonCursor root(document, {}, issues);
        root.member(QStringLiteral("a/b")).elements().at(1).number(0, 5);
        QCOMPARE(issues.list().size(), std::size_t(1));
        QCOMPARE(issues.list().front().text(), QStringLiteral("/a~1b/1: found \"x\", expected a number from 0 to 5"));
    }

    void reportsMissingRequiredValues()
    {
        JsonIssues issues;
        const JsonCursor root(QJsonObject{}, {}, issues);
        root.member(QStringLiteral("name")).text();
        root.member(QStringLiteral("t")).time();
        root.member(QStringLiteral("code")).digits(12);
        QVERIFY(!root.member(QStringLiteral("maybe")).optionalNumber(0, 1));
        QCOMPARE(issues.total(), std::size_t(3));
        QCOMPARE(issues.list().front().found, QStringLiteral("nothing"));
    }

    void keepsABoundedListButCountsAll()
    {
        JsonIssues issues(3);
        for (int i = 0; i < 10; ++i) issues.add({});
        QCOMPARE(issues.list().size(), std::size_t(3));
        QCOMPARE(issues.total(), std::size_t(10));
    }
};

QTEST_GUILESS_MAIN(TestJsonCheck)
#include "tst_jsoncheck.moc"
