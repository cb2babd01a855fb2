#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

#include <client/demosimulator.h>
#include <client/resourcepaths.h>
#include <client/services.h>
#include <alarm/rulefile.h>
#include <region/regionfile.h>
#include <simulator/framecode.h>
#include <ui/common/theme.h>
#include <ui/wall/wallcanvas.h>
#include <ui/wall/walllook.h>

#include "statistics.h"
#include "subcommand.h"
#include "truthfile.h"

/// Drawn boxes against the simulator's truth. The real feeds, engine, video and wall; only the shell is missing. Which
/// frame was painted is read from the picture itself (the frame code), so that an error of the client's own time
/// stamps cannot hide.
namespace pitwatch::bench {

namespace {

using namespace std::chrono_literals;

constexpr int kTiles = 9;
constexpr auto kWarmUp = 10s;
constexpr int kFramesPerSecond = 15;

/// What was on the screen for one frame.
struct Painted {
    CameraKey camera;
    std::optional<std::uint64_t> number;  ///< read from the picture
    std::optional<UtcTime> claimed;       ///< what the client took for its capture time
    std::optional<BoxesAtTime> boxes;
    UtcTime paintedAt;
};

std::optional<std::uint64_t> numberOf(const QImage& image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    return sim::readFrameCode({grey.constBits(), grey.bytesPerLine(), grey.width(), grey.height()});
}

UtcTime captureTime(std::uint64_t number)
{
    return UtcTime(Micros(qint64(number) * 1'000'000 / kFramesPerSecond));
}

double intersectionOverUnion(const QRectF& a, const QRectF& b)
{
    const QRectF both = a & b;
    const double shared = both.isEmpty() ? 0 : both.width() * both.height();
    const double all = a.width() * a.height() + b.width() * b.height() - shared;
    return all > 0 ? shared / all : 0;
}

double mean(const std::vector<double>& values)
{
    if (values.empty()) return std::nan("");
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / double(values.size());
}

/// The simulator, up; or why not.
Result<QString> serve(DemoSimulator& simulator)
{
    QEventLoop loop;
    Result<QString> region = Error{ErrorKind::Unavailable, QStringLiteral("the simulator did not answer"), {}};
    QObject::connect(&simulator, &DemoSimulator::ready, &loop, [&](const QString& file) {
        region = file;
        loop.quit();
    });
    QObject::connect(&simulator, &DemoSimulator::failed, &loop, [&](const QString& reason) {
        region = Error{ErrorKind::Unavailable, reason, {}};
        loop.quit();
    });
    simulator.start();
    loop.exec();
    return region;
}

ui::WallState wallOf(const Region& region)
{
    std::vector<CameraKey> keys;
    for (const Mine& mine : region.mines)
        for (const Camera& camera : mine.cameras) keys.push_back({mine.code, camera.id});
    ui::WallState state;
    state.setTileCount(kTiles);
    state.fill(keys);
    return state;
}

std::vector<Painted> watch(Services& services, const std::shared_ptr<const Region>& region, std::chrono::seconds time)
{
    const ui::Theme theme;
    ui::WallCanvas canvas({region, &services.video(), &services.detections(), &services.clock()}, ui::tileLook(theme));
    canvas.resize(1920, 1080);
    canvas.show();
    canvas.setState(wallOf(*region));
    waitFor(kWarmUp);
    std::vector<Painted> painted;
    std::map<CameraKey, std::uint64_t> last;
    canvas.setOverlayObserver([&](const ui::DrawnOverlay& overlay) {
        // The same frame may be painted twice, e.g. when its caption changes.
        if (std::exchange(last[overlay.camera], overlay.frame->sequence) == overlay.frame->sequence) return;
        painted.push_back({overlay.camera, numberOf(imageOf(*overlay.frame)), overlay.frame->capturedAt, overlay.boxes,
                           services.clock().now()});
    });
    waitFor(time);
    return painted;
}

/// Compares, frame by frame.
class Comparison {
public:
    explicit Comparison(const TruthFile& truth) : truth_(truth) {}

    void add(const Painted& frame)
    {
        ++frames_;
        if (!frame.number) return;
        ++numbered_;
        const UtcTime captured = captureTime(*frame.number);
        age_.push_back(milliseconds(frame.paintedAt - captured));
        if (frame.claimed) clockError_.push_back(std::abs(milliseconds(*frame.claimed - captured)));
        if (frame.boxes) {
            ++withBoxes_;
            timeError_.push_back(std::abs(milliseconds(frame.boxes->measuredAt - captured)));
        }
        compareBoxes(frame);
    }

    int identified() const { return numbered_; }

    QJsonObject result() const
    {
        return {{QStringLiteral("p50_ms"), percentile(timeError_, 0.50)},
                {QStringLiteral("p95_ms"), percentile(timeError_, 0.95)},
                {QStringLiteral("frame_ms"), 1000.0 / kFramesPerSecond},
                {QStringLiteral("iou_mean"), mean(iou_)},
                {QStringLiteral("iou_p5"), percentile(iou_, 0.05)},
                {QStringLiteral("boxes_compared"), int(iou_.size())},
                {QStringLiteral("moving_objects"), moving_},
                {QStringLiteral("moving_objects_without_box"), unboxed_},
                {QStringLiteral("boxes_on_nothing"), stray_},
                {QStringLiteral("frames_painted"), frames_},
                {QStringLiteral("frames_identified"), numbered_},
                {QStringLiteral("frames_with_boxes"), withBoxes_},
                {QStringLiteral("clock_error_p95_ms"), percentile(clockError_, 0.95)},
                {QStringLiteral("capture_to_paint_p50_ms"), percentile(age_, 0.50)},
                {QStringLiteral("capture_to_paint_p95_ms"), percentile(age_, 0.95)}};
    }

private:
    static double milliseconds(Micros time) { return double(time.count()) / 1000.0; }

    void compareBoxes(const Painted& frame)
    {
        const std::vector<TruthObject>* objects = truth_.objects(frame.camera, *frame.number);
        if (!objects) return;
        std::vector<bool> boxed(objects->size(), false);
        const std::vector<DetectedObject> none;
        for (const DetectedObject& drawn : frame.boxes ? frame.boxes->objects : none) {
            std::size_t best = objects->size();
            double highest = 0;
            for (std::size_t i = 0; i < objects->size(); ++i) {
                if ((*objects)[i].objectClass != drawn.objectClass) continue;
                const double overlap = intersectionOverUnion(drawn.box, (*objects)[i].box);
                if (overlap <= highest) continue;
                highest = overlap;
                best = i;
            }
            if (best == objects->size()) {
                ++stray_;
                continue;
            }
            boxed[best] = true;
            if ((*objects)[best].moving) iou_.push_back(highest);
        }
        for (std::size_t i = 0; i < objects->size(); ++i) {
            if (!(*objects)[i].moving) continue;
            ++moving_;
            unboxed_ += boxed[i] ? 0 : 1;
        }
    }

    const TruthFile& truth_;
    int frames_ = 0, numbered_ = 0, withBoxes_ = 0, moving_ = 0, unboxed_ = 0, stray_ = 0;
    std::vector<double> timeError_, clockError_, age_, iou_;
};

}  // namespace

QJsonObject benchOverlay(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.addOption(
        {QStringLiteral("seconds"), QStringLiteral("How long to watch."), QStringLiteral("N"), QStringLiteral("20")});
    if (!parser.parse(QStringList{QStringLiteral("overlay")} + arguments)) return failure(parser.errorText());
    const int seconds = parser.value(QStringLiteral("seconds")).toInt();
    if (seconds < 1 || seconds > 3600) return failure(QStringLiteral("--seconds: expected 1 to 3600"));

    QTemporaryDir work;
    const QString truthPath = work.filePath(QStringLiteral("truth.jsonl"));
    std::vector<Painted> painted;
    {
        DemoSimulator simulator(
            {QStringLiteral("--truth"), truthPath, QStringLiteral("--fps"), QString::number(kFramesPerSecond)});
        const Result<QString> served = serve(simulator);
        if (!served) return failure(served.error().text());
        Result<Region> loaded = loadRegion(served.value());
        Result<RuleSet> rules = loadRules(resourceFile(QStringLiteral("rules/default.json")));
        if (!loaded || !rules) return failure(loaded ? rules.error().text() : loaded.error().text());
        const auto region = std::make_shared<const Region>(std::move(loaded).value());
        auto services =
            Services::create({region, std::move(rules).value(), work.filePath(QStringLiteral("data")), {}, {}});
        if (!services) return failure(services.error().text());
        services.value()->start();
        painted = watch(*services.value(), region, std::chrono::seconds(seconds));
    }
    const Result<TruthFile> truth = TruthFile::read(truthPath);
    if (!truth) return failure(truth.error().text());
    Comparison comparison(truth.value());
    for (const Painted& frame : painted) comparison.add(frame);
    // Figures of nothing would look like figures.
    if (comparison.identified() == 0)
        return failure(
            QStringLiteral("no painted picture could be told by its frame code (%1 painted)").arg(painted.size()));
    QJsonObject result = comparison.result();
    result.insert(QStringLiteral("seconds"), seconds);
    result.insert(QStringLiteral("tiles"), kTiles);
    return result;
}

}  // namespace pitwatch::bench
