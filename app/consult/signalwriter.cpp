#include "signalwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;
using namespace signalling;

QString word(const QStringList& words, auto value)
{
    return words.at(static_cast<int>(value));
}

QJsonArray idArray(const std::vector<PeerId>& ids)
{
    QJsonArray array;
    for (const PeerId& id : ids) array.append(id.text());
    return array;
}

QJsonObject mediaObject(const PeerMedia& media)
{
    QJsonObject object{{u"mic"_s, media.mic}, {u"cam"_s, media.cam}, {u"share"_s, media.share}};
    if (!media.held.empty()) object.insert(u"held"_s, idArray(media.held));
    return object;
}

QJsonObject capsObject(PeerKind kind, const QStringList& codecs)
{
    return {{u"kind"_s, word(peerKindWords(), kind)}, {u"codecs"_s, QJsonArray::fromStringList(codecs)}};
}

QJsonObject peerObject(const PeerInfo& peer)
{
    return {{u"id"_s, peer.id.text()},
            {u"name"_s, peer.name},
            {u"role"_s, word(peerRoleWords(), peer.role)},
            {u"caps"_s, capsObject(peer.kind, peer.codecs)},
            {u"state"_s, mediaObject(peer.media)},
            {u"hand"_s, peer.hand},
            {u"muted"_s, peer.muted}};
}

QJsonObject modeObject(const ModeChange& mode)
{
    QJsonObject object{{u"mode"_s, word(callModeWords(), mode.mode)},
                       {u"url"_s, mode.url},
                       {u"room"_s, mode.room},
                       {u"pin"_s, mode.pin}};
    if (!mode.among.empty()) object.insert(u"among"_s, idArray(mode.among));
    return object;
}

QJsonArray pointArray(const QPointF& point)
{
    return {point.x(), point.y()};
}

/// One overload per message: its type and its fields.
struct Writer {
    QJsonObject object;

    void named(const QString& type) { object.insert(u"type"_s, type); }
    void with(const QString& key, const QJsonValue& value) { object.insert(key, value); }
    void with(const QJsonObject& fields)
    {
        for (auto field = fields.begin(); field != fields.end(); ++field) object.insert(field.key(), field.value());
    }

    void operator()(const Hello& m)
    {
        named(u"hello"_s);
        with({{u"ver"_s, m.version}, {u"room"_s, m.room.text()}, {u"token"_s, m.token}, {u"name"_s, m.name}});
        with(u"caps"_s, capsObject(m.kind, m.codecs));
        if (!m.resume.isEmpty()) with(u"resume"_s, m.resume);
    }
    void operator()(const PostHello& m)
    {
        named(u"hello"_s);
        with({{u"ver"_s, m.version}, {u"post"_s, m.post.text()}, {u"token"_s, m.token}, {u"name"_s, m.name}});
        with(u"caps"_s, capsObject(m.kind, m.codecs));
    }
    void operator()(const Welcome& m)
    {
        named(u"welcome"_s);
        QJsonArray peers, servers;
        for (const PeerInfo& peer : m.peers) peers.append(peerObject(peer));
        for (const IceServer& server : m.iceServers)
            servers.append(
                QJsonObject{{u"url"_s, server.url}, {u"user"_s, server.user}, {u"password"_s, server.password}});
        with(
            {{u"ver"_s, m.version}, {u"id"_s, m.self.id.text()}, {u"self"_s, peerObject(m.self)}, {u"peers"_s, peers}});
        with({{u"mode"_s, modeObject(m.mode)}, {u"locked"_s, m.locked}, {u"iceServers"_s, servers}});
        if (!m.recordedBy.isEmpty()) with(u"recordedBy"_s, m.recordedBy.text());
        if (!m.resume.isEmpty()) with(u"resume"_s, m.resume);
        with(u"limits"_s, QJsonObject{{u"peers"_s, m.limits.peers},
                                      {u"messageBytes"_s, m.limits.messageBytes},
                                      {u"messagesPerSecond"_s, m.limits.messagesPerSecond}});
    }
    void operator()(const Waiting&) { named(u"waiting"_s); }
    void operator()(const Knock& m)
    {
        named(u"knock"_s);
        with({{u"who"_s, m.who.text()}, {u"name"_s, m.name}, {u"here"_s, m.here}});
    }
    void operator()(const PeerJoined& m) { named(u"peer-joined"_s), with(u"peer"_s, peerObject(m.peer)); }
    void operator()(const PeerChanged& m) { named(u"peer-changed"_s), with(u"peer"_s, peerObject(m.peer)); }
    void operator()(const PeerLeft& m)
    {
        named(u"peer-left"_s);
        with({{u"id"_s, m.id.text()}, {u"reason"_s, m.reason}});
    }
    void operator()(const Bye&) { named(u"bye"_s); }
    void operator()(const Offer& m) { named(u"offer"_s), with({{u"epoch"_s, m.epoch}, {u"sdp"_s, m.sdp}}); }
    void operator()(const Answer& m) { named(u"answer"_s), with({{u"epoch"_s, m.epoch}, {u"sdp"_s, m.sdp}}); }
    void operator()(const Ice& m)
    {
        named(u"ice"_s);
        with({{u"epoch"_s, m.epoch}, {u"mline"_s, m.mline}, {u"cand"_s, m.candidate}});
    }
    void operator()(const Restart& m) { named(u"restart"_s), with(u"epoch"_s, m.epoch); }
    void operator()(const ModeChange& m) { with(modeObject(m)), named(u"mode"_s); }
    void operator()(const State& m) { named(u"state"_s), with(mediaObject(m.media)); }
    void operator()(const Hand& m) { named(u"hand"_s), with(u"up"_s, m.up); }
    void operator()(const Mute& m) { named(u"mute"_s), with({{u"who"_s, m.who.text()}, {u"on"_s, m.on}}); }
    void operator()(const GiveRole& m)
    {
        named(u"role"_s);
        with({{u"who"_s, m.who.text()}, {u"role"_s, word(peerRoleWords(), m.role)}});
    }
    void operator()(const Remove& m) { named(u"remove"_s), with(u"who"_s, m.who.text()); }
    void operator()(const Lock& m) { named(u"lock"_s), with(u"on"_s, m.on); }
    void operator()(const Recording& m) { named(u"recording"_s), with(u"on"_s, m.on); }
    void operator()(const Admit& m) { named(u"admit"_s), with({{u"who"_s, m.who.text()}, {u"in"_s, m.in}}); }
    void operator()(const RollCallStart& m) { named(u"rollcall"_s), with(u"call"_s, m.call); }
    void operator()(const RollCallAnswer& m) { named(u"rollcall-answer"_s), with(u"call"_s, m.call); }
    void operator()(const StandingBy& m)
    {
        named(u"standing-by"_s);
        with({{u"ver"_s, m.version}, {u"post"_s, m.post.text()}, {u"name"_s, m.name}, {u"bell"_s, m.asksForBell}});
    }
    void operator()(const Bell& m) { named(u"bell"_s), with(u"sound"_s, word(bellSoundWords(), m.sound)); }
    void operator()(const Ring& m)
    {
        named(u"ring"_s);
        with({{u"call"_s, m.call}, {u"room"_s, m.room.text()}, {u"token"_s, m.token}});
        with({{u"subject"_s, m.subject}, {u"by"_s, m.by}});
    }
    void operator()(const RingEnd& m)
    {
        named(u"ring-end"_s);
        with({{u"call"_s, m.call}, {u"reason"_s, m.reason}});
    }
    void operator()(const RingAnswer& m)
    {
        named(u"ring-answer"_s);
        with({{u"call"_s, m.call}, {u"accept"_s, m.accept}});
    }
    void operator()(const Chat& m) { named(u"chat"_s), with(u"text"_s, m.text); }
    void operator()(const Pointer& m)
    {
        named(u"pointer"_s);
        with({{u"at"_s, pointArray(m.at)}, {u"shown"_s, m.shown}});
    }
    void operator()(const Draw& m)
    {
        named(u"draw"_s);
        QJsonArray points;
        for (const QPointF& point : m.points) points.append(pointArray(point));
        with({{u"stroke"_s, m.stroke}, {u"colour"_s, m.colour}, {u"points"_s, points}});
    }
    void operator()(const Wipe&) { named(u"wipe"_s); }
    void operator()(const Ping&) { named(u"ping"_s); }
    void operator()(const Pong&) { named(u"pong"_s); }
    void operator()(const Refusal& m) { named(u"error"_s), with({{u"code"_s, m.code}, {u"text"_s, m.text}}); }
};

QJsonObject objectOf(const Body& body)
{
    Writer writer;
    std::visit(writer, body);
    return writer.object;
}

}  // namespace

QStringList peerKindWords()
{
    return {u"native"_s, u"browser"_s};
}

QStringList peerRoleWords()
{
    return {u"host"_s, u"speaker"_s, u"listener"_s};
}

QStringList callModeWords()
{
    return {u"mesh"_s, u"sfu"_s};
}

QStringList bellSoundWords()
{
    return {u"on"_s, u"blocked"_s, u"missing"_s};
}

QByteArray writeSignal(const Signal& signal)
{
    QJsonObject object = objectOf(signal.body);
    if (!signal.to.isEmpty()) object.insert(u"to"_s, signal.to.text());
    if (!signal.from.isEmpty()) object.insert(u"from"_s, signal.from.text());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString signalTypeName(const Body& body)
{
    return objectOf(body).value("type"_L1).toString();
}

}  // namespace pitwatch
