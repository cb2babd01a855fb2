#include "sessiondescription.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace pitwatch::webrtc {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaximumLines = 1000;
constexpr int kMaximumLine = 4096;
constexpr int kMaximumMedia = 4;

Error refused(const QString& found, const QString& expected)
{
    return Error{ErrorKind::InvalidInput, u"found %1, expected %2"_s.arg(found, expected), u"session description"_s};
}

/// RFC 8866, section 5: one letter, "=", a text.
bool isLine(QStringView line)
{
    const auto printable = [](QChar c) { return c.unicode() >= 0x20 && c.unicode() != 0x7f; };
    return line.size() >= 2 && line.size() <= kMaximumLine && line[0] >= u'a' && line[0] <= u'z' && line[1] == u'=' &&
           std::all_of(line.begin(), line.end(), printable);
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

bool anyMatches(const QStringList& lines, const QRegularExpression& form)
{
    return std::any_of(lines.begin(), lines.end(), [&](const QString& line) { return form.match(line).hasMatch(); });
}

bool allMatch(const QStringList& lines, const QList<QRegularExpression>& forms)
{
    return std::all_of(forms.begin(), forms.end(), [&](const auto& form) { return anyMatches(lines, form); });
}

/// Whether this media description, or the session's part for all, says how to reach the peer: RFC 8839, section 5.4;
/// RFC 8122, section 5; RFC 8842, section 5. One that is refused (port 0) need not.
bool hasTransport(const QStringList& session, const QStringList& media)
{
    static const QRegularExpression refusedMedia(u"^m=[a-z]+ 0 "_s);
    // User and password belong together: webrtcbin looks for both in one place.
    static const QList<QRegularExpression> credentials{QRegularExpression(u"^a=ice-ufrag:[A-Za-z0-9+/]{4,256}$"_s),
                                                       QRegularExpression(u"^a=ice-pwd:[A-Za-z0-9+/]{22,256}$"_s)};
    static const QList<QRegularExpression> identity{
        QRegularExpression(u"^a=fingerprint:sha-(1|224|256|384|512) [0-9A-Fa-f:]{20,200}$"_s),
        QRegularExpression(u"^a=setup:(actpass|active|passive)$"_s)};
    if (refusedMedia.match(media.first()).hasMatch()) return true;
    return (allMatch(media, credentials) || allMatch(session, credentials)) && allMatch(session + media, identity);
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

Result<void> checkDescription(const QString& sdp, int mediaCount)
{
    if (sdp.size() > kMaximumSdp) return refused(u"%1 characters"_s.arg(sdp.size()), u"at most 64 KiB"_s);
    const QStringList lines = linesOf(sdp);
    if (lines.size() > kMaximumLines) return refused(u"%1 lines"_s.arg(lines.size()), u"at most 1000"_s);
    if (!std::all_of(lines.begin(), lines.end(), isLine)) return refused(u"another line"_s, u"letter=text"_s);
    if (lines.isEmpty() || lines.first() != "v=0"_L1) return refused(u"another beginning"_s, u"v=0"_s);
    const QList<QStringList> sections = sectionsOf(lines);
    const auto media = static_cast<int>(sections.size()) - 1;
    const bool fits = mediaCount > 0 ? media == mediaCount : media >= 1 && media <= kMaximumMedia;
    if (!fits) return refused(u"%1 media descriptions"_s.arg(media), u"as many as were offered, at most 4"_s);
    if (std::any_of(lines.begin(), lines.end(), isWrongSource))
        return refused(u"another source"_s, u"a number from 1 to 2^32 - 1"_s);
    for (int i = 1; i <= media; ++i)
        if (!hasTransport(sections.first(), sections.at(i)))
            return refused(u"media without a way to the peer"_s, u"ice-ufrag, ice-pwd, fingerprint and setup"_s);
    return {};
}

Result<void> checkCandidate(int mline, const QString& candidate)
{
    if (mline < 0 || mline >= kMaximumMedia) return refused(u"m-line %1"_s.arg(mline), u"0 to 3"_s);
    static const QRegularExpression form(
        u"^candidate:[A-Za-z0-9+/]{1,32} [12] (udp|tcp) [0-9]{1,10} "
        "[0-9A-Za-z.:-]{1,255} [0-9]{1,5} typ [a-z]+( [ -~]*)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (candidate.size() > kMaximumCandidate || !form.match(candidate).hasMatch())
        return refused(u"another candidate"_s, u"RFC 8839, section 5.1"_s);
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
