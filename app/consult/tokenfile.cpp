#include "tokenfile.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QSet>

#include "privatefile.h"
#include "signalfields.h"
#include "signalwriter.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;
namespace fields = signalfields;

constexpr int kVersion = 1;
constexpr int kMostEntries = 10'000;
constexpr qint64 kLargestFile = 8 * 1024 * 1024;
constexpr int kHashBytes = 32;
constexpr int kLabelCharacters = 1024;
constexpr qint64 kLatest = 9'000'000'000'000'000;  ///< microseconds; what a JSON number holds exactly
constexpr auto kOpenToOthers =
    QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;

QJsonObject objectOf(const RoomTokens::Entry& entry)
{
    const TokenGrant& grant = entry.grant;
    return {{u"hash"_s, QString::fromLatin1(entry.hash.toHex())},
            {u"id"_s, grant.id.text()},
            {u"room"_s, grant.room.text()},
            {u"post"_s, grant.post.text()},
            {u"role"_s, peerRoleWords().at(static_cast<int>(grant.role))},
            {u"waits"_s, grant.waits},
            {u"label"_s, grant.label},
            {u"until"_s, toMicros(grant.until)},
            {u"revoked"_s, entry.revoked}};
}

QByteArray readHash(const JsonCursor& c)
{
    const QString text = c.text(2 * kHashBytes);
    const QByteArray hash = QByteArray::fromHex(text.toLatin1());
    if (QString::fromLatin1(hash.toHex()) != text || hash.size() != kHashBytes) c.report(u"a SHA-256 in hex"_s);
    return hash;
}

/// There, and a text; may be empty.
QString plainText(const JsonCursor& c)
{
    if (!c.value().isString()) c.report(u"a text"_s);
    return c.optionalText({}, kLabelCharacters);
}

/// There; one of the two is empty.
QString placeOf(const JsonCursor& c)
{
    return plainText(c).isEmpty() ? QString() : fields::id(c);
}

RoomTokens::Entry readEntry(const JsonCursor& c)
{
    if (!c.requireObject()) return {};
    TokenGrant grant;
    grant.id = TokenId(fields::id(c.member(u"id"_s)));
    grant.room = RoomId(placeOf(c.member(u"room"_s)));
    grant.post = PostId(placeOf(c.member(u"post"_s)));
    if (grant.room.isEmpty() == grant.post.isEmpty()) c.report(u"a room or a post"_s);
    grant.role = fields::role(c.member(u"role"_s));
    grant.waits = fields::flag(c.member(u"waits"_s));
    grant.label = plainText(c.member(u"label"_s));
    grant.until = fromMicros(c.member(u"until"_s).integer(0, kLatest));
    return {readHash(c.member(u"hash"_s)), grant, fields::flag(c.member(u"revoked"_s))};
}

std::vector<RoomTokens::Entry> readEntries(const JsonCursor& root)
{
    std::vector<RoomTokens::Entry> entries;
    QSet<QByteArray> hashes;
    QSet<TokenId> ids;
    root.member(u"version"_s).integer(kVersion, kVersion);
    for (const JsonCursor& c : root.member(u"tokens"_s).elements(true, kMostEntries)) {
        entries.push_back(readEntry(c));
        if (hashes.contains(entries.back().hash) || ids.contains(entries.back().grant.id))
            c.report(u"the same token again"_s, u"each token once"_s);
        hashes.insert(entries.back().hash);
        ids.insert(entries.back().grant.id);
    }
    return entries;
}

Result<QByteArray> readOwn(const QString& file)
{
    if (QFileInfo::exists(file) && (QFileInfo(file).permissions() & kOpenToOthers))
        return Error{ErrorKind::Permission, u"others may read or change it; its mode has to be 0600"_s, file};
    return readFile(file, kLargestFile);
}

}  // namespace

Result<std::vector<RoomTokens::Entry>> loadTokens(const QString& file)
{
    const Result<QByteArray> content = readOwn(file);
    if (!content) return content.error();
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(content.value(), &parse);
    if (parse.error != QJsonParseError::NoError || !document.isObject())
        return Error{ErrorKind::InvalidInput, u"no JSON object: "_s + parse.errorString(), file};
    JsonIssues issues(4);
    std::vector<RoomTokens::Entry> entries = readEntries(JsonCursor(document.object(), {}, issues));
    if (issues.empty()) return entries;
    return Error{ErrorKind::InvalidInput, issues.list().front().text(), file};
}

Result<void> saveTokens(const QString& file, const std::vector<RoomTokens::Entry>& entries)
{
    if (entries.size() > kMostEntries) return Error{ErrorKind::Exhausted, u"too many tokens"_s, file};
    QJsonArray tokens;
    for (const RoomTokens::Entry& entry : entries) tokens.append(objectOf(entry));
    const QJsonObject root{{u"version"_s, kVersion}, {u"tokens"_s, tokens}};
    return writePrivateFile(file, QJsonDocument(root).toJson(QJsonDocument::Compact));
}

}  // namespace pitwatch
