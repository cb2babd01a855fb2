#include "roomtokens.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Consultation)
};

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

QUrl pageUrl(const QString& host, quint16 port, const QString& fragment)
{
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(host);
    url.setPort(port);
    url.setPath(u"/"_s);
    url.setFragment(fragment);
    return url;
}

}  // namespace

signalling::Refusal refusalOf(TokenFault fault)
{
    switch (fault) {
        case TokenFault::Expired:
            return {u"token-expired"_s, u"the invitation has expired"_s};
        case TokenFault::Revoked:
            return {u"token-revoked"_s, u"the invitation has been withdrawn"_s};
        case TokenFault::OtherRoom:
            return {u"token-foreign"_s, u"the invitation is for another place"_s};
        case TokenFault::Unknown:
            break;
    }
    return {u"token-unknown"_s, u"the invitation is not known here"_s};
}

Result<RoomTokens::Issued> RoomTokens::issue(TokenGrant grant)
{
    forgetOld();
    if (grant.room.isEmpty() == grant.post.isEmpty())
        return Error{ErrorKind::InvalidInput, u"a token is for one room or for one post"_s, {}};
    if (grant.until <= clock_.now())
        return Error{ErrorKind::InvalidInput, Text::tr("the token would have expired already"), {}};
    if (entries_.size() >= options_.most) return Error{ErrorKind::Exhausted, Text::tr("too many tokens are valid"), {}};
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
    // No name is the room of every post's token.
    for (Entry& entry : entries_)
        if (!room.isEmpty() && entry.grant.room == room) entry.revoked = true;
}

void RoomTokens::revokePost(const PostId& post)
{
    for (Entry& entry : entries_)
        if (!post.isEmpty() && entry.grant.post == post) entry.revoked = true;
}

RoomTokens::Checked RoomTokens::check(const QString& token, const RoomId& room) const
{
    const Checked found = find(token);
    const bool fits = found.grant && found.grant->post.isEmpty() && !room.isEmpty() && found.grant->room == room;
    return fits || !found.grant ? found : Checked{{}, TokenFault::OtherRoom, found.id};
}

RoomTokens::Checked RoomTokens::check(const QString& token, const PostId& post) const
{
    const Checked found = find(token);
    const bool fits = found.grant && found.grant->room.isEmpty() && !post.isEmpty() && found.grant->post == post;
    return fits || !found.grant ? found : Checked{{}, TokenFault::OtherRoom, found.id};
}

RoomTokens::Checked RoomTokens::find(const QString& token) const
{
    // Hashes are compared, so the time that it takes tells nothing about a token.
    const QByteArray hash = hashOf(token);
    const auto found =
        std::find_if(entries_.begin(), entries_.end(), [&hash](const Entry& e) { return e.hash == hash; });
    if (found == entries_.end()) return {};
    const TokenGrant& grant = found->grant;
    if (found->revoked) return {{}, TokenFault::Revoked, grant.id};
    if (grant.until <= clock_.now()) return {{}, TokenFault::Expired, grant.id};
    return {grant, {}, grant.id};
}

void RoomTokens::forgetOld()
{
    const UtcTime limit = clock_.now() - kRemembered;
    std::erase_if(entries_, [limit](const Entry& entry) { return entry.grant.until <= limit; });
}

QUrl invitationUrl(const QString& host, quint16 port, const RoomId& room, const QString& token)
{
    return pageUrl(host, port, u"room=%1&token=%2"_s.arg(room.text(), token));
}

QUrl postUrl(const QString& host, quint16 port, const PostId& post, const QString& token)
{
    return pageUrl(host, port, u"post=%1&token=%2"_s.arg(post.text(), token));
}

}  // namespace pitwatch
