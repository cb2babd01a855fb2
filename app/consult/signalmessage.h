#pragma once

#include <QPointF>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

#include <core/ids.h>

/// What a room's server and its participants say to each other: plain values, one struct per message. On the wire each
/// is a JSON object with `type`, in one WebSocket text message (resources/schemas/consultation.md). Read them with
/// readSignal(), which lets nothing through that breaks a bound; write them with writeSignal().
namespace pitwatch {

/// Grows when an older participant could no longer understand a newer one. A server refuses what it does not speak.
inline constexpr int kSignalVersion = 1;

using RoomId = Id<struct RoomIdTag>;  ///< unique at its server, e.g. "r-2026112401"
using PostId = Id<struct PostIdTag>;  ///< a standing post, e.g. the dispatch room of a mine
using PeerId = Id<struct PeerIdTag>;  ///< given by the server, never chosen by a participant, never used twice

enum class PeerKind { Native, Browser };  ///< native clients offer, browsers answer
enum class PeerRole { Host, Speaker, Listener };
enum class CallMode { Mesh, Sfu };
/// Of a page that stands by: whether it would be heard. Blocked: nobody has clicked in it since its browser started.
/// Missing: there is no loudspeaker.
enum class BellSound { On, Blocked, Missing };

/// What a participant sends at the moment.
struct PeerMedia {
    bool mic = false;
    bool cam = false;
    bool share = false;
    std::vector<PeerId> held{};  ///< who gets its sound but not its picture, because the way there is too narrow
    bool holdsBack(const PeerId& from) const { return std::find(held.begin(), held.end(), from) != held.end(); }
    bool operator==(const PeerMedia&) const = default;
};

struct PeerInfo {
    PeerId id;
    QString name;
    PeerKind kind = PeerKind::Browser;
    PeerRole role = PeerRole::Listener;
    QStringList codecs;  ///< video codecs that it can take, e.g. VP8, H264
    PeerMedia media;
    bool hand = false;
    bool muted = false;  ///< by the order of the room: receivers do not play what it sends
    /// A picture on the table: nobody sits there who could answer. At a page that shares its screen somebody does.
    bool isTable() const { return kind == PeerKind::Native && media.share && !media.mic && !media.cam; }
    bool operator==(const PeerInfo&) const = default;
};

/// A STUN or TURN server for participants (RFC 8656).
struct IceServer {
    QString url;
    QString user;
    QString password;
    bool operator==(const IceServer&) const = default;
};

namespace signalling {

// Coming and going
struct Hello {
    int version = kSignalVersion;
    RoomId room;
    QString token;
    QString name;
    PeerKind kind = PeerKind::Browser;
    QStringList codecs;
    QString resume{};  ///< of an earlier Welcome; empty: there was none
    bool operator==(const Hello&) const = default;
};
struct PostHello {  ///< wire type "hello" too, with a post instead of a room
    int version = kSignalVersion;
    PostId post;
    QString token;
    QString name;  ///< what the page calls itself, e.g. the room that it stands in
    PeerKind kind = PeerKind::Browser;
    QStringList codecs;
    bool operator==(const PostHello&) const = default;
};
struct ModeChange {
    CallMode mode = CallMode::Mesh;
    QString url, room, pin;       ///< of the SFU; empty in a mesh
    std::vector<PeerId> among{};  ///< in a mesh: who is connected while the SFU is away; empty: everybody
    bool connects(const PeerId& id) const
    {
        return among.empty() || std::find(among.begin(), among.end(), id) != among.end();
    }
    bool operator==(const ModeChange&) const = default;
};
struct Limits {
    int peers = 0;
    int messageBytes = 0;
    int messagesPerSecond = 0;
    bool operator==(const Limits&) const = default;
};
struct Welcome {
    int version = kSignalVersion;
    PeerInfo self;
    std::vector<PeerInfo> peers;  ///< who was there before
    ModeChange mode;
    Limits limits;
    bool locked = false;
    std::vector<IceServer> iceServers;
    PeerId recordedBy;  ///< empty: nothing is recorded
    QString resume{};   ///< a secret: who comes back with it does not wait; empty: needs none, or has it already
    bool operator==(const Welcome&) const = default;
};
struct Waiting {  ///< not in yet: a host has to let you in
    bool operator==(const Waiting&) const = default;
};
struct Knock {  ///< to hosts: somebody waits, or waits no longer
    PeerId who;
    QString name;
    bool here = true;
    bool operator==(const Knock&) const = default;
};
struct PeerJoined {
    PeerInfo peer;
    bool operator==(const PeerJoined&) const = default;
};
struct PeerChanged {
    PeerInfo peer;
    bool operator==(const PeerChanged&) const = default;
};
struct PeerLeft {
    PeerId id;
    QString reason;  ///< bye, lost, removed
    bool operator==(const PeerLeft&) const = default;
};
struct Bye {
    bool operator==(const Bye&) const = default;
};

// Media (RFC 8829); epoch counts the connections of a pair, older ones are dropped
struct Offer {
    int epoch = 0;
    QString sdp;
    bool operator==(const Offer&) const = default;
};
struct Answer {
    int epoch = 0;
    QString sdp;
    bool operator==(const Answer&) const = default;
};
struct Ice {
    int epoch = 0;
    int mline = 0;
    QString candidate;  ///< empty: no more will come
    bool operator==(const Ice&) const = default;
};
struct Restart {  ///< asks the offering side for a fresh connection
    int epoch = 0;
    bool operator==(const Restart&) const = default;
};

// Order of the room
struct State {
    PeerMedia media;
    bool operator==(const State&) const = default;
};
struct Hand {
    bool up = false;
    bool operator==(const Hand&) const = default;
};
struct Mute {
    PeerId who;  ///< empty: everybody but hosts
    bool on = false;
    bool operator==(const Mute&) const = default;
};
struct GiveRole {
    PeerId who;
    PeerRole role = PeerRole::Listener;
    bool operator==(const GiveRole&) const = default;
};
struct Remove {
    PeerId who;
    bool operator==(const Remove&) const = default;
};
struct Lock {
    bool on = false;
    bool operator==(const Lock&) const = default;
};
struct Admit {
    PeerId who;
    bool in = false;
    bool operator==(const Admit&) const = default;
};
struct Recording {  ///< everybody is recorded from now on, or no longer; by whom the server stamps
    bool on = false;
    bool operator==(const Recording&) const = default;
};
struct RollCallStart {
    int call = 0;  ///< given by the server
    bool operator==(const RollCallStart&) const = default;
};
struct RollCallAnswer {
    int call = 0;
    bool operator==(const RollCallAnswer&) const = default;
};

// At a standing post
struct StandingBy {
    int version = kSignalVersion;
    PostId post;
    QString name;              ///< what the bureau calls the post
    bool asksForBell = false;  ///< wants a Bell now and whenever it changes
    bool operator==(const StandingBy&) const = default;
};
struct Bell {  ///< from a page that stands by
    BellSound sound = BellSound::On;
    bool operator==(const Bell&) const = default;
};
struct Ring {      ///< to every page that stands by at the post
    int call = 0;  ///< given by the server
    RoomId room;
    QString token;    ///< lets whoever accepts into the room
    QString subject;  ///< of the consultation
    QString by;       ///< who calls
    bool operator==(const Ring&) const = default;
};
struct RingEnd {
    int call = 0;
    QString reason;  ///< accepted, declined: your own answer counts; answered: another page's; cancelled
    bool operator==(const RingEnd&) const = default;
};
struct RingAnswer {
    int call = 0;
    bool accept = false;
    bool operator==(const RingAnswer&) const = default;
};

// What is said and shown
struct Chat {
    QString text;
    bool operator==(const Chat&) const = default;
};
struct Pointer {
    QPointF at;  ///< in the shared picture, 0 to 1
    bool shown = true;
    bool operator==(const Pointer&) const = default;
};
struct Draw {
    int stroke = 0;
    QString colour;  ///< #rrggbb
    std::vector<QPointF> points;
    bool operator==(const Draw&) const = default;
};
struct Wipe {
    bool operator==(const Wipe&) const = default;
};

struct Ping {
    bool operator==(const Ping&) const = default;
};
struct Pong {
    bool operator==(const Pong&) const = default;
};
struct Refusal {   ///< wire type "error"
    QString code;  ///< one of kRefusalCodes
    QString text;
    bool operator==(const Refusal&) const = default;
};

using Body = std::variant<Hello, Welcome, Waiting, Knock, PeerJoined, PeerChanged, PeerLeft, Bye, Offer, Answer, Ice,
                          Restart, ModeChange, State, Hand, Mute, GiveRole, Remove, Lock, Admit, RollCallStart,
                          RollCallAnswer, Chat, Pointer, Draw, Wipe, Ping, Pong, Refusal, PostHello, StandingBy, Ring,
                          RingEnd, RingAnswer, Recording, Bell>;

}  // namespace signalling

/// One message. `to` is set on what goes to one participant, `from` by the server on everything that it passes on.
struct Signal {
    PeerId to;
    PeerId from;
    signalling::Body body;
    bool operator==(const Signal&) const = default;
};

/// Bounds of what is read. Beyond them a message is refused, not cut.
namespace signalbounds {
inline constexpr int kMessageBytes = 64 * 1024;
inline constexpr int kIdCharacters = 64;
inline constexpr int kTokenCharacters = 128;
inline constexpr int kNameCharacters = 64;
inline constexpr int kChatCharacters = 2000;
inline constexpr int kWordCharacters = 256;
inline constexpr int kCodecs = 8;
inline constexpr int kPeers = 64;
inline constexpr int kIceServers = 4;
inline constexpr int kDrawPoints = 256;
inline constexpr int kHighestMline = 15;
inline constexpr int kHighestCount = 1'000'000'000;  ///< epochs, strokes, roll calls, calls of a post
}  // namespace signalbounds

}  // namespace pitwatch
