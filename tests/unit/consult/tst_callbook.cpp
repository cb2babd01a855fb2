#include <QtTest>

#include <consult/callbookkeeper.h>
#include <consult/calleeedit.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

const Callee kMine{CalleeId(u"410881001001"_s), u"一号煤矿"_s, CalleeLevel::Mine, {}};
const Callee kOtherMine{CalleeId(u"410881001002"_s), u"二号煤矿"_s, CalleeLevel::Mine, {}};
const Callee kCity{CalleeId(u"city"_s), u"市局"_s, CalleeLevel::City, u"0391-1234567"_s};
const Callee kTeam{CalleeId(u"team"_s), u"救护队"_s, CalleeLevel::RescueTeam, {}};
const std::vector<Callee> kRegion{kMine, kOtherMine, kCity, kTeam};

QStringList names(const std::vector<Callee>& callees)
{
    QStringList list;
    for (const Callee& callee : callees) list << callee.name;
    return list;
}

Callee contact(const QString& name)
{
    return {{}, name, CalleeLevel::County, {}};
}

}  // namespace

class TestCallBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutABookTheListIsTheRegions() { QCOMPARE(withRegion({}, kRegion), kRegion); }

    void orderContactsAndRemovalsComeBack()
    {
        std::vector<Callee> edited{kTeam, kOtherMine, kMine};
        edited[2].contact = u"调度室 8001"_s;
        edited.push_back({CalleeId(u"own-1"_s), u"省局"_s, CalleeLevel::Province, {}});
        QCOMPARE(withRegion(bookOf(edited, kRegion), kRegion), edited);
    }

    void whatIsNewInTheRegionStandsAtTheEnd()
    {
        const CallBook book = bookOf({kTeam, kMine}, {kMine, kTeam});
        QCOMPARE(names(withRegion(book, kRegion)), (QStringList{kTeam.name, kMine.name, kOtherMine.name, kCity.name}));
    }

    void minesStayUnderTheNameOfTheRegion()
    {
        Callee renamed = kMine;
        renamed.name = u"别名"_s;
        const CallBook book{{renamed}, {kOtherMine.id.text(), kCity.id.text()}};
        QCOMPARE(names(withRegion(book, kRegion)), (QStringList{kMine.name, kOtherMine.name, kTeam.name}));
    }

    void aFileHoldsTheBook()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"c.json"_s);
        QCOMPARE(loadCallBook(file).error().kind, ErrorKind::NotFound);
        const CallBook book = bookOf({kCity, kMine}, kRegion);
        QVERIFY(saveCallBook(book, file).ok());
        const Result<CallBook> read = loadCallBook(file);
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().text()));
        QVERIFY(read.value() == book);
    }

    void damagedFilesAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("place");
        const QByteArray one = R"({"id":"a","name":"n","level":"city"})";
        QTest::newRow("no JSON") << QByteArray("{") << QString();
        QTest::newRow("version") << QByteArray(R"({"version":2,"callees":[]})") << u"/version"_s;
        QTest::newRow("level") << QByteArray(R"({"version":1,"callees":[{"id":"a","name":"n","level":"moon"}]})")
                               << u"/callees/0/level"_s;
        QTest::newRow("name") << QByteArray(R"({"version":1,"callees":[{"id":"a","name":"","level":"city"}]})")
                              << u"/callees/0/name"_s;
        QTest::newRow("twice") << QByteArray(R"({"version":1,"callees":[)" + one + ',' + one + "]}")
                               << u"/callees/1/id"_s;
    }
    void damagedFilesAreRefusedWithTheirPlace()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, place);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"c.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const Result<CallBook> read = loadCallBook(file.fileName());
        QVERIFY(!read.ok());
        QCOMPARE(read.error().kind, ErrorKind::InvalidInput);
        QVERIFY2(read.error().where.endsWith(place), qPrintable(read.error().where));
    }

    void whatIsChangedIsThereAfterAStart()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"deep/c.json"_s);
        {
            CallBookKeeper keeper(kRegion, file);
            QCOMPARE(keeper.callees(), kRegion);
            const QSignalSpy changed(&keeper, &CallBookKeeper::changed);
            keeper.setCallees({kTeam, kMine, kOtherMine});
            QCOMPARE(changed.size(), 1);
        }
        const CallBookKeeper again(kRegion, file);
        QCOMPARE(names(again.callees()), (QStringList{kTeam.name, kMine.name, kOtherMine.name}));
    }

    void aFileThatCannotBeReadIsToldAndMovedAside()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"c.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        {
            CallBookKeeper keeper(kRegion, file.fileName());
            QVERIFY(!keeper.objection().isEmpty());
            QCOMPARE(keeper.callees(), kRegion);
            keeper.setCallees({kCity, kMine, kOtherMine});
        }
        QVERIFY(QFile::exists(file.fileName() + u".damaged"_s));
        QVERIFY(CallBookKeeper(kRegion, file.fileName()).objection().isEmpty());
    }

    void everyStepIsCheckedAndCanBeTakenBack()
    {
        CalleeEdit edit(kRegion, kRegion);
        QVERIFY(!edit.canUndo());
        QCOMPARE(edit.add(contact(u"  省局  值班室 "_s), 2), std::nullopt);
        QCOMPARE(edit.callees()[3].name, u"省局 值班室"_s);
        edit.move(3, -1);
        QCOMPARE(edit.callees()[2].name, u"省局 值班室"_s);
        Callee changed = edit.callees()[2];
        changed.contact = u"0371-7654321"_s;
        QCOMPARE(edit.change(2, changed), std::nullopt);
        QCOMPARE(edit.remove(3), std::nullopt);
        QCOMPARE(names(edit.callees()), (QStringList{kMine.name, kOtherMine.name, u"省局 值班室"_s, kTeam.name}));
        for (int i = 0; i < 4; ++i) edit.undo();
        QCOMPARE(edit.callees(), kRegion);
        QVERIFY(!edit.canUndo());
    }

    void whatCannotBeIsRefusedAndNothingIsChanged()
    {
        CalleeEdit edit(kRegion, kRegion);
        QCOMPARE(edit.add(contact(u"  "_s)), CalleeFault::NoName);
        QCOMPARE(edit.add(contact(kCity.name)), CalleeFault::NameTaken);
        QCOMPARE(edit.add(contact(QString(callbookbounds::kNameCharacters + 1, u'长'))), CalleeFault::NameTooLong);
        QCOMPARE(edit.add(contact(u"a\u202eb"_s)), CalleeFault::NotClean);
        Callee long_ = contact(u"省局"_s);
        long_.contact = QString(callbookbounds::kContactCharacters + 1, u'1');
        QCOMPARE(edit.add(long_), CalleeFault::ContactTooLong);
        Callee renamed = kMine;
        renamed.name = u"别名"_s;
        QCOMPARE(edit.change(0, renamed), CalleeFault::OfRegion);
        QCOMPARE(edit.remove(0), CalleeFault::OfRegion);
        QCOMPARE(edit.callees(), kRegion);
        QVERIFY(!edit.canUndo());
    }

    void aNewContactNeverGetsTheIdOfOneThatWasRemoved()
    {
        CalleeEdit edit(kRegion, kRegion);
        QSet<CalleeId> seen;
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(edit.add(contact(u"省局"_s)), std::nullopt);
            seen.insert(edit.callees().back().id);
            QCOMPARE(edit.remove(edit.callees().size() - 1), std::nullopt);
        }
        QCOMPARE(seen.size(), 20);
    }
};

QTEST_GUILESS_MAIN(TestCallBook)
#include "tst_callbook.moc"
