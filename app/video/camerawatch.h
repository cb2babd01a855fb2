#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

#include <core/ids.h>
#include <region/region.h>

#include "videostream.h"

namespace pitwatch {

/// Light supervision of all cameras of a region: those on the wall report their own phase, the others are asked one
/// after the other whether they answer (RTSP OPTIONS and DESCRIBE, RFC 2326; a TCP connection for other servers;
/// existence for files). A camera that wants a password answers: it is online.
/// Lives on one thread with an event loop and never blocks it. The callback is called on that thread, on first
/// knowledge and on every change.
class CameraWatch : public QObject {
    Q_OBJECT

public:
    struct Options {
        std::chrono::milliseconds round{20'000};  ///< each camera is asked about this often
        std::chrono::milliseconds timeout{5000};
        int mostAtOnce = 8;
        std::chrono::milliseconds firstPace{50};  ///< between questions until each camera was asked once
        int failuresToLose = 2;                   ///< a single missed answer is not an outage
    };
    /// `reason`: why it is not online, in words; empty when it is.
    using Callback = std::function<void(const CameraKey& camera, bool online, const QString& reason)>;

    CameraWatch(Options options, Callback callback, QObject* parent = nullptr);
    ~CameraWatch() override;

    /// Replaces what is watched; what is known of cameras that stay is kept.
    void setRegion(const Region& region);
    /// A stream of this camera is open: its phase counts from now on, and the camera is not asked. Connecting says
    /// nothing. Idle: the stream is closed, the camera is asked again.
    void reportPhase(const CameraKey& camera, StreamPhase phase, const QString& reason);

private:
    struct Watched {
        CameraKey key;
        QString url;
        std::optional<bool> online;
        int failures = 0;
        bool open = false;  ///< a stream of it is open
        bool asked = false;
    };

    void askNext();
    void ask(const CameraKey& key, const QString& url);
    void answered(const CameraKey& key, bool online, const QString& reason);
    void tell(Watched& camera, bool online, const QString& reason);
    void setPace();
    Watched* find(const CameraKey& key);

    const Options options_;
    const Callback callback_;
    std::vector<Watched> cameras_;
    std::size_t next_ = 0;
    std::size_t unasked_ = 0;  ///< of the first round
    int running_ = 0;
    QTimer pace_;
};

}  // namespace pitwatch
