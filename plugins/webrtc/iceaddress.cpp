#include "iceaddress.h"

#include <QRegularExpression>
#include <QUrl>

namespace pitwatch::webrtc {

using namespace Qt::StringLiterals;

namespace {

QString encoded(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

}  // namespace

Result<QString> iceAddress(const ConsultIceServer& server)
{
    static const QRegularExpression form(
        u"^(stun|turn|turns):(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9.-]+)(?::([0-9]{1,5}))?"
        "(\\?transport=(?:udp|tcp))?$"_s);
    const auto match = form.match(server.url);
    if (!match.hasMatch())
        return Error{ErrorKind::InvalidInput, u"found another address, expected stun:, turn: or turns:"_s, {}};
    const QString scheme = match.captured(1);
    const QString port =
        match.captured(3).isEmpty() ? (scheme == "turns"_L1 ? u"5349"_s : u"3478"_s) : match.captured(3);
    const QString place = match.captured(2) + u':' + port;
    if (scheme == "stun"_L1) return u"stun://"_s + place;
    return scheme + u"://"_s + encoded(server.user) + u':' + encoded(server.password) + u'@' + place +
           match.captured(4);
}

}  // namespace pitwatch::webrtc
