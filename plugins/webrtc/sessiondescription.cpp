#include "sessiondescription.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace pitwatch::webrtc {

using namespace Qt::StringLiterals;

namespace {

Error refused(const QString& found, const QString& expected)
{
    return Error{ErrorKind::InvalidInput, u"found %1, expected %2"_s.arg(found, expected), u"session description"_s};
}

QStringList linesOf(const QString& sdp)
{
    QString text = sdp;
    return text.remove(u'\r').split(u'\n', Qt::SkipEmptyParts);
}

/// The lines before the first media description, then those of each.
QList<QStringList> sectionsOf(const QStringList& lines)
{
    QList<QStringList> sections{{}};
    for (const QString& line : lines) {
        if (line.startsWith("m="_L1)) sections.append(QStringList());
        sections.last().append(line);
    }
    return sections;
}

/// Whether each of the attributes is there; their values are checked already.
bool haveAll(const QStringList& lines, const QStringList& attributes)
{
    const auto there = [&](const QString& attribute) {
        return std::any_of(lines.begin(), lines.end(), [&](const QString& line) { return line.startsWith(attribute); });
    };
    return std::all_of(attributes.begin(), attributes.end(), there);
}

/// Whether this media description, or the session's part for all, says how to reach the peer. One that is refused (port
/// 0) need not.
bool hasTransport(const QStringList& session, const QStringList& media)
{
    static const QRegularExpression refusedMedia(u"^m=[a-z]+ 0 "_s);
    // User and password belong together: webrtcbin looks for both in one place.
    static const QStringList credentials{u"a=ice-ufrag:"_s, u"a=ice-pwd:"_s};
    static const QStringList identity{u"a=fingerprint:"_s, u"a=setup:"_s};
    if (refusedMedia.match(media.first()).hasMatch()) return true;
    return (haveAll(media, credentials) || haveAll(session, credentials)) && haveAll(session + media, identity);
}

/// A synchronisation source (RFC 5576) that is no number from 1 to 2³² − 1.
bool isWrongSource(const QString& line)
{
    static const QRegularExpression form(u"^a=ssrc(?:-group:[A-Z-]+((?: [0-9]{1,10})+)$|:([0-9]{1,10}) .+)"_s);
    if (!line.startsWith("a=ssrc"_L1)) return false;
    const auto match = form.match(line);
    const auto wrong = [](const QString& number) { return number.toULongLong() - 1 >= 0xffffffffULL; };
    const QStringList numbers = (match.captured(1) + match.captured(2)).split(u' ', Qt::SkipEmptyParts);
    return !match.hasMatch() || std::any_of(numbers.begin(), numbers.end(), wrong);
}

bool isConstrainedBaseline(const QString& sdp, int type)
{
    const QRegularExpression form(u"^a=fmtp:%1 [^\r\n]*"_s.arg(type), QRegularExpression::MultilineOption);
    const QString line = form.match(sdp).captured(0);
    return line.contains("packetization-mode=1"_L1) && line.contains("profile-level-id=42"_L1, Qt::CaseInsensitive);
}

}  // namespace

Result<void> checkDescription(const QString& sdp, SdpRole role, int mediaCount)
{
    if (Result<void> checked = checkSdp(sdp, role); !checked) return checked;
    const QStringList lines = linesOf(sdp);
    const QList<QStringList> sections = sectionsOf(lines);
    const auto media = static_cast<int>(sections.size()) - 1;
    const bool fits = mediaCount == kAnyMedia ? media <= kMostMedia : media == mediaCount;
    if (!fits) return refused(u"%1 media descriptions"_s.arg(media), u"as many as were offered, at most 4"_s);
    if (std::any_of(lines.begin(), lines.end(), isWrongSource))
        return refused(u"another source"_s, u"a number from 1 to 2^32 - 1"_s);
    for (int i = 1; i <= media; ++i)
        if (!hasTransport(sections.first(), sections.at(i)))
            return refused(u"media without a way to the peer"_s, u"ice-ufrag, ice-pwd, fingerprint and setup"_s);
    return {};
}

std::optional<int> payloadType(const QString& sdp, const QString& codec)
{
    const QRegularExpression form(u"^a=rtpmap:([0-9]{1,3}) %1/"_s.arg(QRegularExpression::escape(codec)),
                                  QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    auto matches = form.globalMatch(sdp);
    while (matches.hasNext()) {
        const int type = matches.next().captured(1).toInt();
        if (type > 127) continue;
        if (codec != "H264"_L1 || isConstrainedBaseline(sdp, type)) return type;
    }
    return std::nullopt;
}

}  // namespace pitwatch::webrtc
