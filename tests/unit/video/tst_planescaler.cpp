#include <QtTest>

#include <cmath>
#include <numeric>

#include <video/planescaler.h>

using namespace pitwatch;

namespace {

struct Plane {
    QSize size;
    std::vector<std::uint8_t> pixels;

    explicit Plane(QSize s, std::uint8_t value = 0)
        : size(s), pixels(std::size_t(s.width()) * std::size_t(s.height()), value)
    {
    }
    std::uint8_t& at(int x, int y) { return pixels[std::size_t(y) * std::size_t(size.width()) + std::size_t(x)]; }
    PlaneView view() const { return {pixels.data(), size.width(), size.width(), size.height()}; }
    double mean() const { return std::accumulate(pixels.begin(), pixels.end(), 0.0) / double(pixels.size()); }
};

Plane scaled(const Plane& from, QSize size)
{
    Plane to(size);
    PlaneScaler().scale(from.view(), to.pixels.data(), size.width(), size.height());
    return to;
}

/// Brightness rises evenly to the right and downwards: a scaled one must show the same value at the same place.
Plane slope(QSize size)
{
    Plane plane(size);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            plane.at(x, y) = std::uint8_t(20 + 120.0 * (x + 0.5) / size.width() + 80.0 * (y + 0.5) / size.height());
    return plane;
}

}  // namespace

class TestPlaneScaler : public QObject {
    Q_OBJECT

private:
    static void addSizes(int narrowest)
    {
        QTest::addColumn<QSize>("from");
        QTest::addColumn<QSize>("to");
        const QSize sizes[][2] = {
            {{640, 360}, {240, 135}},  {{640, 360}, {223, 125}}, {{640, 360}, {480, 270}},  {{640, 360}, {476, 268}},
            {{640, 360}, {639, 359}},  {{640, 360}, {640, 360}}, {{641, 361}, {213, 119}},  {{1920, 1080}, {470, 264}},
            {{1920, 1080}, {97, 55}},  {{352, 288}, {640, 360}}, {{352, 288}, {1281, 720}}, {{720, 576}, {1024, 300}},
            {{1280, 720}, {300, 700}}, {{16, 16}, {5, 3}},       {{3, 3}, {7, 9}},          {{1, 1}, {17, 5}}};
        for (const auto& [from, to] : sizes) {
            if (from.width() < narrowest) continue;
            QTest::addRow("%dx%d to %dx%d", from.width(), from.height(), to.width(), to.height()) << from << to;
        }
    }

private Q_SLOTS:
    void anEvenPlaneStaysExactlyEven_data() { addSizes(1); }
    void anEvenPlaneStaysExactlyEven()
    {
        QFETCH(QSize, from);
        QFETCH(QSize, to);
        for (const int value : {0, 16, 128, 235, 255}) {
            const Plane result = scaled(Plane(from, std::uint8_t(value)), to);
            QVERIFY(std::all_of(result.pixels.begin(), result.pixels.end(), [=](int p) { return p == value; }));
        }
    }

    void everyPlaceKeepsItsBrightness_data() { addSizes(16); }
    void everyPlaceKeepsItsBrightness()
    {
        QFETCH(QSize, from);
        QFETCH(QSize, to);
        Plane result = scaled(slope(from), to);
        Plane expected = slope(to);
        for (int y = 0; y < to.height(); ++y)
            for (int x = 0; x < to.width(); ++x)
                QVERIFY2(std::abs(result.at(x, y) - expected.at(x, y)) <= 3 + 240 / to.width(),
                         qPrintable(QStringLiteral("%1,%2").arg(x).arg(y)));
    }

    void aThinLineIsThinnedAndNeverLost_data()
    {
        QTest::addColumn<int>("line");
        for (int x = 300; x < 308; ++x) QTest::addRow("at %d", x) << x;
    }
    void aThinLineIsThinnedAndNeverLost()
    {
        QFETCH(int, line);
        Plane plane({640, 360});
        for (int y = 0; y < 360; ++y) plane.at(line, y) = 240;
        const double before = plane.mean();
        QVERIFY(std::abs(scaled(plane, {223, 125}).mean() - before) < before / 3);
        QVERIFY(std::abs(scaled(plane, {100, 56}).mean() - before) < before / 3);
    }

    void aStridedSourceIsReadLineByLine()
    {
        Plane wide({700, 360}, 255);
        for (int y = 0; y < 360; ++y)
            for (int x = 0; x < 640; ++x) wide.at(x, y) = 90;
        Plane to({476, 268});
        PlaneScaler().scale({wide.pixels.data(), 700, 640, 360}, to.pixels.data(), 476, 268);
        QVERIFY(std::all_of(to.pixels.begin(), to.pixels.end(), [](int p) { return p == 90; }));
    }

    void anotherPairOfSizesDoesNotRememberTheFirst()
    {
        PlaneScaler scaler;
        Plane first({476, 268});
        Plane second({223, 125});
        scaler.scale(slope({640, 360}).view(), first.pixels.data(), 476, 268);
        scaler.scale(slope({640, 360}).view(), second.pixels.data(), 223, 125);
        QCOMPARE(second.pixels, scaled(slope({640, 360}), {223, 125}).pixels);
    }
};

QTEST_GUILESS_MAIN(TestPlaneScaler)
#include "tst_planescaler.moc"
