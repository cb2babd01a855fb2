#include <QtTest>

#include <alarm/detailtemplate.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;

class TestDetailTemplate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fillsFacts()
    {
        QCOMPARE(fillTemplate(u"{count}人,核定{limit}人"_s, {{u"count"_s, u"31"_s}, {u"limit"_s, u"25"_s}}),
                 u"31人,核定25人"_s);
    }
    void missingFactsAreMarked() { QCOMPARE(fillTemplate(u"[{x}]"_s, {}), u"[—]"_s); }
    void factsPullInNoOthers()
    {
        QCOMPARE(fillTemplate(u"{a}{b}"_s, {{u"a"_s, u"{b}"_s}, {u"b"_s, u"1"_s}}), u"{b}1"_s);
    }
    void namesTheFactsThatItUses() { QCOMPARE(templateNames(u"{a} {b}{a}"_s), (QStringList{u"a"_s, u"b"_s, u"a"_s})); }
};

QTEST_GUILESS_MAIN(TestDetailTemplate)
#include "tst_detailtemplate.moc"
