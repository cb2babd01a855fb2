#pragma once

#include <QFile>
#include <QJsonObject>

#include <mutex>

#include <core/result.h>

#include "camerafarm.h"

namespace pitwatch::sim {

/// What really was, as JSON Lines, one object a line with "type" and the microseconds of its time in "t_us":
///   {"type":"frame","t_us":…,"mine":…,"camera":…,"n":frame number,"frame":[w,h],
///    "objects":[{"id":…,"class":…,"box":[x,y,w,h]}]}
///   {"type":"position","t_us":…,"mine":…,"payload":{…}}      payload as on MQTT, without noise
///   {"type":"power","t_us":…,"mine":…,"payload":{…}}
///   {"type":"event","t_us":…,"mine":…,"camera":…,"kind":…,"value":…}
///   {"type":"scenario","t_us":…,"do":…,"link":…,"mine":…,"camera":…,"area":…}
/// Any thread. Lines reach the file at flush() or when 256 KiB wait; an unwritable file is reported once.
class TruthLog {
public:
    TruthLog() = default;
    ~TruthLog();
    TruthLog(const TruthLog&) = delete;
    TruthLog& operator=(const TruthLog&) = delete;

    Result<void> open(const QString& path);
    bool isOpen() const { return open_; }

    void frame(const FrameTruth& truth);
    /// `payload` as published.
    void observation(const char* type, const MineCode& mine, UtcTime at, const QByteArray& payload);
    void event(const SceneEvent& event);
    void scenario(UtcTime at, const QJsonObject& step);
    void flush();

private:
    void write(const QByteArray& line);
    void flushLocked();

    std::mutex mutex_;
    QFile file_;
    QByteArray waiting_;
    bool open_ = false;
    bool failed_ = false;
};

}  // namespace pitwatch::sim
