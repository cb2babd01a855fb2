#include <QtTest>

#include <QVBoxLayout>

#include <support/fakevideo.h>
#include <support/screencontext.h>
#include <ui/wall/layoutbar.h>
#include <ui/wall/layouticon.h>
#include <ui/wall/walllook.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using pitwatch::test::ScreenContext;

namespace {

struct Wall {
    Wall()
    {
        auto* row = new QVBoxLayout(&page);
        row->addWidget(&bar);
        row->addWidget(&canvas);
    }

    ScreenContext context;
    test::FakeVideoEngine video;
    QWidget page;
    PageTools tools{&page, context.theme};
    LayoutShelf shelf{context.state};
    WallCanvas canvas{{context.page.region, &video, nullptr, &context.clock}, tileLook(context.theme)};
    LayoutBar bar{tools, canvas, shelf, context.theme};
    QComboBox* combo = bar.findChild<QComboBox*>();
    // The page must not delete its members.
    ~Wall()
    {
        bar.setParent(nullptr);
        canvas.setParent(nullptr);
    }
};

WallState withTiles(int count)
{
    WallState wall;
    wall.setTileCount(count);
    return wall;
}

}  // namespace

class TestLayoutBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offersEveryPreset()
    {
        Wall wall;
        QCOMPARE(wall.combo->count(), int(WallLayout::presets().size()));
        QCOMPARE(wall.combo->itemText(8), QStringLiteral("1 + 5"));
        QCOMPARE(wall.combo->itemText(10), QStringLiteral("2 + 8"));
        QCOMPARE(wall.combo->currentIndex(), 3);
    }

    void choosingALayoutChangesTheWall()
    {
        Wall wall;
        wall.combo->setCurrentIndex(9);
        Q_EMIT wall.combo->activated(9);
        QVERIFY(wall.canvas.state().layout() == WallLayout::presets()[9]);
    }

    void everyPresetHasAKey()
    {
        Wall wall;
        wall.page.show();
        QVERIFY(QTest::qWaitForWindowActive(&wall.page));
        QTest::keyClick(&wall.page, Qt::Key_2, Qt::AltModifier);
        QVERIFY(wall.canvas.state().layout() == WallLayout(2, 2));
        QTest::keyClick(&wall.page, Qt::Key_9, Qt::AltModifier);
        QVERIFY(wall.canvas.state().layout() == WallLayout::presets()[8]);
        QTest::keyClick(&wall.page, Qt::Key_Minus, Qt::AltModifier);
        QVERIFY(wall.canvas.state().layout() == WallLayout::presets().back());
        wall.canvas.undo();
        QVERIFY(wall.canvas.state().layout() == WallLayout::presets()[8]);
    }

    void aLayoutOfOnesOwnIsShownAsSuch()
    {
        Wall wall;
        wall.canvas.change([](WallState& s) { QVERIFY(s.merge(QRect(0, 0, 2, 1)).ok()); });
        wall.bar.refresh();
        QCOMPARE(wall.combo->currentText(), layoutName(wall.canvas.state().layout()));
        QCOMPARE(wall.combo->count(), int(WallLayout::presets().size()) + 1);
    }

    void namedLayoutsAreRecalledByKey()
    {
        Wall wall;
        QVERIFY(wall.shelf.save(QStringLiteral("夜班"), withTiles(9)).ok());
        QVERIFY(wall.shelf.save(QStringLiteral("井口"), withTiles(1)).ok());
        wall.page.show();
        QVERIFY(QTest::qWaitForWindowActive(&wall.page));
        QTest::keyClick(&wall.page, Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(wall.canvas.state().tileCount(), 1);
        wall.canvas.undo();
        QCOMPARE(wall.canvas.state().tileCount(), 16);
    }

    void namedLayoutsStandInTheList()
    {
        Wall wall;
        QVERIFY(wall.shelf.save(QStringLiteral("夜班"), withTiles(9)).ok());
        const int index = wall.combo->findText(QStringLiteral("夜班"));
        QVERIFY(index > int(WallLayout::presets().size()));
        Q_EMIT wall.combo->activated(index);
        QCOMPARE(wall.canvas.state().tileCount(), 9);
        QCOMPARE(wall.combo->currentIndex(), 2);
    }

    void anUnknownNameChangesNothing()
    {
        Wall wall;
        QVERIFY(!wall.bar.recall(QStringLiteral("nobody")));
        QVERIFY(!wall.canvas.history().canUndo());
    }

    void everyLayoutHasItsOwnPicture()
    {
        Theme theme;
        QList<QImage> seen;
        for (const WallLayout& layout : WallLayout::presets()) {
            const QImage image = layoutIcon(layout, theme).pixmap(20, 14).toImage();
            QVERIFY(!image.isNull());
            QVERIFY(!seen.contains(image));
            seen << image;
        }
    }
};

QTEST_MAIN(TestLayoutBar)
#include "tst_layoutbar.moc"
