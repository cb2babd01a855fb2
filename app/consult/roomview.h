#pragma once

#include <QFlags>
#include <QSet>

#include <deque>
#include <map>

#include <core/clock.h>

#include "rollcall.h"
#include "signalmessage.h"

namespace pitwatch {

/// One line of the room's chat.
struct ChatLine {
    UtcTime at;  ///< when it came here
    QString by;
    QString text;
    bool own = false;
    bool operator==(const ChatLine&) const = default;
};

/// What somebody has drawn over the shared picture; points go from 0 to 1.
struct Stroke {
    QString colour;
    std::vector<QPointF> points;
    bool operator==(const Stroke&) const = default;
};

/// A room as one of its participants knows it, from the messages of the server alone. Pure; the clock outlives it. Not
/// synchronised. Everything that others can make grow is bounded.
class RoomView {
public:
    enum Change {
        Nothing = 0,
        Everything = 1 << 0,  ///< a welcome: all ids are new
        People = 1 << 1,      ///< who is there, roles, hands, mutes, who waits, the lock, the recording
        Talk = 1 << 2,
        RollCalls = 1 << 3,
        Sketch = 1 << 4,  ///< pointers and strokes
        Mode = 1 << 5,    ///< media go another way, or to others
    };
    Q_DECLARE_FLAGS(Changes, Change)

    explicit RoomView(const Clock& clock) : clock_(clock) {}

    Changes take(const Signal& signal);
    /// What this participant drew itself: the server does not send it back.
    void drawn(const signalling::Draw& draw);
    void wiped() { strokes_.clear(); }

    const PeerInfo& self() const { return self_; }
    bool isHost() const { return self_.role == PeerRole::Host; }
    const std::vector<PeerInfo>& peers() const { return peers_; }
    const PeerInfo* find(const PeerId& id) const;
    /// Who wants in.
    const std::vector<signalling::Knock>& waiting() const { return waiting_; }
    const std::vector<IceServer>& iceServers() const { return iceServers_; }
    bool locked() const { return locked_; }
    /// Who records everybody; empty: nobody does.
    const PeerId& recordedBy() const { return recordedBy_; }
    CallMode mode() const { return mode_.mode; }
    /// Only some are connected: the server for media is away, and there are too many to do without it.
    bool isNarrow() const { return mode() == CallMode::Mesh && !mode_.among.empty(); }
    /// Whether media may go to and from it; of ourselves: whether any do.
    bool isReached(const PeerId& id) const { return !isNarrow() || (mode_.connects(self_.id) && mode_.connects(id)); }
    /// Was here when we came.
    bool cameBefore(const PeerId& id) const { return before_.contains(id); }
    const std::deque<ChatLine>& chat() const { return chat_; }
    /// Of all lines so far, also of those that are not kept any more.
    std::size_t chatLines() const { return chatLines_; }
    const std::vector<RollCall>& rollCalls() const { return rollCalls_; }
    /// A roll call that this participant has not answered yet; nothing: none.
    std::optional<int> unanswered() const;

    struct PointerAt {
        QString name;
        QPointF at;
        bool operator==(const PointerAt&) const = default;
    };
    const std::map<PeerId, PointerAt>& pointers() const { return pointers_; }
    const std::map<std::pair<PeerId, int>, Stroke>& strokes() const { return strokes_; }

private:
    friend struct RoomViewReader;

    QString nameOf(const PeerId& id) const;
    void forget(const PeerId& id);

    const Clock& clock_;
    PeerInfo self_;
    std::vector<PeerInfo> peers_;
    std::vector<signalling::Knock> waiting_;
    std::vector<IceServer> iceServers_;
    bool locked_ = false;
    PeerId recordedBy_;
    signalling::ModeChange mode_;
    QSet<PeerId> before_;
    std::deque<ChatLine> chat_;
    std::size_t chatLines_ = 0;
    std::vector<RollCall> rollCalls_;
    std::map<PeerId, PointerAt> pointers_;
    std::map<std::pair<PeerId, int>, Stroke> strokes_;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(RoomView::Changes)

}  // namespace pitwatch
