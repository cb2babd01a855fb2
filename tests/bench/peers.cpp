#include "peers.h"

#include <QPoint>
#include <QStandardPaths>

#include <cmath>

#include "childprocess.h"

namespace pitwatch::bench {

namespace {

/// Until everything is decoding at the pace of the file.
constexpr int kStartSeconds = 3;

QPoint cornerOf(int index, const WallWork& work)
{
    const int columns = std::max(1, int(std::ceil(std::sqrt(double(work.streams)))));
    return {index % columns * work.tile.width(), index / columns * work.tile.height()};
}

QStringList gstreamerPipeline(const WallWork& work)
{
    QStringList words{QStringLiteral("-q"), QStringLiteral("compositor"), QStringLiteral("name=wall")};
    for (int i = 0; i < work.streams; ++i) {
        const QPoint corner = cornerOf(i, work);
        words += QStringLiteral("sink_%1::xpos=%2").arg(i).arg(corner.x());
        words += QStringLiteral("sink_%1::ypos=%2").arg(i).arg(corner.y());
    }
    words += {QStringLiteral("!"), QStringLiteral("videoconvert"), QStringLiteral("!"), QStringLiteral("ximagesink")};
    const QString stream = QStringLiteral(
        "filesrc location=%1 ! qtdemux ! h264parse ! avdec_h264 max-threads=1 ! videoscale ! "
        "video/x-raw,width=%2,height=%3 ! queue max-size-buffers=4 ! wall.sink_%4");
    for (int i = 0; i < work.streams; ++i)
        words += stream.arg(work.file).arg(work.tile.width()).arg(work.tile.height()).arg(i).split(QLatin1Char(' '));
    return words;
}

QStringList mpvWindow(const WallWork& work, int index)
{
    const QPoint corner = cornerOf(index, work);
    return {QStringLiteral("--no-config"),
            QStringLiteral("--no-audio"),
            QStringLiteral("--hwdec=no"),
            QStringLiteral("--vo=x11"),
            QStringLiteral("--vd-lavc-threads=1"),
            QStringLiteral("--loop"),
            QStringLiteral("--no-border"),
            QStringLiteral("--really-quiet"),
            QStringLiteral("--geometry=%1x%2+%3+%4")
                .arg(work.tile.width())
                .arg(work.tile.height())
                .arg(corner.x())
                .arg(corner.y()),
            work.file};
}

Error missing(const QString& program, const QString& packages)
{
    return {ErrorKind::Unavailable,
            QStringLiteral("%1 is not installed (Debian: apt install %2)").arg(program, packages),
            {}};
}

Result<double> measured(ChildProcesses& children, int seconds)
{
    const auto start = children.measure(kStartSeconds);
    return start ? children.measure(seconds) : start;
}

}  // namespace

Result<double> peerCpuSeconds(const QString& peer, const WallWork& work)
{
    ChildProcesses children;
    if (peer == QLatin1String("gstreamer")) {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("gst-launch-1.0"));
        if (program.isEmpty())
            return missing(QStringLiteral("gst-launch-1.0"), QStringLiteral("gstreamer1.0-tools gstreamer1.0-libav"));
        if (const QString problem = children.start(program, gstreamerPipeline(work)); !problem.isEmpty())
            return Error{ErrorKind::Unavailable, problem, program};
        return measured(children, work.seconds);
    }
    if (peer != QLatin1String("mpv"))
        return Error{ErrorKind::InvalidInput, QStringLiteral("--peer: expected gstreamer or mpv"), {}};
    const QString program = QStandardPaths::findExecutable(QStringLiteral("mpv"));
    if (program.isEmpty()) return missing(QStringLiteral("mpv"), QStringLiteral("mpv"));
    for (int i = 0; i < work.streams; ++i)
        if (const QString problem = children.start(program, mpvWindow(work, i)); !problem.isEmpty())
            return Error{ErrorKind::Unavailable, problem, program};
    return measured(children, work.seconds);
}

}  // namespace pitwatch::bench
