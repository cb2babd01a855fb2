#include "signalbodies.h"

#include <QRegularExpression>

#include "icecandidate.h"
#include "sdpcheck.h"
#include "signalfields.h"
#include "signalwriter.h"

namespace pitwatch::signalbodies {

using namespace Qt::StringLiterals;
using namespace signalling;
namespace fields = signalfields;

namespace {

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

}  // namespace

Body hello(const JsonCursor& c)
{
    if (c.member(u"post"_s).present()) return readPostHello(c);
    Hello hello;
    hello.room = RoomId(fields::id(c.member(u"room"_s)));
    readGreeting(c, hello);
    if (const JsonCursor resume = c.member(u"resume"_s); resume.present()) hello.resume = fields::token(resume);
    return hello;
}

Body standingBy(const JsonCursor& c)
{
    // Servers from before this field do not know the message that it asks for.
    const JsonCursor bell = c.member(u"bell"_s);
    return StandingBy{fields::count(c.member(u"ver"_s), 1, 1000), PostId(fields::id(c.member(u"post"_s))),
                      fields::cleanText(c.member(u"name"_s), signalbounds::kNameCharacters),
                      bell.present() && fields::flag(bell)};
}

Body welcome(const JsonCursor& c)
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
    if (const JsonCursor resume = c.member(u"resume"_s); resume.present()) welcome.resume = fields::token(resume);
    return welcome;
}

Body knock(const JsonCursor& c)
{
    return Knock{who(c), fields::cleanText(c.member(u"name"_s), signalbounds::kNameCharacters),
                 fields::flag(c.member(u"here"_s))};
}

Body mute(const JsonCursor& c)
{
    const bool all = c.member(u"who"_s).value().toString(u"-"_s).isEmpty();
    return Mute{all ? PeerId() : who(c), fields::flag(c.member(u"on"_s))};
}

Body draw(const JsonCursor& c)
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

Body rollCall(const JsonCursor& c)
{
    const JsonCursor number = c.member(u"call"_s);
    return RollCallStart{number.present() ? fields::count(number) : 0};
}

Body refusal(const JsonCursor& c)
{
    return Refusal{fields::id(c.member(u"code"_s)),
                   fields::cleanOptional(c.member(u"text"_s), signalbounds::kChatCharacters)};
}

Body bell(const JsonCursor& c)
{
    return Bell{static_cast<BellSound>(c.member(u"sound"_s).oneOf(bellSoundWords()).value_or(0))};
}

Body offer(const JsonCursor& c)
{
    return Offer{epoch(c), description(c.member(u"sdp"_s), SdpRole::Offer)};
}

Body answer(const JsonCursor& c)
{
    return Answer{epoch(c), description(c.member(u"sdp"_s), SdpRole::Answer)};
}

Body ice(const JsonCursor& c)
{
    const int mline = fields::count(c.member(u"mline"_s), 0, signalbounds::kHighestMline);
    return Ice{epoch(c), mline, candidate(c.member(u"cand"_s))};
}

Body restart(const JsonCursor& c)
{
    return Restart{epoch(c)};
}

Body giveRole(const JsonCursor& c)
{
    return GiveRole{who(c), fields::role(c.member(u"role"_s))};
}

Body remove(const JsonCursor& c)
{
    return Remove{who(c)};
}

Body admit(const JsonCursor& c)
{
    return Admit{who(c), fields::flag(c.member(u"in"_s))};
}

}  // namespace pitwatch::signalbodies
