#pragma once

#include <QObject>
#include <QString>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <chrono>

namespace pitwatch {

/// Asks one address once whether it answers; user and password are never sent, a demand for them is answer enough.
/// Emits answered() exactly once, always after start() has returned.
class CameraProbe : public QObject {
    Q_OBJECT

public:
    explicit CameraProbe(const QString& url, QObject* parent = nullptr);

    void start(std::chrono::milliseconds timeout);

Q_SIGNALS:
    /// `reason`: in words; empty when online.
    void answered(bool online, const QString& reason);

private:
    void startFile();
    void connected();
    void send(const char* method, const char* extra);
    void readReply();
    void finish(bool online, const QString& reason);

    const QString url_;
    const QUrl parsed_;
    QTcpSocket socket_;
    QTimer timeout_;
    QByteArray reply_;
    int step_ = 0;  ///< CSeq of the request that is out
    bool finished_ = false;
};

}  // namespace pitwatch
