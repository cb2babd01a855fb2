#include "rtspmessage.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace pitwatch {

namespace {

QByteArray md5(const QByteArray& text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

QByteArray quoted(const QByteArray& demand, const char* name)
{
    const QRegularExpression form(QStringLiteral("\\b%1=(?:\"([^\"]*)\"|([^,\\s]+))").arg(QLatin1String(name)),
                                  QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(QString::fromLatin1(demand));
    return (match.captured(1) + match.captured(2)).toLatin1();
}

QByteArray digest(const QByteArray& demand, const QByteArray& method, const QByteArray& url, const QByteArray& user,
                  const QByteArray& password)
{
    const QByteArray realm = quoted(demand, "realm");
    const QByteArray nonce = quoted(demand, "nonce");
    const QByteArray a1 = md5(user + ':' + realm + ':' + password);
    const QByteArray a2 = md5(method + ':' + url);
    QByteArray line =
        "Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + url + "\", ";
    if (quoted(demand, "qop").contains("auth")) {
        const QByteArray counter = "00000001";
        const QByteArray own = md5(nonce + url).left(16);
        const QByteArray answer = md5(a1 + ':' + nonce + ':' + counter + ':' + own + ":auth:" + a2);
        line += "qop=auth, nc=" + counter + ", cnonce=\"" + own + "\", response=\"" + answer + "\"";
    } else {
        line += "response=\"" + md5(a1 + ':' + nonce + ':' + a2) + "\"";
    }
    if (const QByteArray opaque = quoted(demand, "opaque"); !opaque.isEmpty()) line += ", opaque=\"" + opaque + "\"";
    return line;
}

void takeParameterSets(const QByteArray& line, ReplayDescription& description)
{
    const qsizetype from = line.indexOf("sprop-parameter-sets=");
    if (from < 0) return;
    const QByteArray list = line.mid(from + 21).split(';').first();
    for (const QByteArray& set : list.split(',')) {
        const QByteArray nal = QByteArray::fromBase64(set.trimmed());
        if (!nal.isEmpty()) description.parameterSets += QByteArray("\0\0\0\1", 4) + nal;
    }
}

}  // namespace

QByteArray RtspResponse::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers)
        if (key == name) return value;
    return {};
}

std::optional<RtspResponse> parseRtspHead(const QByteArray& head)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> status = lines.first().trimmed().split(' ');
    if (status.size() < 2 || !status.first().startsWith("RTSP/1.")) return std::nullopt;
    RtspResponse response;
    response.code = status[1].toInt();
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0) response.headers.append({line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed()});
    }
    return response;
}

std::optional<ReplayDescription> parseReplayDescription(const QByteArray& sdp)
{
    ReplayDescription description;
    bool video = false;
    bool any = false;
    for (const QByteArray& raw : sdp.split('\n')) {
        const QByteArray line = raw.trimmed();
        if (line.startsWith("m=")) {
            // The first video counts.
            video = line.startsWith("m=video") && !any;
            any = any || video;
            if (video) description.payloadType = line.split(' ').value(3).toInt();
        } else if (line.startsWith("a=range:")) {
            description.range = parseClockRange(line.mid(8));
        } else if (video && line.startsWith("a=control:")) {
            description.control = QString::fromUtf8(line.mid(10));
        } else if (video && line.startsWith("a=rtpmap:")) {
            if (!line.toUpper().contains(" H264/")) return std::nullopt;
            description.clockRate = line.split('/').value(1).toInt();
        } else if (video && line.startsWith("a=fmtp:")) {
            takeParameterSets(line, description);
        }
    }
    if (!any || description.clockRate <= 0) return std::nullopt;
    return description;
}

QByteArray clockTime(UtcTime time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    return toDateTime(seconds, QTimeZone::utc()).toString(QStringLiteral("yyyyMMdd'T'HHmmss")).toLatin1() + '.' +
           QByteArray::number(qint64((time - seconds).count())).rightJustified(6, '0') + 'Z';
}

std::optional<UtcTime> parseClockTime(const QByteArray& text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{8}T\\d{6})(?:\\.(\\d{1,9}))?Z$"));
    const auto match = form.match(QString::fromLatin1(text.trimmed()));
    if (!match.hasMatch()) return std::nullopt;
    QDateTime time = QDateTime::fromString(match.captured(1), QStringLiteral("yyyyMMdd'T'HHmmss"));
    time.setTimeSpec(Qt::UTC);
    if (!time.isValid()) return std::nullopt;
    return fromDateTime(time) + Micros(match.captured(2).leftJustified(6, QLatin1Char('0')).left(6).toLongLong());
}

std::optional<Period> parseClockRange(const QByteArray& text)
{
    const QByteArray range = text.trimmed();
    if (!range.startsWith("clock=")) return std::nullopt;
    const QList<QByteArray> ends = range.mid(6).split(';').first().split('-');
    const auto from = parseClockTime(ends.first());
    if (!from) return std::nullopt;
    const auto to = parseClockTime(ends.value(1));
    return Period{*from, to.value_or(*from + std::chrono::days(36'500))};
}

QByteArray authorization(const QByteArray& demand, const QByteArray& method, const QByteArray& url, const QString& user,
                         const QString& password)
{
    if (demand.toLower().startsWith("digest")) return digest(demand, method, url, user.toUtf8(), password.toUtf8());
    if (demand.toLower().startsWith("basic"))
        return "Basic " + QString(user + QLatin1Char(':') + password).toUtf8().toBase64();
    return {};
}

}  // namespace pitwatch
