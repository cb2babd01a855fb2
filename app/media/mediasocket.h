#pragma once

#include <QLocalSocket>
#include <QObject>

namespace pitwatch {

/// One end of the connection between a client and its media process: whole messages in and out. Nobody else has the
/// socket: it has no name. On the thread that made it; takes a few messages at a time, so that a flood leaves the event
/// loop its turns.
class MediaSocket final : public QObject {
    Q_OBJECT

public:
    /// Takes the descriptor over.
    explicit MediaSocket(int descriptor, QObject* parent = nullptr);
    ~MediaSocket() override;

    /// Nothing arrives before this is called.
    void resume();
    /// Never waits. What the other side does not take stays in memory: unsent() tells how much, and whoever sends what
    /// can be left out leaves it out above a bound of its own. Above kMostUnsent the connection is broken.
    void send(const QByteArray& frame);
    /// Nothing goes in or out any more; the other side sees it at once.
    void close();
    qint64 unsent() const { return socket_.bytesToWrite(); }
    static constexpr qint64 kMostUnsent = 32 << 20;

Q_SIGNALS:
    void arrived(quint8 kind, const QByteArray& fields);
    /// Once: the other side is gone, or does not keep to the form.
    void broken(const QString& reason);

private:
    void read();
    bool readOne();
    void breakOff(const QString& reason);

    QLocalSocket socket_;
    bool reading_ = false;
    bool broken_ = false;
    bool readAgain_ = false;
};

}  // namespace pitwatch
