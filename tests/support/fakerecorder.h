#pragma once

#include <QByteArray>
#include <QString>
#include <QThread>

#include <memory>
#include <vector>

#include <video/packetsink.h>

/// A recorder in the network that replays one clip by clock range over RTSP, as ONVIF describes it.
namespace pitwatch::test {

struct RecorderOptions {
    std::vector<TappedPacket> pictures;  ///< H.264 in Annex B with capturedAt; the first is a key picture
    QByteArray parameterSets;            ///< sprop-parameter-sets; empty: in-band only
    bool replayTimes = true;             ///< RTP packets carry the ONVIF extension
    bool tellsRange = true;              ///< the description says what there is
    QString user;                        ///< not empty: Digest is demanded
    QString password;
    int loseEvery = 0;  ///< leaves out every n-th RTP packet
    QByteArray session = "42;timeout=60";
    bool holdsOn = false;  ///< at the end of what it has it waits instead of hanging up
    bool silent = false;   ///< takes connections and never answers
    bool garbage = false;  ///< answers with nonsense
};

/// Listens on a free port of the loopback, on a thread of its own, until it goes.
class FakeRecorder {
public:
    explicit FakeRecorder(RecorderOptions options);
    ~FakeRecorder();
    FakeRecorder(const FakeRecorder&) = delete;
    FakeRecorder& operator=(const FakeRecorder&) = delete;

    /// With user and password when they are demanded.
    QString url() const;
    /// What was asked for, a line each: "PLAY clock=…".
    QStringList requests() const;

private:
    class Server;

    const RecorderOptions options_;
    QThread thread_;
    std::unique_ptr<Server> server_;
    quint16 port_ = 0;
};

}  // namespace pitwatch::test
