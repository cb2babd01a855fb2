#pragma once

#include <QHash>
#include <QObject>

#include <map>
#include <memory>
#include <optional>

#include "roomaudit.h"
#include "roomorders.h"
#include "roomtokens.h"
#include "sfuswitch.h"
#include "signallink.h"

namespace pitwatch {

/// The rooms of one server and the connections in them: checks tokens, gives ids, hands messages to RoomOrders, and
/// notices who left. Lives on the server's thread; tokens and clock outlive it.
class RoomDesk final : public QObject, private RoomVoice {
    Q_OBJECT

public:
    struct Options {
        std::size_t mostRooms = 16;
        signalling::Limits limits;  ///< as participants are told
        std::vector<IceServer> iceServers;
    };

    RoomDesk(const RoomTokens& tokens, const Clock& clock, Options options, RoomServerCounters& counters,
             QObject* parent = nullptr);
    ~RoomDesk() override;

    /// Who carries the media of rooms that are too large for a mesh; outlives the desk. At most once, before the first
    /// room. Without it every room stays a mesh. `givenUpAfter`: away for so long.
    void setSfu(RoomSfu& sfu, SfuSwitch::Time givenUpAfter = SfuTrust::kGivenUpAfter);

    /// The room stays until close(); the pointer too.
    Result<Room*> open(const RoomPlan& plan);
    Room* find(const RoomId& id) const;
    /// Sends everybody home and hands the room over, for the minutes. Nothing: there is no such room.
    std::unique_ptr<Room> close(const RoomId& id);

    enum class Withdrawal { OfAll, OfThoseWhoWait };
    /// Sends home who came with this token; after it has been revoked.
    void withdraw(const TokenId& token, Withdrawal which = Withdrawal::OfAll);

    /// A connection that has not said hello yet.
    void attach(SignalLink* link);
    void watch(qint64 nowMs, qint64 late);

Q_SIGNALS:
    /// Who is there, their state, the log: something is different.
    void roomChanged(const pitwatch::RoomId& room);
    void audited(const pitwatch::AuditEntry& entry);
    /// The first message was a hello for a post: the connection is no longer this desk's.
    void postWanted(pitwatch::SignalLink* link, const pitwatch::signalling::PostHello& hello);
    /// With this token somebody came in: whoever was called has answered.
    void arrived(const pitwatch::RoomId& room, const pitwatch::TokenId& token);

private:
    struct Member {
        PeerId id;
        RoomId room;
        TokenId token;
        QString name;
        bool saidBye = false;
    };

    void tell(const PeerId& to, const Signal& signal) override;
    void dismiss(const PeerId& who, const QString& code, const QString& text) override;

    void take(SignalLink* link, const Signal& signal);
    void handOver(SignalLink* link, const signalling::PostHello& hello);
    void takeHello(SignalLink* link, const signalling::Hello& hello);
    std::optional<TokenGrant> grantOf(const signalling::Hello& hello, const RoomTokens::Checked& checked) const;
    void enter(SignalLink* link, Room& room, const signalling::Hello& hello, const TokenGrant& grant);
    void replace(const Room& room, const QString& resume, const TokenId& token);
    void refuseToken(SignalLink* link, const signalling::Hello& hello, const RoomTokens::Checked& checked);
    void takeOrder(SignalLink* link, const Member& member, const Signal& signal);
    Result<void> takeAdmit(Room& room, const PeerId& host, const signalling::Admit& admit);
    Result<void> carryOut(Room& room, const PeerId& from, const Signal& signal);
    void takeEnd(SignalLink* link, LinkEnd how);
    void leave(const Member& member, LeaveReason reason);
    void audit(AuditKind kind, SignalLink* link, const QString& detail);

    const RoomTokens& tokens_;
    const Clock& clock_;
    const Options options_;
    RoomServerCounters& counters_;
    RoomOrders orders_;
    RoomSfu* sfu_ = nullptr;
    std::optional<SfuSwitch> switch_;  ///< with sfu_
    std::map<RoomId, std::unique_ptr<Room>> rooms_;
    QHash<SignalLink*, Member> members_;  ///< every connection; without an id before its hello
    QHash<PeerId, SignalLink*> links_;
    quint64 nextPeer_ = 1;
};

}  // namespace pitwatch
