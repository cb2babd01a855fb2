#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QUrl>

#include <ui/common/uistate.h>
#include <ui/wall/wallstate.h>

#include "childprocess.h"
#include "subcommand.h"
#include "wallrun.h"

namespace pitwatch::bench {

namespace {

/// Until the client's window is up and all its tiles are live.
constexpr int kStartSeconds = 12;
const QString kMine = QStringLiteral("990000000001");

QString cameraId(int index)
{
    return QStringLiteral("c%1").arg(index + 1, 2, 10, QLatin1Char('0'));
}

QString writeRegion(const QString& path, const WallWork& work)
{
    QJsonArray cameras;
    for (int i = 0; i < work.streams; ++i)
        cameras.append(QJsonObject{
            {QStringLiteral("id"), cameraId(i)},
            {QStringLiteral("name"), QStringLiteral("Camera %1").arg(i + 1)},
            {QStringLiteral("place"), QStringLiteral("main_shaft_mouth")},
            {QStringLiteral("main"), QUrl::fromLocalFile(QDir::current().absoluteFilePath(work.file)).toString()}});
    const QJsonObject mine{{QStringLiteral("code"), kMine},
                           {QStringLiteral("name"), QStringLiteral("Bench")},
                           {QStringLiteral("cameras"), cameras}};
    const QJsonObject region{
        {QStringLiteral("version"), 1},
        {QStringLiteral("region"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Bench")},
                                               {QStringLiteral("timezone"), QStringLiteral("Asia/Shanghai")}}},
        {QStringLiteral("mines"), QJsonArray{mine}}};
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(region).toJson()) < 0) return file.errorString();
    return {};
}

/// The seat remembers a wall with all of them.
void writeSeat(const QString& path, const WallWork& work)
{
    std::vector<CameraKey> cameras;
    for (int i = 0; i < work.streams; ++i) cameras.push_back({MineCode(kMine), CameraId(cameraId(i))});
    ui::WallState wall;
    wall.setTileCount(work.streams);
    wall.fill(cameras);
    ui::UiState(path).setValue(QStringLiteral("wall.state"), wall.toJson());
}

Result<double> measureClient(const WallWork& work)
{
    const QTemporaryDir directory;
    const QString region = directory.filePath(QStringLiteral("region.json"));
    if (const QString problem = writeRegion(region, work); !problem.isEmpty())
        return Error{ErrorKind::Permission, problem, region};
    writeSeat(directory.filePath(QStringLiteral("seat.json")), work);
    ChildProcesses client;
    const QString program = QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("pitwatch"));
    const QString problem =
        client.start(program, {QStringLiteral("--region"), region, QStringLiteral("--data"), directory.path(),
                               QStringLiteral("--page"), QStringLiteral("wall"), QStringLiteral("--fullscreen"),
                               QStringLiteral("--exit-after"), QString::number(kStartSeconds + work.seconds + 20)});
    if (!problem.isEmpty()) return Error{ErrorKind::Unavailable, problem, program};
    const auto start = client.measure(kStartSeconds);
    return start ? client.measure(work.seconds) : start;
}

}  // namespace

QJsonObject benchClient(const QStringList& arguments)
{
    QCommandLineParser parser;
    const auto work =
        parseWallWork(parser, QStringLiteral("client"), {.file = {}, .streams = 64, .tile = {200, 112}}, arguments);
    if (!work) return failure(work.error().text());
    const auto client = measureClient(work.value());
    if (!client) return failure(client.error().text());
    const auto wall = measureWall(work.value());
    if (!wall) return failure(wall.error().text());
    const double bench = wall.value().cpuSeconds / wall.value().seconds * work.value().seconds;
    return {{QStringLiteral("client_cpu_seconds"), rounded(client.value())},
            {QStringLiteral("bench_cpu_seconds"), rounded(bench)},
            {QStringLiteral("ratio_to_bench"), rounded(client.value() / bench)},
            {QStringLiteral("seconds"), work.value().seconds},
            {QStringLiteral("platform"), QGuiApplication::platformName()},
            {QStringLiteral("streams"), work.value().streams}};
}

}  // namespace pitwatch::bench
