#pragma once

#include <QProcess>
#include <QString>

#include <core/result.h>

namespace pitwatch::bench {

/// The cameras of a measurement in a process of their own (`pitwatch-bench serve`), so that their work does not count
/// as ours and that they can be killed like a server that fails. GUI thread.
class BenchCameras {
public:
    struct Options {
        int framesPerSecond = 25;
        int keyEvery = 50;
    };

    explicit BenchCameras(Options options) : options_(options) {}
    ~BenchCameras();

    /// Starts, or starts again on the same ports.
    Result<void> start();
    void kill();

    /// Address of a good camera.
    QString url(int camera) const;
    /// Answers with bytes that are not RTSP.
    QString notRtspUrl() const { return address(ports_.value(1)); }
    /// Valid RTSP with random payload.
    QString randomPayloadUrl() const { return address(ports_.value(2)); }

private:
    static QString address(int port) { return QStringLiteral("rtsp://127.0.0.1:%1/camera").arg(port); }

    const Options options_;
    QProcess process_;
    QList<int> ports_;
};

}  // namespace pitwatch::bench
