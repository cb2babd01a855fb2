#pragma once

#include <QSet>

#include <vector>

#include <core/clock.h>
#include <core/result.h>

#include "returnpasses.h"
#include "rollcall.h"
#include "roomlog.h"
#include "roomsketch.h"
#include "signalmessage.h"

namespace pitwatch {

/// What is fixed when a room is opened.
struct RoomPlan {
    RoomId id;
    QString subject;
    QString caseId;  ///< the alarm or case that it belongs to; may be empty
    int mostPeers = 16;
    int mostWaiting = 32;
};

/// Somebody who has shown a valid token.
struct JoinRequest {
    PeerId id;
    QString name;
    PeerKind kind = PeerKind::Browser;
    QStringList codecs;
    PeerRole role = PeerRole::Listener;  ///< from the token, never from the participant
    bool waits = false;                  ///< the token leads to the waiting room only
    QString ticket;                      ///< which token; the same after a reconnection
    QString resume{};                    ///< the secret that it was given when it was let in; empty: none
};

enum class Admission { Inside, Waiting };
enum class LeaveReason { Bye, Lost, Removed };

/// One consultation: who is there, in which role, and the order that hosts keep. Pure, without sockets and media; the
/// clock outlives it. Not synchronised. Every order checks who gives it; what participants did is in log().
/// A changed participant is named in what the methods return, so that the others can be told.
class Room {
public:
    using Changed = Result<std::vector<PeerId>>;

    Room(RoomPlan plan, const Clock& clock);

    const RoomPlan& plan() const { return plan_; }
    const std::vector<PeerInfo>& participants() const { return participants_; }
    const std::vector<JoinRequest>& waiting() const { return waiting_; }
    const std::vector<RollCall>& rollCalls() const { return rollCalls_; }
    const RoomLog& log() const { return log_; }
    /// What is drawn on the table; who draws is checked before.
    RoomSketch& sketch() { return sketch_; }
    const RoomSketch& sketch() const { return sketch_; }
    bool locked() const { return locked_; }
    /// Who records the consultation; empty: nobody does.
    const PeerId& recordedBy() const { return recordedBy_; }
    const signalling::ModeChange& mode() const { return mode_; }
    const PeerInfo* find(const PeerId& id) const;
    /// Came by a token of its own, and not by one that leads everybody to the waiting room.
    bool wasCalled(const PeerId& id) const { return called_.contains(id); }

    /// By this ticket the seat comes in that holds the room, which ends with it: no host can remove it or make it
    /// another than host.
    void setHolder(const QString& ticket) { holder_ = ticket; }
    /// Somebody who came by this ticket is in.
    bool isInside(const QString& ticket) const;

    /// Whom the token sends to the waiting room waits, as does who was removed before, and anybody but hosts while the
    /// room is locked. Whose connection was lost comes straight back in by a ticket of its own; one that is for
    /// everybody says nothing about who comes by it: the secret does that a host's consent has brought.
    Result<Admission> join(const JoinRequest& request);
    /// With its ticket; nothing: the secret does not hold, or never did.
    std::optional<ReturnPasses::Pass> passOf(const QString& resume, const QString& ticket) const
    {
        return passes_.find(resume, ticket);
    }
    /// For who was let in by a ticket for everybody: handed out once. Empty: needs none, or has it.
    QString givePass(const PeerId& id);
    /// False: was not there.
    bool leave(const PeerId& id, LeaveReason reason);

    Changed setMedia(const PeerId& id, const PeerMedia& media);  ///< cut to what role and order allow
    Changed setHand(const PeerId& id, bool up);
    Result<void> say(const PeerId& id, const QString& text);
    Result<void> answerRollCall(const PeerId& id, int number);

    // For hosts
    Result<PeerInfo> admit(const PeerId& host, const PeerId& who);
    Result<void> deny(const PeerId& host, const PeerId& who);
    /// Empty `who`: everybody but hosts.
    Changed mute(const PeerId& host, const PeerId& who, bool on);
    Changed giveRole(const PeerId& host, const PeerId& who, PeerRole role);
    Result<void> remove(const PeerId& host, const PeerId& who);
    Result<void> setLocked(const PeerId& host, bool on);
    /// Of several hosts one records; each of them may end it. It ends too when who records leaves or is host no longer.
    Result<void> setRecording(const PeerId& host, bool on);
    Result<void> setMode(const PeerId& host, const signalling::ModeChange& mode);
    Result<int> startRollCall(const PeerId& host);

    // For the seat that holds the room
    void noteDecision(const QString& text, const QString& by = {});
    void noteSnapshot(const QString& file, const QString& by = {});
    void noteRecording(const QString& file, const QString& of);
    void changeMode(const signalling::ModeChange& mode);  ///< by the server itself
    void close();

private:
    PeerInfo* at(const PeerId& id);
    Result<void> checkHost(const PeerId& id) const;
    bool isHolder(const PeerInfo& peer) const;
    Result<PeerInfo*> governed(const PeerId& host, const PeerId& who);
    void enter(const JoinRequest& request);
    void note(RoomEventKind kind, const PeerInfo* who, const PeerInfo* other = nullptr, const QString& text = {},
              int number = 0);
    void noteWaiting(RoomEventKind kind, const JoinRequest& who);
    void endRecording(const PeerInfo* by);
    void applyMute(const PeerInfo* host, PeerInfo& peer, bool on);

    const RoomPlan plan_;
    const Clock& clock_;
    std::vector<PeerInfo> participants_;
    std::vector<JoinRequest> waiting_;
    std::vector<RollCall> rollCalls_;
    RoomLog log_;
    RoomSketch sketch_;
    bool locked_ = false;
    QString holder_;  ///< ticket
    PeerId recordedBy_;
    signalling::ModeChange mode_;
    QHash<PeerId, QString> tickets_;  ///< of those inside
    QSet<PeerId> called_;             ///< of those inside
    ReturnPasses passes_;
    QSet<QString> lost_;     ///< tickets that were inside when the connection broke
    QSet<QString> removed_;  ///< tickets that have to wait from now on
};

}  // namespace pitwatch
