#include "signalfields.h"

#include <QRegularExpression>

#include "signalwriter.h"

namespace pitwatch::signalfields {

using namespace Qt::StringLiterals;

namespace {

bool isClean(const QString& text, bool lines)
{
    if (!text.isValidUtf16()) return false;
    for (const QChar c : text) {
        if (lines && (c == u'\n' || c == QChar(0x200d))) continue;  // the joiner makes one picture of several emoji
        const QChar::Category category = c.category();
        if (category == QChar::Other_Control || category == QChar::Other_Format) return false;
    }
    return true;
}

QString checkedText(const JsonCursor& cursor, const QString& text, bool lines)
{
    if (isClean(text, lines)) return text;
    cursor.report(u"control characters"_s, u"a text without them"_s);
    return {};
}

}  // namespace

QString cleanText(const JsonCursor& cursor, int longest, bool lines)
{
    const QString text = checkedText(cursor, cursor.text(longest), lines);
    if (cursor.value().isString() && !cursor.value().toString().isEmpty() && text.trimmed().isEmpty())
        cursor.report(u"a text that is not only blank"_s);
    return text;
}

QString cleanOptional(const JsonCursor& cursor, int longest)
{
    return checkedText(cursor, cursor.optionalText({}, longest), false);
}

QString id(const JsonCursor& cursor)
{
    static const QRegularExpression form(u"\\A[0-9A-Za-z_-]*\\z"_s);
    const QString text = cursor.text(signalbounds::kIdCharacters);
    if (form.match(text).hasMatch()) return text;
    cursor.report(u"an id of letters, digits, - and _"_s);
    return {};
}

int count(const JsonCursor& cursor, int smallest, int largest)
{
    return static_cast<int>(cursor.integer(smallest, largest));
}

bool flag(const JsonCursor& cursor)
{
    if (!cursor.value().isBool()) cursor.report(u"true or false"_s);
    return cursor.value().toBool();
}

QPointF point(const JsonCursor& cursor)
{
    const std::vector<JsonCursor> parts = cursor.elements(true, 2);
    if (parts.size() == 2) return {parts[0].number(0, 1), parts[1].number(0, 1)};
    cursor.report(u"[x, y]"_s);
    return {};
}

PeerMedia media(const JsonCursor& cursor)
{
    PeerMedia media{flag(cursor.member(u"mic"_s)), flag(cursor.member(u"cam"_s)), flag(cursor.member(u"share"_s))};
    for (const JsonCursor& who : cursor.member(u"held"_s).elements(false, signalbounds::kPeers))
        media.held.emplace_back(id(who));
    return media;
}

PeerKind kind(const JsonCursor& caps)
{
    return static_cast<PeerKind>(caps.member(u"kind"_s).oneOf(peerKindWords()).value_or(0));
}

QStringList codecs(const JsonCursor& caps)
{
    static const QRegularExpression form(u"\\A[0-9A-Za-z-]{1,16}\\z"_s);
    QStringList list;
    for (const JsonCursor& element : caps.member(u"codecs"_s).elements(true, signalbounds::kCodecs)) {
        const QString name = element.text(16);
        if (form.match(name).hasMatch())
            list << name;
        else
            element.report(u"the name of a codec"_s);
    }
    return list;
}

PeerRole role(const JsonCursor& cursor)
{
    return static_cast<PeerRole>(cursor.oneOf(peerRoleWords()).value_or(static_cast<int>(PeerRole::Listener)));
}

PeerInfo peer(const JsonCursor& cursor)
{
    if (!cursor.requireObject()) return {};
    const JsonCursor caps = cursor.member(u"caps"_s);
    return PeerInfo{PeerId(id(cursor.member(u"id"_s))),
                    cleanText(cursor.member(u"name"_s), signalbounds::kNameCharacters),
                    kind(caps),
                    role(cursor.member(u"role"_s)),
                    codecs(caps),
                    media(cursor.member(u"state"_s)),
                    flag(cursor.member(u"hand"_s)),
                    flag(cursor.member(u"muted"_s))};
}

signalling::ModeChange mode(const JsonCursor& cursor)
{
    const auto text = [&cursor](const QString& key) {
        return cleanOptional(cursor.member(key), signalbounds::kWordCharacters);
    };
    const int value = cursor.member(u"mode"_s).oneOf(callModeWords()).value_or(0);
    signalling::ModeChange mode{static_cast<CallMode>(value), text(u"url"_s), text(u"room"_s), text(u"pin"_s)};
    for (const JsonCursor& who : cursor.member(u"among"_s).elements(false, signalbounds::kPeers))
        mode.among.emplace_back(id(who));
    return mode;
}

std::vector<IceServer> iceServers(const JsonCursor& list)
{
    std::vector<IceServer> servers;
    for (const JsonCursor& c : list.elements(true, signalbounds::kIceServers))
        servers.push_back({cleanText(c.member(u"url"_s), signalbounds::kWordCharacters),
                           cleanOptional(c.member(u"user"_s), signalbounds::kWordCharacters),
                           cleanOptional(c.member(u"password"_s), signalbounds::kWordCharacters)});
    return servers;
}

QString token(const JsonCursor& cursor)
{
    static const QRegularExpression form(u"\\A[0-9A-Za-z_-]*\\z"_s);
    const QString token = cursor.text(signalbounds::kTokenCharacters);
    if (!form.match(token).hasMatch()) cursor.report(u"something else"_s, u"a token"_s);
    return token;
}

int call(const JsonCursor& message)
{
    return count(message.member(u"call"_s), 1);
}

signalling::Ring ring(const JsonCursor& message)
{
    return {call(message), RoomId(id(message.member(u"room"_s))), token(message.member(u"token"_s)),
            cleanText(message.member(u"subject"_s), signalbounds::kWordCharacters),
            cleanText(message.member(u"by"_s), signalbounds::kNameCharacters)};
}

}  // namespace pitwatch::signalfields
