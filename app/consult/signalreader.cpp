#include "signalreader.h"

#include <QHash>
#include <QJsonDocument>
#include <QRegularExpression>

#include "icecandidate.h"
#include "sdpcheck.h"
#include "signalfields.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;
using namespace signalling;
namespace fields = signalfields;

/// Who may say it, and whom it concerns.
enum class Way {
    UpOnly,    ///< to the server
    DownOnly,  ///< from the server, about no single sender
    Relayed,   ///< to everybody; the server stamps the sender
    Directed,  ///< to one participant; the server stamps the sender
};

struct Kind {
    Way way;
    Body (*read)(const JsonCursor&);
};

QString description(const JsonCursor& cursor, SdpRole role)
{
    const QString sdp = cursor.text(sdpbounds::kCharacters);
    if (sdp.isEmpty()) return {};
    if (const Result<void> checked = checkSdp(sdp, role); !checked)
        cursor.report(checked.error().text(), u"a session description that can be taken"_s);
    return sdp;
}

QString candidate(const JsonCursor& cursor)
{
    if (!cursor.value().isString()) cursor.report(u"a text"_s);
    const QString text = cursor.value().toString();
    if (const Result<void> checked = checkIceCandidate(text); !checked)
        cursor.report(checked.error().message, u"a candidate that can be taken"_s);
    return text;
}

int epoch(const JsonCursor& c)
{
    return fields::count(c.member(u"epoch"_s));
}

PeerId who(const JsonCursor& c)
{
    return PeerId(fields::id(c.member(u"who"_s)));
}

/// What a hello for a room and one for a post have in common.
template <typename Greeting>
void readGreeting(const JsonCursor& c, Greeting& hello)
{
    const JsonCursor caps = c.member(u"caps"_s);
    hello.version = fields::count(c.member(u"ver"_s), 1, 1000);
    hello.token = fields::token(c.member(u"token"_s));
    hello.name = fields::cleanText(c.member(u"name"_s), signalbounds::kNameCharacters);
    hello.kind = fields::kind(caps);
    hello.codecs = fields::codecs(caps);
}

Body readPostHello(const JsonCursor& c)
{
    PostHello hello;
    hello.post = PostId(fields::id(c.member(u"post"_s)));
    if (c.member(u"room"_s).present()) c.member(u"room"_s).report(u"nothing beside a post"_s);
    readGreeting(c, hello);
    return hello;
}

Body readHello(const JsonCursor& c)
{
    if (c.member(u"post"_s).present()) return readPostHello(c);
    Hello hello;
    hello.room = RoomId(fields::id(c.member(u"room"_s)));
    readGreeting(c, hello);
    return hello;
}

Body readStandingBy(const JsonCursor& c)
{
    return StandingBy{fields::count(c.member(u"ver"_s), 1, 1000), PostId(fields::id(c.member(u"post"_s))),
                      fields::cleanText(c.member(u"name"_s), signalbounds::kNameCharacters)};
}

Body readWelcome(const JsonCursor& c)
{
    const JsonCursor limits = c.member(u"limits"_s);
    Welcome welcome;
    welcome.version = fields::count(c.member(u"ver"_s), 1, 1000);
    welcome.self = fields::peer(c.member(u"self"_s));
    for (const JsonCursor& peer : c.member(u"peers"_s).elements(true, signalbounds::kPeers))
        welcome.peers.push_back(fields::peer(peer));
    welcome.mode = fields::mode(c.member(u"mode"_s));
    welcome.limits = {fields::count(limits.member(u"peers"_s)), fields::count(limits.member(u"messageBytes"_s)),
                      fields::count(limits.member(u"messagesPerSecond"_s))};
    welcome.locked = fields::flag(c.member(u"locked"_s));
    welcome.iceServers = fields::iceServers(c.member(u"iceServers"_s));
    // Servers from before recording do not say it.
    if (const JsonCursor by = c.member(u"recordedBy"_s); by.present()) welcome.recordedBy = PeerId(fields::id(by));
    return welcome;
}

Body readKnock(const JsonCursor& c)
{
    return Knock{who(c), fields::cleanText(c.member(u"name"_s), signalbounds::kNameCharacters),
                 fields::flag(c.member(u"here"_s))};
}

Body readMute(const JsonCursor& c)
{
    const bool all = c.member(u"who"_s).value().toString(u"-"_s).isEmpty();
    return Mute{all ? PeerId() : who(c), fields::flag(c.member(u"on"_s))};
}

Body readDraw(const JsonCursor& c)
{
    static const QRegularExpression colour(u"\\A#[0-9a-fA-F]{6}\\z"_s);
    Draw draw;
    draw.stroke = fields::count(c.member(u"stroke"_s));
    draw.colour = c.member(u"colour"_s).text(7);
    if (!colour.match(draw.colour).hasMatch()) c.member(u"colour"_s).report(u"#rrggbb"_s);
    for (const JsonCursor& point : c.member(u"points"_s).elements(true, signalbounds::kDrawPoints))
        draw.points.push_back(fields::point(point));
    if (draw.points.empty()) c.member(u"points"_s).report(u"at least one point"_s);
    return draw;
}

Body readRollCall(const JsonCursor& c)
{
    const JsonCursor number = c.member(u"call"_s);
    return RollCallStart{number.present() ? fields::count(number) : 0};
}

Body readRefusal(const JsonCursor& c)
{
    return Refusal{fields::id(c.member(u"code"_s)),
                   fields::cleanOptional(c.member(u"text"_s), signalbounds::kChatCharacters)};
}

template <typename Message>
Body readEmpty(const JsonCursor&)
{
    return Message{};
}

const QHash<QString, Kind>& kinds()
{
    using C = const JsonCursor&;
    static const QHash<QString, Kind> table{
        {u"hello"_s, {Way::UpOnly, readHello}},
        {u"bye"_s, {Way::UpOnly, readEmpty<Bye>}},
        {u"ping"_s, {Way::UpOnly, readEmpty<Ping>}},
        {u"state"_s, {Way::UpOnly, [](C c) -> Body { return State{fields::media(c)}; }}},
        {u"hand"_s, {Way::UpOnly, [](C c) -> Body { return Hand{fields::flag(c.member(u"up"_s))}; }}},
        {u"mute"_s, {Way::UpOnly, readMute}},
        {u"role"_s,
         {Way::UpOnly,
          [](C c) -> Body {
              return GiveRole{who(c), fields::role(c.member(u"role"_s))};
          }}},
        {u"remove"_s, {Way::UpOnly, [](C c) -> Body { return Remove{who(c)}; }}},
        {u"admit"_s,
         {Way::UpOnly,
          [](C c) -> Body {
              return Admit{who(c), fields::flag(c.member(u"in"_s))};
          }}},
        {u"ring-answer"_s,
         {Way::UpOnly,
          [](C c) -> Body {
              return RingAnswer{fields::call(c), fields::flag(c.member(u"accept"_s))};
          }}},
        {u"standing-by"_s, {Way::DownOnly, readStandingBy}},
        {u"ring"_s, {Way::DownOnly, [](C c) -> Body { return fields::ring(c); }}},
        {u"ring-end"_s,
         {Way::DownOnly,
          [](C c) -> Body {
              return RingEnd{fields::call(c), fields::id(c.member(u"reason"_s))};
          }}},
        {u"welcome"_s, {Way::DownOnly, readWelcome}},
        {u"waiting"_s, {Way::DownOnly, readEmpty<Waiting>}},
        {u"knock"_s, {Way::DownOnly, readKnock}},
        {u"peer-joined"_s, {Way::DownOnly, [](C c) -> Body { return PeerJoined{fields::peer(c.member(u"peer"_s))}; }}},
        {u"peer-changed"_s,
         {Way::DownOnly, [](C c) -> Body { return PeerChanged{fields::peer(c.member(u"peer"_s))}; }}},
        {u"peer-left"_s,
         {Way::DownOnly,
          [](C c) -> Body {
              return PeerLeft{PeerId(fields::id(c.member(u"id"_s))), fields::id(c.member(u"reason"_s))};
          }}},
        {u"pong"_s, {Way::DownOnly, readEmpty<Pong>}},
        {u"error"_s, {Way::DownOnly, readRefusal}},
        {u"lock"_s, {Way::Relayed, [](C c) -> Body { return Lock{fields::flag(c.member(u"on"_s))}; }}},
        {u"recording"_s, {Way::Relayed, [](C c) -> Body { return Recording{fields::flag(c.member(u"on"_s))}; }}},
        {u"mode"_s, {Way::Relayed, [](C c) -> Body { return fields::mode(c); }}},
        {u"rollcall"_s, {Way::Relayed, readRollCall}},
        {u"rollcall-answer"_s,
         {Way::Relayed, [](C c) -> Body { return RollCallAnswer{fields::count(c.member(u"call"_s), 1)}; }}},
        {u"chat"_s,
         {Way::Relayed,
          [](C c) -> Body {
              return Chat{fields::cleanText(c.member(u"text"_s), signalbounds::kChatCharacters, true)};
          }}},
        {u"pointer"_s,
         {Way::Relayed,
          [](C c) -> Body {
              return Pointer{fields::point(c.member(u"at"_s)), fields::flag(c.member(u"shown"_s))};
          }}},
        {u"draw"_s, {Way::Relayed, readDraw}},
        {u"wipe"_s, {Way::Relayed, readEmpty<Wipe>}},
        {u"offer"_s,
         {Way::Directed,
          [](C c) -> Body {
              return Offer{epoch(c), description(c.member(u"sdp"_s), SdpRole::Offer)};
          }}},
        {u"answer"_s,
         {Way::Directed,
          [](C c) -> Body {
              return Answer{epoch(c), description(c.member(u"sdp"_s), SdpRole::Answer)};
          }}},
        {u"ice"_s,
         {Way::Directed,
          [](C c) -> Body {
              const int mline = fields::count(c.member(u"mline"_s), 0, signalbounds::kHighestMline);
              return Ice{epoch(c), mline, candidate(c.member(u"cand"_s))};
          }}},
        {u"restart"_s, {Way::Directed, [](C c) -> Body { return Restart{epoch(c)}; }}},
    };
    return table;
}

Error refused(const QString& reason, const QString& where = {})
{
    return Error{ErrorKind::InvalidInput, reason, where};
}

bool maySay(Way way, SignalSource source)
{
    return way != (source == SignalSource::Server ? Way::UpOnly : Way::DownOnly);
}

}  // namespace

Result<Signal> readSignal(const QByteArray& text, SignalSource source)
{
    if (text.size() > signalbounds::kMessageBytes)
        return refused(u"%1 bytes, at most %2 are taken"_s.arg(text.size()).arg(signalbounds::kMessageBytes));
    if (!QUtf8StringView(text).isValidUtf8()) return refused(u"no UTF-8"_s);
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(text, &parse);
    if (parse.error != QJsonParseError::NoError) return refused(u"no JSON: "_s + parse.errorString());
    if (!document.isObject()) return refused(u"no JSON object"_s);
    const QString type = document.object().value("type"_L1).toString();
    const auto kind = kinds().find(type);
    if (kind == kinds().end()) return refused(u"unknown type \"%1\""_s.arg(type.left(32)), u"/type"_s);
    if (!maySay(kind->way, source)) return refused(u"\"%1\" is the other side's word"_s.arg(type), u"/type"_s);

    JsonIssues issues(4);
    const JsonCursor root(document.object(), {}, issues);
    Signal signal{{}, {}, kind->read(root)};
    if (kind->way == Way::Directed) signal.to = PeerId(fields::id(root.member(u"to"_s)));
    if (source == SignalSource::Server && (kind->way == Way::Directed || kind->way == Way::Relayed))
        signal.from = PeerId(fields::id(root.member(u"from"_s)));
    if (issues.empty()) return signal;
    const JsonIssue& first = issues.list().front();
    return refused(u"%1: found %2, expected %3"_s.arg(type, first.found, first.expected), first.pointer);
}

}  // namespace pitwatch
