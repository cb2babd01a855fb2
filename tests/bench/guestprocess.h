#pragma once

#include <QProcess>

#include <functional>
#include <map>

#include <consult/consultengine.h>

namespace pitwatch::bench {

/// What the participants of a measured call show.
struct CallPictures {
    QSize size{640, 360};
    int framesPerSecond = 25;
    bool flashes = false;  ///< the guests flash and sound at once (FlashSource) instead of a test picture and a tone
};

/// How a guest is to be in a call with the measured seat.
struct GuestCall {
    int epoch = 1;
    bool offers = false;
    QString address = QStringLiteral("127.0.0.1");  ///< the guest's only own one
};

/// What a guest has told of its side.
struct GuestReport {
    int frames = 0;  ///< pictures that it got of the measured seat
    ConsultPeerState state = ConsultPeerState::Idle;
    int rebuilds = 0;
};

/// The process with the other participants of a measured call (pitwatch-bench callguests). Ends with the object.
class GuestProcess {
public:
    /// `hear` gets what the guests say; the peer in it is the guest.
    GuestProcess(int guests, std::function<void(const ConsultSignal&)> hear, const CallPictures& pictures = {});
    ~GuestProcess();
    GuestProcess(const GuestProcess&) = delete;
    GuestProcess& operator=(const GuestProcess&) = delete;

    /// `enter` is called in the new process before the program is, and may make system calls only.
    bool start(const std::function<void()>& enter = {});
    void join(int guest, const GuestCall& call);
    void leave(int guest);
    /// The peer in it is the guest whom it is for.
    void tell(const ConsultSignal& signal);
    /// As a crash would: nobody says goodbye.
    void kill();
    qint64 processId() const { return process_.processId(); }
    /// Ten times a second renewed.
    const GuestReport& report(int guest) { return reports_[guest]; }

private:
    void hear();
    void note(const QJsonObject& line);

    const int guests_;
    const CallPictures pictures_;
    const std::function<void(const ConsultSignal&)> hear_;
    QProcess process_;
    QByteArray arrived_;
    std::map<int, GuestReport> reports_;
};

}  // namespace pitwatch::bench
