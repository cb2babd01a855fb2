#include "signalkinds.h"

#include <QHash>

#include "signalbodies.h"
#include "signalfields.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;
using namespace signalling;
namespace fields = signalfields;
namespace bodies = signalbodies;
using Way = SignalKind::Way;
using C = const JsonCursor&;

template <typename Message>
Body empty(C)
{
    return Message{};
}

template <typename Message>
Body switched(C c)
{
    return Message{fields::flag(c.member(u"on"_s))};
}

const QHash<QString, SignalKind>& upward()
{
    static const QHash<QString, SignalKind> table{
        {u"hello"_s, {Way::UpOnly, bodies::hello}},
        {u"bye"_s, {Way::UpOnly, empty<Bye>}},
        {u"ping"_s, {Way::UpOnly, empty<Ping>}},
        {u"state"_s, {Way::UpOnly, [](C c) -> Body { return State{fields::media(c)}; }}},
        {u"hand"_s, {Way::UpOnly, [](C c) -> Body { return Hand{fields::flag(c.member(u"up"_s))}; }}},
        {u"mute"_s, {Way::UpOnly, bodies::mute}},
        {u"role"_s, {Way::UpOnly, bodies::giveRole}},
        {u"remove"_s, {Way::UpOnly, bodies::remove}},
        {u"admit"_s, {Way::UpOnly, bodies::admit}},
        {u"bell"_s, {Way::UpOnly, bodies::bell}},
        {u"ring-answer"_s,
         {Way::UpOnly,
          [](C c) -> Body {
              return RingAnswer{fields::call(c), fields::flag(c.member(u"accept"_s))};
          }}},
    };
    return table;
}

const QHash<QString, SignalKind>& downward()
{
    static const QHash<QString, SignalKind> table{
        {u"standing-by"_s, {Way::DownOnly, bodies::standingBy}},
        {u"ring"_s, {Way::DownOnly, [](C c) -> Body { return fields::ring(c); }}},
        {u"ring-end"_s,
         {Way::DownOnly,
          [](C c) -> Body {
              return RingEnd{fields::call(c), fields::id(c.member(u"reason"_s))};
          }}},
        {u"welcome"_s, {Way::DownOnly, bodies::welcome}},
        {u"waiting"_s, {Way::DownOnly, empty<Waiting>}},
        {u"knock"_s, {Way::DownOnly, bodies::knock}},
        {u"peer-joined"_s, {Way::DownOnly, [](C c) -> Body { return PeerJoined{fields::peer(c.member(u"peer"_s))}; }}},
        {u"peer-changed"_s,
         {Way::DownOnly, [](C c) -> Body { return PeerChanged{fields::peer(c.member(u"peer"_s))}; }}},
        {u"peer-left"_s,
         {Way::DownOnly,
          [](C c) -> Body {
              return PeerLeft{PeerId(fields::id(c.member(u"id"_s))), fields::id(c.member(u"reason"_s))};
          }}},
        {u"pong"_s, {Way::DownOnly, empty<Pong>}},
        {u"error"_s, {Way::DownOnly, bodies::refusal}},
    };
    return table;
}

const QHash<QString, SignalKind>& passedOn()
{
    static const QHash<QString, SignalKind> table{
        {u"lock"_s, {Way::Relayed, switched<Lock>}},
        {u"recording"_s, {Way::Relayed, switched<Recording>}},
        {u"mode"_s, {Way::Relayed, [](C c) -> Body { return fields::mode(c); }}},
        {u"rollcall"_s, {Way::Relayed, bodies::rollCall}},
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
        {u"draw"_s, {Way::Relayed, bodies::draw}},
        {u"wipe"_s, {Way::Relayed, empty<Wipe>}},
        {u"offer"_s, {Way::Directed, bodies::offer}},
        {u"answer"_s, {Way::Directed, bodies::answer}},
        {u"ice"_s, {Way::Directed, bodies::ice}},
        {u"restart"_s, {Way::Directed, bodies::restart}},
    };
    return table;
}

}  // namespace

const SignalKind* signalKind(const QString& type)
{
    for (const QHash<QString, SignalKind>* table : {&upward(), &downward(), &passedOn()})
        if (const auto kind = table->constFind(type); kind != table->constEnd()) return &*kind;
    return nullptr;
}

}  // namespace pitwatch
