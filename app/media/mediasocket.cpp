#include "mediasocket.h"

#include <QPointer>

#include <utility>

#include "mediawire.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAtOnce = 64;  ///< messages
constexpr qint64 kReadAhead = 2 * media::kMostFieldBytes;

}  // namespace

MediaSocket::MediaSocket(int descriptor, QObject* parent) : QObject(parent)
{
    socket_.setReadBufferSize(kReadAhead);
    connect(&socket_, &QLocalSocket::readyRead, this, &MediaSocket::read);
    connect(&socket_, &QLocalSocket::disconnected, this, [this] { breakOff(u"the other side is gone"_s); });
    if (socket_.setSocketDescriptor(descriptor)) return;
    QMetaObject::invokeMethod(
        this, [this] { breakOff(socket_.errorString()); }, Qt::QueuedConnection);
}

MediaSocket::~MediaSocket()
{
    close();
}

void MediaSocket::resume()
{
    reading_ = true;
    QMetaObject::invokeMethod(this, &MediaSocket::read, Qt::QueuedConnection);
}

void MediaSocket::send(const QByteArray& frame)
{
    if (broken_) return;
    if (unsent() + frame.size() <= kMostUnsent) {
        socket_.write(frame);
        return;
    }
    // Not from within the caller's own call.
    QMetaObject::invokeMethod(
        this, [this] { breakOff(u"the other side takes nothing"_s); }, Qt::QueuedConnection);
}

void MediaSocket::close()
{
    broken_ = true;
    socket_.disconnect(this);
    socket_.abort();
}

void MediaSocket::read()
{
    const QPointer<MediaSocket> self(this);
    for (int i = 0; i < kAtOnce; ++i)
        if (!readOne() || !self) return;
    if (std::exchange(readAgain_, true)) return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            readAgain_ = false;
            read();
        },
        Qt::QueuedConnection);
}

/// False: nothing is there, or this is gone.
bool MediaSocket::readOne()
{
    if (broken_ || !reading_ || socket_.bytesAvailable() < media::kHeadBytes) return false;
    const Result<media::WireHead> head = media::readHead(socket_.peek(media::kHeadBytes));
    if (!head) {
        breakOff(head.error().text());
        return false;
    }
    if (socket_.bytesAvailable() < media::kHeadBytes + qint64(head.value().fieldBytes)) return false;
    socket_.skip(media::kHeadBytes);
    const QByteArray fields = socket_.read(head.value().fieldBytes);
    Q_EMIT arrived(head.value().kind, fields);
    return true;
}

void MediaSocket::breakOff(const QString& reason)
{
    if (!std::exchange(broken_, true)) Q_EMIT broken(reason);
}

}  // namespace pitwatch
