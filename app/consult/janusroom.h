#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <map>
#include <memory>

#include "januslink.h"
#include "signalmessage.h"

namespace pitwatch {

/// One room at a Janus server (its plugin VideoRoom), spoken to on behalf of all participants. Each has a handle that
/// publishes, and one for each other whom it has asked for: a connection that fails is made anew, none is negotiated
/// again. When Janus is lost, the room is made again there and everybody asked for a fresh connection. Lives on the
/// thread that made it.
class JanusRoom final : public QObject {
    Q_OBJECT

public:
    explicit JanusRoom(JanusLink::Options options, QObject* parent = nullptr);
    /// The room ends at Janus too.
    ~JanusRoom() override;

    void open();
    bool isOpen() const { return open_; }
    /// See RoomSfu::take().
    Result<void> take(const PeerId& from, const Signal& signal);
    void leave(const PeerId& who);
    void setPassed(const PeerId& who, bool sound, bool picture);

Q_SIGNALS:
    void opened();
    /// Was open; opened() follows when it is again.
    void away(const QString& reason);
    /// Not even once open.
    void failed(const QString& reason);
    void say(const pitwatch::PeerId& to, const pitwatch::Signal& signal);

private:
    /// One connection of media, as seen from here.
    struct Leg {
        qint64 handle = 0;
        int epoch = 0;
        bool pending = false;  ///< Janus has been asked to describe it
        qint64 askedMs = -1;
        std::vector<signalling::Ice> early;  ///< before there was a handle
        int candidates = 0;
    };
    struct Feed {  ///< what one participant publishes
        Leg leg;
        qint64 id = 0;
        bool up = false;
        QString soundMid, pictureMid;
    };
    struct Passed {
        bool sound = true, picture = true;
        bool operator==(const Passed&) const = default;
    };
    /// Who receives, and whom; kSfuPeer: publishes.
    using Sight = std::pair<PeerId, PeerId>;

    // The room
    void connectLink();
    void create();
    void created(const Result<JanusMessage>& answer);
    void lost(const QString& reason);
    void ask(const QJsonObject& body, qint64 handle, JanusLink::Answer answer, const QJsonObject& description = {});
    void attach(std::function<void(qint64 handle)> attached);
    void detach(qint64 handle);
    QJsonObject inRoom(const QString& request, bool asOwner = false) const;

    // What participants say
    Result<void> publish(const PeerId& who, const signalling::Offer& offer);
    Result<void> want(const Sight& sight, int epoch);
    Result<void> start(const Sight& sight, const signalling::Answer& answer);
    Result<void> trickle(const Sight& sight, const signalling::Ice& ice);

    // What is asked of Janus for them
    void publishOn(qint64 handle, const PeerId& who, const signalling::Offer& offer);
    void published(const PeerId& who, qint64 handle, const Result<JanusMessage>& answer);
    void subscribe(const Sight& sight);
    void subscribeOn(qint64 handle, const Sight& sight, int epoch);
    void subscribed(const Sight& sight, qint64 handle, const Result<JanusMessage>& answer);
    void sendCandidate(qint64 handle, const signalling::Ice& ice);
    void moderate(const PeerId& who);
    void askForKeyPicture(const PeerId& who);
    void sendKeyRequest(const PeerId& who);

    // What Janus says
    void told(const JanusMessage& message);
    void feedIsUp(const PeerId& who);
    void legIsLost(const Sight& sight);
    void mend();

    Leg* legOf(const Sight& sight);
    bool isUp(const PeerId& who) const;
    void own(Leg& leg, qint64 handle, const Sight& sight);
    void drop(Leg& leg);
    void dropViewsOf(const PeerId& who);
    void tell(const PeerId& to, const PeerId& from, const signalling::Body& body);

    const JanusLink::Options options_;
    const qint64 room_;
    const QString secret_, pin_;
    std::unique_ptr<JanusLink> link_;
    qint64 owner_ = 0;   ///< the handle that made the room
    bool open_ = false;  ///< now
    bool everOpen_ = false;
    std::map<PeerId, Feed> feeds_;
    std::map<Sight, Leg> views_;
    std::map<PeerId, Passed> passed_;
    QHash<qint64, Sight> handles_;
    QSet<PeerId> newlySeen_;  ///< asked for a key picture once, to be asked again
    int nextEpoch_;
    int tries_ = 0;
    QElapsedTimer clock_;
    QTimer mend_;
    QTimer retry_;
};

}  // namespace pitwatch
