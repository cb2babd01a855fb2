#include "fakerecorder.h"

#include <QCryptographicHash>
#include <QMutex>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtEndian>

namespace pitwatch::test {

namespace {

constexpr int kMtu = 1200;
constexpr int kPayloadType = 96;

QByteArray clockText(UtcTime time)
{
    const QDateTime utc = toDateTime(time, QTimeZone::utc());
    return utc.toString(QStringLiteral("yyyyMMdd'T'HHmmss.zzz'Z'")).toLatin1();
}

UtcTime clockOf(const QByteArray& text)
{
    QDateTime time = QDateTime::fromString(QString::fromLatin1(text.left(15)), QStringLiteral("yyyyMMdd'T'HHmmss"));
    time.setTimeSpec(Qt::UTC);
    const QByteArray fraction = text.mid(16).split('Z').first();
    return fromDateTime(time) + Micros(fraction.leftJustified(6, '0').left(6).toLongLong());
}

QList<QByteArray> nalUnits(const AVPacket& packet)
{
    QByteArray bytes(reinterpret_cast<const char*>(packet.data), packet.size);
    bytes.replace(QByteArray("\0\0\0\1", 4), QByteArray("\0\0\1", 3));
    QList<QByteArray> list;
    qsizetype from = bytes.indexOf(QByteArray("\0\0\1", 3));
    while (from >= 0) {
        const qsizetype next = bytes.indexOf(QByteArray("\0\0\1", 3), from + 3);
        list << bytes.mid(from + 3, next < 0 ? -1 : next - from - 3);
        from = next;
    }
    return list;
}

/// One viewer.
class Conversation : public QObject {
public:
    Conversation(QTcpSocket* socket, const RecorderOptions& options, std::function<void(const QByteArray&)> log)
        : QObject(socket), socket_(socket), options_(options), log_(std::move(log))
    {
        connect(socket, &QTcpSocket::readyRead, this, [this] { read(); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

private:
    void read()
    {
        pending_ += socket_->readAll();
        if (options_.silent) return;
        for (qsizetype end; (end = pending_.indexOf("\r\n\r\n")) >= 0; pending_.remove(0, end + 4))
            answer(pending_.left(end));
    }

    static QByteArray header(const QByteArray& request, const QByteArray& name)
    {
        for (const QByteArray& line : request.split('\n'))
            if (line.toLower().startsWith(name.toLower() + ':')) return line.mid(name.size() + 1).trimmed();
        return {};
    }

    void answer(const QByteArray& request)
    {
        const QByteArray method = request.split(' ').first();
        const QByteArray range = header(request, "Range");
        log_(range.isEmpty() ? method : method + ' ' + range);
        if (options_.garbage) {
            socket_->write("HELLO\r\n\r\n");
            return;
        }
        if (!options_.user.isEmpty() && !loggedIn(request, method)) {
            reply(request, "401 Unauthorized", "WWW-Authenticate: Digest realm=\"recorder\", nonce=\"abc123\"\r\n");
        } else if (method == "DESCRIBE") {
            const QByteArray sdp = description();
            reply(request, "200 OK", "Content-Length: " + QByteArray::number(sdp.size()) + "\r\n", sdp);
        } else if (method == "SETUP") {
            reply(request, "200 OK",
                  "Session: " + options_.session + "\r\nTransport: " + header(request, "Transport") + "\r\n");
        } else if (method == "PLAY") {
            play(request, clockOf(range.mid(6).split('-').first()));
        } else {
            reply(request, "200 OK", {});
        }
    }

    bool loggedIn(const QByteArray& request, const QByteArray& method) const
    {
        const auto md5 = [](const QByteArray& text) {
            return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
        };
        const QByteArray uri = request.split(' ').value(1);
        const QByteArray a1 = md5(options_.user.toUtf8() + ":recorder:" + options_.password.toUtf8());
        const QByteArray expected = md5(a1 + ":abc123:" + md5(method + ':' + uri));
        return header(request, "Authorization").contains("response=\"" + expected + "\"");
    }

    void reply(const QByteArray& request, const QByteArray& status, const QByteArray& headers,
               const QByteArray& body = {})
    {
        socket_->write("RTSP/1.0 " + status + "\r\nCSeq: " + header(request, "CSeq") + "\r\n" + headers + "\r\n" +
                       body);
    }

    QByteArray description() const
    {
        QByteArray sdp = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=replay\r\nt=0 0\r\n";
        if (options_.tellsRange && !options_.pictures.empty())
            sdp += "a=range:clock=" + clockText(*options_.pictures.front().capturedAt) + '-' +
                   clockText(*options_.pictures.back().capturedAt + std::chrono::milliseconds(40)) + "\r\n";
        sdp += "m=audio 0 RTP/AVP 0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:track1\r\n";
        if (!options_.parameterSets.isEmpty())
            sdp += "a=fmtp:96 packetization-mode=1;sprop-parameter-sets=" + options_.parameterSets + "\r\n";
        return sdp;
    }

    /// From the key picture at or before the time on, as fast as the line takes it.
    void play(const QByteArray& request, UtcTime from)
    {
        const auto& pictures = options_.pictures;
        std::size_t first = 0;
        for (std::size_t i = 0; i < pictures.size() && *pictures[i].capturedAt <= from; ++i)
            if (pictures[i].key) first = i;
        const bool any = !pictures.empty() && from <= *pictures.back().capturedAt;
        const UtcTime begin = any ? *pictures[first].capturedAt : from;
        reply(request, "200 OK", "Range: clock=" + clockText(begin) + "-\r\n");
        for (std::size_t i = first; any && i < pictures.size(); ++i) send(pictures[i]);
        socket_->flush();
        if (!options_.holdsOn) socket_->disconnectFromHost();
    }

    void send(const TappedPacket& picture)
    {
        const QList<QByteArray> nals = nalUnits(*picture.packet);
        QByteArray sets;
        for (qsizetype i = 0; i < nals.size(); ++i) {
            const bool last = i == nals.size() - 1;
            const int type = nals[i].at(0) & 0x1f;
            if ((type == 7 || type == 8) && !last) {
                QByteArray size(2, '\0');
                qToBigEndian(quint16(nals[i].size()), size.data());
                sets += size + nals[i];
                continue;
            }
            if (!sets.isEmpty()) sendRtp(QByteArray(1, char(24)) + std::exchange(sets, {}), picture, false);
            sendNal(nals[i], picture, last);
        }
    }

    void sendNal(const QByteArray& nal, const TappedPacket& picture, bool last)
    {
        if (nal.size() <= kMtu) return sendRtp(nal, picture, last);
        const char indicator = char((nal.at(0) & 0xe0) | 28);
        const char type = char(nal.at(0) & 0x1f);
        for (qsizetype from = 1; from < nal.size(); from += kMtu) {
            const bool begins = from == 1;
            const bool ends = from + kMtu >= nal.size();
            const char head = char(type | (begins ? 0x80 : 0) | (ends ? 0x40 : 0));
            sendRtp(QByteArray(1, indicator) + head + nal.mid(from, kMtu), picture, last && ends);
        }
    }

    void sendRtp(const QByteArray& payload, const TappedPacket& picture, bool marker)
    {
        QByteArray rtp(12, '\0');
        rtp[0] = char(options_.replayTimes ? 0x90 : 0x80);
        rtp[1] = char(kPayloadType | (marker ? 0x80 : 0));
        qToBigEndian(quint16(++sequence_), rtp.data() + 2);
        const Micros place = *picture.capturedAt - *options_.pictures.front().capturedAt;
        qToBigEndian(quint32(place.count() * 90 / 1000), rtp.data() + 4);
        if (options_.replayTimes) rtp += extension(*picture.capturedAt);
        rtp += payload;
        if (options_.loseEvery > 0 && sequence_ % options_.loseEvery == 0) return;
        QByteArray frame("$\0\0\0", 4);
        qToBigEndian(quint16(rtp.size()), frame.data() + 2);
        socket_->write(frame + rtp);
    }

    static QByteArray extension(UtcTime time)
    {
        QByteArray bytes(16, '\0');
        const qint64 micros = toMicros(time);
        qToBigEndian(quint16(0xABAC), bytes.data());
        qToBigEndian(quint16(3), bytes.data() + 2);
        qToBigEndian(quint32(micros / 1'000'000 + 2'208'988'800), bytes.data() + 4);
        // Rounded up, so that the same microsecond comes out again.
        qToBigEndian(quint32(((quint64(micros % 1'000'000) << 32) + 999'999) / 1'000'000), bytes.data() + 8);
        return bytes;
    }

    QTcpSocket* socket_;
    const RecorderOptions& options_;
    const std::function<void(const QByteArray&)> log_;
    QByteArray pending_;
    int sequence_ = 65'500;  // wraps soon
};

}  // namespace

class FakeRecorder::Server : public QTcpServer {
public:
    explicit Server(const RecorderOptions& options) : options_(options)
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = nextPendingConnection())
                new Conversation(socket, options_, [this](const QByteArray& line) {
                    const QMutexLocker lock(&mutex_);
                    requests_ << QString::fromLatin1(line);
                });
        });
    }
    QStringList requests()
    {
        const QMutexLocker lock(&mutex_);
        return requests_;
    }

private:
    const RecorderOptions& options_;
    QMutex mutex_;
    QStringList requests_;
};

FakeRecorder::FakeRecorder(RecorderOptions options) : options_(std::move(options))
{
    server_ = std::make_unique<Server>(options_);
    server_->moveToThread(&thread_);
    thread_.start();
    QMetaObject::invokeMethod(
        server_.get(),
        [this] {
            server_->listen(QHostAddress::LocalHost);
            port_ = server_->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

FakeRecorder::~FakeRecorder()
{
    QMetaObject::invokeMethod(
        server_.get(), [this] { server_.reset(); }, Qt::BlockingQueuedConnection);
    thread_.quit();
    thread_.wait();
}

QString FakeRecorder::url() const
{
    const QString login =
        options_.user.isEmpty() ? QString() : QStringLiteral("%1:%2@").arg(options_.user, options_.password);
    return QStringLiteral("rtsp://") + login + QStringLiteral("127.0.0.1:%1/replay/c01").arg(port_);
}

QStringList FakeRecorder::requests() const
{
    return server_->requests();
}

}  // namespace pitwatch::test
