#include "rtsprequest.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace pitwatch::test {

namespace {

const QByteArray kRealm = "mine";
const QByteArray kNonce = "5f2c8a1b";

QByteArray md5(const QByteArray& text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

QByteArray field(const QByteArray& header, const QString& name)
{
    const QRegularExpression form(QStringLiteral("\\b%1=\"([^\"]*)\"").arg(name));
    return form.match(QString::fromUtf8(header)).captured(1).toUtf8();
}

/// False when there is no whole packet at the front.
bool dropInterleaved(QByteArray& bytes)
{
    if (bytes.size() < 4) return false;
    const int length = 4 + (quint8(bytes[2]) << 8 | quint8(bytes[3]));
    if (bytes.size() < length) return false;
    bytes.remove(0, length);
    return true;
}

}  // namespace

std::optional<RtspRequest> takeRequest(QByteArray& bytes)
{
    while (bytes.startsWith('$'))
        if (!dropInterleaved(bytes)) return std::nullopt;
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0) return std::nullopt;
    const QByteArrayList lines = bytes.left(end).split('\n');
    bytes.remove(0, end + 4);
    const QByteArrayList words = lines.front().trimmed().split(' ');
    RtspRequest request{words.value(0), words.value(1), {}};
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0) request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    return request;
}

bool allowed(const RtspRequest& request, const RtspScript& script)
{
    const QByteArray given = request.headers.value("authorization");
    const QByteArray user = script.user.toUtf8();
    const QByteArray password = script.password.toUtf8();
    switch (script.login) {
        case RtspScript::Login::None:
            return true;
        case RtspScript::Login::Basic:
            return given == "Basic " + (user + ':' + password).toBase64();
        case RtspScript::Login::Digest:
            break;
    }
    const QByteArray secret = md5(user + ':' + kRealm + ':' + password);
    const QByteArray what = md5(request.method + ':' + field(given, QStringLiteral("uri")));
    return field(given, QStringLiteral("response")) == md5(secret + ':' + kNonce + ':' + what);
}

QByteArray challenge(const RtspScript& script)
{
    if (script.login == RtspScript::Login::Basic) return "WWW-Authenticate: Basic realm=\"" + kRealm + "\"\r\n";
    return "WWW-Authenticate: Digest realm=\"" + kRealm + "\", nonce=\"" + kNonce + "\"\r\n";
}

}  // namespace pitwatch::test
