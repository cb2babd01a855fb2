#pragma once

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QUrl>

#include <chrono>
#include <memory>

#include <core/result.h>

#include "playbacksource.h"
#include "rtspmessage.h"

namespace pitwatch {

/// Deadlines of a conversation with a recorder.
struct RtspLimits {
    std::chrono::milliseconds answer{5000};     ///< connect, and each answer
    std::chrono::milliseconds silence{4000};    ///< while playing: nothing for this long is the end
    std::chrono::milliseconds session{60'000};  ///< where the recorder does not say how long one lasts
};

/// One RTSP connection with media interleaved in it (RFC 2326, 10.12). Blocks, but looks at the flag several times a
/// second. Everything that comes in is bounded. A session is kept alive at half its time by media(), and by
/// keepAlive() where nobody reads. Belongs to the thread that made it.
class RtspConnection {
public:
    static Result<std::unique_ptr<RtspConnection>> open(const QString& url, const RtspLimits& limits,
                                                        CancelFlag cancelled);
    ~RtspConnection();

    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    /// An answer with code 200; asks again with user and password when they are demanded.
    Result<RtspResponse> request(const QByteArray& method, const QByteArray& url, const Headers& headers = {});
    /// The next packet of this channel; nothing at the end or after a silence.
    Result<std::optional<QByteArray>> media(int channel);

    /// Asks for nothing when it is time to; does not wait for the answer.
    void keepAlive();

    /// The address without user and password.
    QByteArray url() const { return url_; }

private:
    RtspConnection(QUrl url, const RtspLimits& limits, CancelFlag cancelled);
    Result<RtspResponse> exchange(const QByteArray& method, const QByteArray& url, const Headers& headers);
    void ask(const QByteArray& method, const QByteArray& url, const Headers& headers);
    void adoptSession(const QByteArray& header);
    Result<RtspResponse> response();
    Result<void> skipAnswer(const QByteArray& begun);
    Result<QByteArray> readUntil(const QByteArray& end, qsizetype most);
    Result<QByteArray> readExactly(qsizetype size, std::chrono::milliseconds patience);
    bool waitForMore(std::chrono::milliseconds patience);
    Error failure(const QString& what) const;

    const QUrl login_;
    const QByteArray url_;
    const RtspLimits limits_;
    const CancelFlag cancelled_;
    QTcpSocket socket_;
    QByteArray demand_;  ///< of the server: how to log in
    QByteArray session_;
    std::chrono::milliseconds sessionLasts_;
    QElapsedTimer sinceAsked_;
    int sequence_ = 0;
};

}  // namespace pitwatch
