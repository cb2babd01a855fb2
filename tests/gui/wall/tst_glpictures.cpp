#include <QtTest>

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFramebufferObject>

#include <cstring>
#include <set>

#include <dlfcn.h>
#include <link.h>

#include <support/fakevideo.h>
#include <support/samplepicture.h>
#include <support/samplewall.h>
#include <ui/wall/glpictures.h>
#include <ui/wall/renderer.h>
#include <ui/wall/wallcanvas.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using test::colours;

namespace {

/// A wall of four tiles that show one picture with a box, as a person sees it.
QImage wallDrawnBy(bool card, const YuvPicture& planes)
{
    test::FakeVideoEngine video;
    ManualClock clock(parseIsoTime(QStringLiteral("2026-11-23T10:00:00Z")).value());
    DetectionStore detections;
    const DetectionSet boxes{{}, {640, 360}, {}, {{1, QStringLiteral("person"), 0.9, {200, 90, 120, 200}}}};
    WallCanvas canvas(
        {.region = test::region(), .video = &video, .detections = &detections, .clock = &clock, .gl = card},
        test::look());
    canvas.resize(1187, 751);
    WallState state;
    state.setTileCount(16);
    state.fill({test::key(0), test::key(1), test::key(2), test::key(3)});
    canvas.setState(state);
    canvas.show();
    if (!QTest::qWaitForWindowExposed(&canvas)) return {};
    for (int c = 0; c < 4; ++c) {
        detections.add(test::key(c), clock.now(), clock.now(), boxes);
        const auto stream = video.stream(test::url(c));
        video.show(*stream, Qt::black, clock.now(), clock.now());
        auto frame = std::make_shared<VideoFrame>(*stream->frame);
        frame->image = card ? QImage() : toImage(planes);
        if (card) frame->yuv = planes;
        stream->frame = frame;
    }
    video.touch();
    std::set<CameraKey> painted;
    canvas.setOverlayObserver([&](const DrawnOverlay& drawn) {
        if (drawn.boxes) painted.insert(drawn.camera);
    });
    if (!QTest::qWaitFor([&] { return painted.size() == 4; })) return {};
    // Then some of the tiles alone, as cameras do that run at their own rates.
    for (const std::vector<int>& some : {std::vector{1, 2}, std::vector{3}, std::vector{0, 3}}) {
        painted.clear();
        for (const int c : some) {
            const auto stream = video.stream(test::url(c));
            auto next = std::make_shared<VideoFrame>(*stream->frame);
            ++next->sequence;
            stream->frame = next;
        }
        video.touch();
        if (!QTest::qWaitFor([&] { return painted.size() == some.size(); })) return {};
    }
    // A window is pictured at any moment, also when tiles wait to be painted.
    canvas.damage(canvas.rect());
    return canvas.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

}  // namespace

/// The same picture, whoever draws it.
/// The leak check comes after Mesa has unloaded its driver: what that keeps would be nobody's then.
static void keepDriverLoaded()
{
    dl_iterate_phdr(
        [](dl_phdr_info* module, std::size_t, void*) {
            if (std::strstr(module->dlpi_name, "_dri.so") != nullptr)
                dlopen(module->dlpi_name, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
            return 0;
        },
        nullptr);
}

class TestGlPictures : public QObject {
    Q_OBJECT

private:
    QOffscreenSurface surface_;
    QOpenGLContext context_;

    QImage drawn(const VideoFrame& frame, QSize size, const QRect& place)
    {
        context_.makeCurrent(&surface_);  // walls have contexts of their own
        QOpenGLFramebufferObject target(size);
        target.bind();
        context_.functions()->glViewport(0, 0, size.width(), size.height());
        context_.functions()->glClearColor(0, 0, 0, 1);
        context_.functions()->glClear(GL_COLOR_BUFFER_BIT);
        GlPictures pictures;
        if (!pictures.problem().isEmpty()) qWarning("%s", qPrintable(pictures.problem()));
        pictures.draw(frame, place, place, size);
        return target.toImage().convertToFormat(QImage::Format_RGB32);
    }
    /// By how many levels the pixels differ at most.
    struct Difference {
        int redOrGreen = 0;
        int blue = 0;
    };
    static Difference furthest(const QImage& a, const QImage& b)
    {
        Difference most;
        for (int y = 0; y < a.height(); ++y)
            for (int x = 0; x < a.width(); ++x) {
                const QRgb p = a.pixel(x, y);
                const QRgb q = b.pixel(x, y);
                most.redOrGreen =
                    std::max({most.redOrGreen, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q))});
                most.blue = std::max(most.blue, std::abs(qBlue(p) - qBlue(q)));
            }
        return most;
    }

private Q_SLOTS:
    void initTestCase()
    {
        surface_.create();
        if (!surface_.isValid() || !context_.create() || !context_.makeCurrent(&surface_))
            QSKIP("no OpenGL context can be made here (needs a display, or Mesa)");
        keepDriverLoaded();
    }

    void bothPathsShowTheSameColours_data()
    {
        QTest::addColumn<int>("matrix");
        QTest::addColumn<bool>("fullRange");
        QTest::newRow("601") << int(YuvPicture::Matrix::Bt601) << false;
        QTest::newRow("601 full") << int(YuvPicture::Matrix::Bt601) << true;
        QTest::newRow("709") << int(YuvPicture::Matrix::Bt709) << false;
        QTest::newRow("709 full") << int(YuvPicture::Matrix::Bt709) << true;
        QTest::newRow("2020") << int(YuvPicture::Matrix::Bt2020) << false;
    }
    void bothPathsShowTheSameColours()
    {
        QFETCH(int, matrix);
        QFETCH(bool, fullRange);
        const QSize size(223, 125);
        VideoFrame frame;
        frame.yuv = colours(size, YuvPicture::Matrix(matrix), fullRange);
        const QImage gl = drawn(frame, size, QRect(QPoint(0, 0), size));
        const Difference difference = furthest(gl, imageOf(frame));
        QVERIFY2(difference.redOrGreen <= 4, qPrintable(QString::number(difference.redOrGreen)));
        // libyuv's instructions know no factor above 2; BT.709 and BT.2020 need 2.11 and 2.14 for blue.
        QVERIFY2(difference.blue <= 10, qPrintable(QString::number(difference.blue)));
    }

    void aPlainImageIsDrawnAsItIs()
    {
        VideoFrame frame;
        frame.image = toImage(colours({223, 125}, YuvPicture::Matrix::Bt601, false));
        const Difference difference = furthest(drawn(frame, {223, 125}, {0, 0, 223, 125}), frame.image);
        QVERIFY(std::max(difference.redOrGreen, difference.blue) <= 1);
    }

    void aWallLooksTheSameWhoeverDrawsIt()
    {
        const YuvPicture picture = colours({640, 360}, YuvPicture::Matrix::Bt601, false);
        const QImage card = wallDrawnBy(true, picture);
        const QImage processor = wallDrawnBy(false, picture);
        QVERIFY(!card.isNull() && card.size() == processor.size());
        int far = 0;
        for (int y = 0; y < card.height(); ++y)
            for (int x = 0; x < card.width(); ++x) {
                const QRgb p = card.pixel(x, y);
                const QRgb q = processor.pixel(x, y);
                far += std::max({std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)),
                                 std::abs(qBlue(p) - qBlue(q))}) > 40;
            }
        // The edges of letters and lines are smoothed differently.
        QVERIFY2(far < 1500, qPrintable(QString::number(far)));
    }

    void withoutUsableShadersTheProcessorDraws()
    {
        // What is drawn is of OpenGL 2; a core profile does not have it.
        QSurfaceFormat core;
        core.setVersion(3, 3);
        core.setProfile(QSurfaceFormat::CoreProfile);
        const auto restore =
            qScopeGuard([before = QSurfaceFormat::defaultFormat()] { QSurfaceFormat::setDefaultFormat(before); });
        QSurfaceFormat::setDefaultFormat(core);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("OpenGL cannot draw the wall")));
        const YuvPicture picture = colours({640, 360}, YuvPicture::Matrix::Bt601, false);
        const QImage wall = wallDrawnBy(true, picture);
        const QImage processor = wallDrawnBy(false, picture);
        QCOMPARE(wall, processor);
    }

    void aPictureStaysInItsPlace()
    {
        VideoFrame frame;
        frame.image = QImage(40, 30, QImage::Format_RGB32);
        frame.image.fill(qRgb(200, 100, 50));
        const QImage wall = drawn(frame, {120, 90}, {30, 20, 40, 30});
        QCOMPARE(wall.pixel(30, 20), qRgb(200, 100, 50));
        QCOMPARE(wall.pixel(69, 49), qRgb(200, 100, 50));
        for (const QPoint outside : {QPoint(29, 30), QPoint(70, 30), QPoint(50, 19), QPoint(50, 50)})
            QCOMPARE(wall.pixel(outside), qRgb(0, 0, 0));
    }

    void onlyAGraphicsCardIsChosenByItself()
    {
        for (const char* name : {"llvmpipe (LLVM 15.0.6, 256 bits)", "softpipe", "Mesa Software Rasterizer"})
            QVERIFY(isSoftwareGl(QString::fromLatin1(name)));
        for (const char* name : {"Mesa Intel(R) UHD Graphics 770", "AMD Radeon", "NVIDIA RTX A2000", "Mali-G52"})
            QVERIFY(!isSoftwareGl(QString::fromLatin1(name)));
    }

    void rasterByChoiceAsksForNoContext()
    {
        const Renderer renderer = chooseRenderer(QStringLiteral("raster"));
        QVERIFY(!renderer.gl);
        QVERIFY(renderer.device.isEmpty());
    }
};

QTEST_MAIN(TestGlPictures)
#include "tst_glpictures.moc"
