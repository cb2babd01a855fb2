#pragma once

#include <QObject>
#include <QTimer>
#include <QUrl>

#include "calllist.h"
#include "minutes.h"
#include "roomdesk.h"

namespace pitwatch {

/// What a consultation is about, as it is opened.
struct ConsultPlan {
    QString subject;
    QString caseId;                     ///< the alarm or case; may be empty
    std::optional<UtcTime> accidentAt;  ///< since when the accident clock runs
    QString caller;                     ///< who holds it, e.g. the bureau's duty room
    std::vector<CalleeId> called;       ///< rung at once
};

/// A consultation that this seat holds: its room at the server, who is called into it, the links that lead there, and
/// the minutes. Ringing itself is the owner's: it carries out ringRequested(). Lives on the server's thread; desk,
/// tokens and clock outlive it.
class HostedRoom final : public QObject {
    Q_OBJECT

public:
    struct Place {
        RoomDesk& desk;
        RoomTokens& tokens;
        const Clock& clock;
        QString host;  ///< as it stands in links
        quint16 port = 0;
    };

    static Result<std::unique_ptr<HostedRoom>> open(const Place& place, ConsultPlan plan, std::vector<Callee> callees);
    ~HostedRoom() override;

    const ConsultPlan& plan() const { return plan_; }
    const Room& room() const { return *room_; }
    const CallList& calls() const { return calls_; }
    /// From now on links lead there.
    void setHost(const QString& host) { place_.host = host; }
    /// For the seat itself, as host.
    const QString& ownToken() const { return ownToken_; }

    /// An error also where it is there already: nobody would answer.
    Result<void> call(const CalleeId& id);
    void cancel(const CalleeId& id);
    void declined(const CalleeId& id);
    /// The link with which one callee comes straight in; the same each time.
    Result<QUrl> invitationOf(const CalleeId& id);
    /// A link for anybody else: leads to the waiting room.
    Result<QUrl> openInvitation();
    /// The link ends, and who came in with it has to go. False: none was given out.
    bool withdraw(const CalleeId& id);
    /// The link for anybody else ends, and who waits by it has to go; whom a host has let in stays. False: none was
    /// given out.
    bool withdrawOpen();

    void noteDecision(const QString& text, const QString& by);
    void noteSnapshot(const QString& file, const QString& by);
    /// `of`: whose picture and sound the file holds.
    void noteRecording(const QString& file, const QString& of);

    /// As they stand now.
    Minutes minutes() const { return makeMinutes(*room_, calls_.records()); }
    /// Sends everybody home. Nothing but minutes() afterwards.
    void close();

Q_SIGNALS:
    void callsChanged();
    void minutesChanged();
    /// This callee is to be rung now; the token lets it into the room.
    void ringRequested(const pitwatch::CalleeId& id, const QString& token);
    /// Whoever rings may stop.
    void ringOver(const pitwatch::CalleeId& id);

private:
    HostedRoom(const Place& place, ConsultPlan plan, std::vector<Callee> callees, Room* room);

    Result<RoomTokens::Issued> issue(PeerRole role, bool waits, const QString& label);
    QUrl linkOf(const QString& token) const;
    void ring(const CalleeId& id);
    void arrived(const TokenId& token);
    void tick();
    void callsMoved();

    Place place_;
    const ConsultPlan plan_;
    Room* room_;                    ///< of the desk, until it is closed
    std::unique_ptr<Room> closed_;  ///< afterwards
    CallList calls_;
    QString ownToken_;
    std::optional<RoomTokens::Issued> open_;  ///< the link for anybody else
    QHash<CalleeId, RoomTokens::Issued> links_;
    QTimer ticker_;
};

}  // namespace pitwatch
