#pragma once

#include <QPointer>

#include <media/mediaserver.h>
#include <media/remoteengine.h>

#include <sys/socket.h>
#include <unistd.h>

namespace pitwatch::test {

/// Notes what it is told.
class NotedEngine final : public ConsultEngine {
public:
    void start(const ConsultMedia& media) override { note(QStringLiteral("start %1").arg(media.pictureSize.width())); }
    void setPicture(ConsultPicture picture) override { note(QStringLiteral("picture %1").arg(int(picture))); }
    void setMicrophone(bool on) override { note(QStringLiteral("microphone %1").arg(on)); }
    void setSources(const ConsultSources& sources) override { note(QStringLiteral("open %1").arg(sources.camera)); }
    void pushPicture(const QImage& image, UtcTime) override { pushed.append(image); }
    void addPeer(const ConsultPeer& peer) override { note(QStringLiteral("add %1 %2").arg(peer.id).arg(peer.epoch)); }
    void removePeer(const QString& id) override
    {
        note(QStringLiteral("remove %1").arg(id));
        Q_EMIT peerStateChanged(id, ConsultPeerState::Closed, {});
    }
    void setPlayed(const QString& peer, bool sound, bool picture) override
    {
        note(QStringLiteral("play %1 %2 %3").arg(peer).arg(sound).arg(picture));
    }
    void setRank(const QString& peer, ConsultRank rank) override
    {
        note(QStringLiteral("rank %1 %2").arg(peer).arg(int(rank)));
    }
    void receive(const ConsultSignal& signal) override { note(QStringLiteral("receive %1").arg(signal.peer)); }
    Result<void> startRecording(std::shared_ptr<RecordingSink> to) override
    {
        sink = std::move(to);
        note(QStringLiteral("record"));
        return {};
    }
    void stopRecording() override
    {
        sink.reset();
        note(QStringLiteral("record no more"));
    }

    QStringList told;
    QList<QImage> pushed;
    std::shared_ptr<RecordingSink> sink;

private:
    void note(const QString& what) { told += what; }
};

/// Stands for the media processes of an engine: each is a server with a NotedEngine on this thread.
class LocalMedia {
public:
    RemoteEngine::Launch launch()
    {
        return [this] { return start(); };
    }

    /// Of the process that runs now; null before its first turn.
    NotedEngine* engine() { return engine_; }
    int started() const { return started_; }
    bool runs() const { return server_ != nullptr; }
    /// As a process that crashes: its end of the socket is closed.
    void crash() { delete server_.get(); }
    /// What the next ones lack.
    void lack(const QString& what) { lacks_ = what; }

private:
    struct Hold final : MediaHold {
        explicit Hold(MediaServer* held) : server(held) {}
        ~Hold() override { delete server.get(); }
        void kill() override { delete server.get(); }
        qint64 processId() const override { return 1; }
        QPointer<MediaServer> server;
    };

    Result<RunningMedia> start()
    {
        ++started_;
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) qFatal("no socket");
        auto pictures = SharedPictures::create();
        auto theirs = SharedPictures::attach(::dup(pictures.value()->descriptor()));
        server_ = new MediaServer(ends[1], std::move(theirs).value(), [this] { return make(); });
        return RunningMedia{ends[0], std::move(pictures).value(), std::make_unique<Hold>(server_)};
    }

    Result<std::unique_ptr<ConsultEngine>> make()
    {
        if (!lacks_.isEmpty()) return Error{ErrorKind::NotFound, lacks_, {}};
        auto engine = std::make_unique<NotedEngine>();
        engine_ = engine.get();
        return std::unique_ptr<ConsultEngine>(std::move(engine));
    }

    QPointer<MediaServer> server_;
    QPointer<NotedEngine> engine_;
    int started_ = 0;
    QString lacks_;
};

/// A process that says what a test writes.
class RawMedia {
public:
    ~RawMedia()
    {
        if (theirs_ >= 0) ::close(theirs_);
    }
    RemoteEngine::Launch launch()
    {
        return [this]() -> Result<RunningMedia> {
            ++started;
            int ends[2];
            if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) qFatal("no socket");
            if (theirs_ >= 0) ::close(theirs_);
            theirs_ = ends[1];
            return RunningMedia{ends[0], SharedPictures::create().value(), nullptr};
        };
    }
    /// How many bytes found room.
    qsizetype say(const QByteArray& bytes)
    {
        return ::send(theirs_, bytes.constData(), std::size_t(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    }

    int started = 0;

private:
    int theirs_ = -1;
};

}  // namespace pitwatch::test
