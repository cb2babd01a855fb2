#include <QtTest>

#include <ui/map/maptransform.h>

using pitwatch::ui::MapTransform;

class tst_MapTransform : public QObject {
    Q_OBJECT

private:
    static MapTransform fitted(QRectF plan = {0, -100, 400, 200}, QSizeF viewport = {800, 600})
    {
        MapTransform transform;
        transform.setPlan(plan);
        transform.setViewport(viewport);
        transform.fit();
        return transform;
    }
    static bool near(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()) < 1e-6; }

private Q_SLOTS:
    void pointsComeBack();
    void northIsUp();
    void fittingShowsTheWholePlan();
    void zoomKeepsThePointUnderThePointer();
    void zoomIsBounded();
    void panningNeverLeavesThePlan();
    void planWithoutExtentCanBeShown();
    void scaleBarIsRound_data();
    void scaleBarIsRound();
};

void tst_MapTransform::pointsComeBack()
{
    MapTransform transform = fitted();
    transform.zoomAt({120, 80}, 3);
    QVERIFY(near(transform.toPlan(transform.toScreen({123.4, -56.7})), {123.4, -56.7}));
}

void tst_MapTransform::northIsUp()
{
    const MapTransform transform = fitted();
    QVERIFY(transform.toScreen({0, 50}).y() < transform.toScreen({0, -50}).y());
}

void tst_MapTransform::fittingShowsTheWholePlan()
{
    const MapTransform transform = fitted();
    const QRectF viewport(0, 0, 800, 600);
    for (const QPointF& corner : {QPointF(0, -100), QPointF(400, -100), QPointF(400, 100), QPointF(0, 100)})
        QVERIFY(viewport.contains(transform.toScreen(corner)));
}

void tst_MapTransform::zoomKeepsThePointUnderThePointer()
{
    MapTransform transform = fitted();
    const QPointF pixel(500, 350);
    const QPointF before = transform.toPlan(pixel);
    transform.zoomAt(pixel, 1.7);
    QVERIFY(near(transform.toPlan(pixel), before));
}

void tst_MapTransform::zoomIsBounded()
{
    MapTransform transform = fitted();
    const double whole = transform.pixelsPerMetre();
    transform.zoomAt({400, 300}, 1e9);
    QVERIFY(transform.pixelsPerMetre() <= 40);
    transform.zoomAt({400, 300}, 1e-9);
    QVERIFY(transform.pixelsPerMetre() >= whole * 0.39);
}

void tst_MapTransform::panningNeverLeavesThePlan()
{
    MapTransform transform = fitted();
    transform.pan({1e7, -1e7});
    const QRectF plan(0, -100, 400, 200);
    QVERIFY(plan.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(transform.toPlan({400, 300})));
}

void tst_MapTransform::planWithoutExtentCanBeShown()
{
    const MapTransform transform = fitted(QRectF(10, 10, 0, 0));
    QVERIFY(transform.pixelsPerMetre() > 0);
    QVERIFY(near(transform.toScreen({10, 10}), {400, 300}));
}

void tst_MapTransform::scaleBarIsRound_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<double>("metres");
    QTest::newRow("one to one") << 1.0 << 100.0;
    QTest::newRow("near") << 12.0 << 10.0;
    QTest::newRow("far") << 0.05 << 2000.0;
    QTest::newRow("five") << 0.3 << 500.0;
}

void tst_MapTransform::scaleBarIsRound()
{
    QFETCH(double, scale);
    QTEST(pitwatch::ui::scaleBarLength(scale, 160), "metres");
}

QTEST_GUILESS_MAIN(tst_MapTransform)
#include "tst_maptransform.moc"
