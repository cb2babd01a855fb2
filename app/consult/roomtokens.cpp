#include "roomtokens.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
/// An expired or revoked token is remembered for so long, so that the audit can say which one it was.
constexpr std::chrono::hours kRemembered{24};

QString randomText(int words)
{
    std::vector<quint32> bits(static_cast<std::size_t>(words));
    QRandomGenerator::system()->generate(bits.begin(), bits.end());
    const QByteArray bytes(reinterpret_cast<const char*>(bits.data()), words * 4);
    return QString::fromLatin1(bytes.toBase64(kBase64));
}

QByteArray hashOf(const QString& token)
{
    return QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256);
}

}  // namespace

Result<RoomTokens::Issued> RoomTokens::issue(TokenGrant grant)
{
    forgetOld();
    if (grant.until <= clock_.now())
        return Error{ErrorKind::InvalidInput, u"the token would have expired already"_s, {}};
    if (entries_.size() >= options_.most) return Error{ErrorKind::Exhausted, u"too many tokens are valid"_s, {}};
    const Issued issued{TokenId(randomText(2)), randomText(8)};
    grant.id = issued.id;
    entries_.push_back({hashOf(issued.token), std::move(grant), false});
    return issued;
}

void RoomTokens::revoke(const TokenId& id)
{
    for (Entry& entry : entries_)
        if (entry.grant.id == id) entry.revoked = true;
}

void RoomTokens::revokeRoom(const RoomId& room)
{
    for (Entry& entry : entries_)
        if (entry.grant.room == room) entry.revoked = true;
}

RoomTokens::Checked RoomTokens::check(const QString& token, const RoomId& room) const
{
    // Hashes are compared, so the time that it takes tells nothing about a token.
    const QByteArray hash = hashOf(token);
    const auto found =
        std::find_if(entries_.begin(), entries_.end(), [&hash](const Entry& e) { return e.hash == hash; });
    if (found == entries_.end()) return {};
    const TokenGrant& grant = found->grant;
    if (found->revoked) return {{}, TokenFault::Revoked, grant.id};
    if (grant.until <= clock_.now()) return {{}, TokenFault::Expired, grant.id};
    if (grant.room != room) return {{}, TokenFault::OtherRoom, grant.id};
    return {grant, {}, grant.id};
}

void RoomTokens::forgetOld()
{
    const UtcTime limit = clock_.now() - kRemembered;
    std::erase_if(entries_, [limit](const Entry& entry) { return entry.grant.until <= limit; });
}

QUrl invitationUrl(const QString& host, quint16 port, const RoomId& room, const QString& token)
{
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(host);
    url.setPort(port);
    url.setPath(u"/"_s);
    url.setFragment(u"room=%1&token=%2"_s.arg(room.text(), token));
    return url;
}

}  // namespace pitwatch
