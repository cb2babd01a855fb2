#include <QtTest>

#include <QTemporaryDir>

#include <ui/wall/layoutshelf.h>

using namespace pitwatch;
using namespace pitwatch::ui;

namespace {

WallState withTiles(int count)
{
    WallState wall;
    wall.setTileCount(count);
    wall.assign(0, {MineCode(QStringLiteral("410881001001")), CameraId(QStringLiteral("c1"))});
    return wall;
}

QStringList names(const LayoutShelf& shelf)
{
    QStringList names;
    for (const NamedLayout& layout : shelf.all()) names << layout.name;
    return names;
}

}  // namespace

class TestLayoutShelf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsLayoutAndCamerasBackAfterARestart()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("seat.json"));
        {
            UiState state(path);
            QVERIFY(LayoutShelf(state).save(QStringLiteral("夜班"), withTiles(9)).ok());
        }
        UiState state(path);
        const LayoutShelf shelf(state);
        const NamedLayout* night = shelf.find(QStringLiteral("夜班"));
        QVERIFY(night);
        QVERIFY(night->wall.sameContents(withTiles(9)));
    }

    void savingUnderAKnownNameReplaces()
    {
        UiState state;
        LayoutShelf shelf(state);
        QVERIFY(shelf.save(QStringLiteral("A"), withTiles(4)).ok());
        QVERIFY(shelf.save(QStringLiteral(" A "), withTiles(9)).ok());
        QCOMPARE(names(shelf), QStringList(QStringLiteral("A")));
        QCOMPARE(shelf.find(QStringLiteral("A"))->wall.tileCount(), 9);
    }

    void refusesNamesThatAreNone()
    {
        UiState state;
        LayoutShelf shelf(state);
        QVERIFY(!shelf.save(QStringLiteral(" \n "), withTiles(4)).ok());
        QCOMPARE(LayoutShelf::cleanName(QString(500, QLatin1Char('x'))).size(), LayoutShelf::kLongestName);
    }

    void renamesOnlyToAFreeName()
    {
        UiState state;
        LayoutShelf shelf(state);
        QVERIFY(shelf.save(QStringLiteral("A"), withTiles(4)).ok());
        QVERIFY(shelf.save(QStringLiteral("B"), withTiles(9)).ok());
        QVERIFY(!shelf.rename(QStringLiteral("A"), QStringLiteral("B")).ok());
        QVERIFY(!shelf.rename(QStringLiteral("nobody"), QStringLiteral("C")).ok());
        QVERIFY(shelf.rename(QStringLiteral("A"), QStringLiteral("C")).ok());
        QCOMPARE(names(shelf), (QStringList{QStringLiteral("C"), QStringLiteral("B")}));
    }

    void whatWasDeletedComesBackInItsPlace()
    {
        UiState state;
        LayoutShelf shelf(state);
        for (const char* name : {"A", "B", "C"}) QVERIFY(shelf.save(QLatin1String(name), withTiles(4)).ok());
        QVERIFY(shelf.remove(QStringLiteral("B")));
        QCOMPARE(shelf.removedName(), QStringLiteral("B"));
        shelf.bringBack();
        QCOMPARE(names(shelf), (QStringList{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")}));
        QVERIFY(shelf.removedName().isEmpty());
    }

    void brokenEntriesAreLeftOutButStayInTheFile()
    {
        UiState state;
        const QJsonObject broken{{QStringLiteral("name"), QStringLiteral("Z")}, {QStringLiteral("wall"), 7}};
        state.setValue(QStringLiteral("wall.layouts"), QJsonArray{broken});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("unreadable")));
        LayoutShelf shelf(state);
        QVERIFY(shelf.all().empty());
        QVERIFY(shelf.save(QStringLiteral("A"), withTiles(4)).ok());
        const QJsonArray kept = QJsonArray::fromVariantList(state.value(QStringLiteral("wall.layouts")).toList());
        QCOMPARE(kept.size(), 2);
        QCOMPARE(kept.at(1).toObject(), broken);
    }

    void holdsABoundedNumber()
    {
        UiState state;
        LayoutShelf shelf(state);
        for (int i = 0; i < LayoutShelf::kMostLayouts; ++i) QVERIFY(shelf.save(QString::number(i), withTiles(1)).ok());
        QVERIFY(!shelf.save(QStringLiteral("one more"), withTiles(1)).ok());
    }
};

QTEST_GUILESS_MAIN(TestLayoutShelf)
#include "tst_layoutshelf.moc"
