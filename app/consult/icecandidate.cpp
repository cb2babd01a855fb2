#include "icecandidate.h"

#include <QRegularExpression>
#include <QStringList>

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

constexpr int kLongest = 512;
constexpr int kMostFields = 32;

Error refused(const QString& reason)
{
    return Error{ErrorKind::InvalidInput, reason, u"candidate"_s};
}

bool matches(const QString& text, const QRegularExpression& form)
{
    return form.match(text).hasMatch();
}

bool numberUpTo(const QString& text, quint64 largest)
{
    static const QRegularExpression digits(u"\\A[0-9]{1,10}\\z"_s);
    return matches(text, digits) && text.toULongLong() <= largest;
}

bool isV4(const QString& text)
{
    const QStringList parts = text.split(u'.');
    if (parts.size() != 4) return false;
    for (const QString& part : parts)
        if (part.size() > 3 || !numberUpTo(part, 255)) return false;
    return true;
}

/// Loose: the engine's own parser decides, this only keeps names out.
bool looksLikeV6(const QString& text)
{
    static const QRegularExpression form(u"\\A[0-9A-Fa-f:]{2,39}(?:\\.?[0-9]{1,3}){0,4}\\z"_s);
    return text.contains(u':') && matches(text, form);
}

bool isAddress(const QString& text)
{
    static const QRegularExpression mdns(u"\\A[0-9A-Za-z-]{1,63}\\.local\\z"_s);
    return isV4(text) || looksLikeV6(text) || matches(text, mdns);
}

Result<void> checkFields(const QStringList& fields)
{
    static const QRegularExpression foundation(u"\\A[0-9A-Za-z+/]{1,32}\\z"_s);
    static const QStringList transports{u"udp"_s, u"tcp"_s};
    static const QStringList types{u"host"_s, u"srflx"_s, u"prflx"_s, u"relay"_s};
    if (!matches(fields.at(0), foundation)) return refused(u"the foundation is none"_s);
    if (!numberUpTo(fields.at(1), 256) || fields.at(1).toInt() < 1) return refused(u"the component is none"_s);
    if (!transports.contains(fields.at(2).toLower())) return refused(u"the transport is neither UDP nor TCP"_s);
    if (!numberUpTo(fields.at(3), 0xFFFFFFFFULL)) return refused(u"the priority is none"_s);
    if (!isAddress(fields.at(4))) return refused(u"the address is neither an IP address nor an mDNS name"_s);
    if (!numberUpTo(fields.at(5), 65535)) return refused(u"the port is none"_s);
    if (fields.at(6) != "typ"_L1 || !types.contains(fields.at(7))) return refused(u"the type is unknown"_s);
    return {};
}

Result<void> checkExtensions(const QStringList& fields)
{
    for (qsizetype i = 8; i + 1 < fields.size(); i += 2) {
        if (fields.at(i) == "raddr"_L1 && !isAddress(fields.at(i + 1))) return refused(u"the base is no address"_s);
        if (fields.at(i) == "rport"_L1 && !numberUpTo(fields.at(i + 1), 65535))
            return refused(u"the base has no port"_s);
    }
    return {};
}

}  // namespace

Result<void> checkIceCandidate(const QString& candidate)
{
    static const QRegularExpression printable(u"\\A[\\x20-\\x7e]*\\z"_s);
    if (candidate.isEmpty()) return {};
    if (candidate.size() > kLongest) return refused(u"longer than %1 characters"_s.arg(kLongest));
    if (!matches(candidate, printable)) return refused(u"holds characters that are not printable ASCII"_s);
    QString text = candidate.startsWith("a="_L1) ? candidate.mid(2) : candidate;
    if (!text.startsWith("candidate:"_L1)) return refused(u"does not begin with \"candidate:\""_s);
    const QStringList fields = text.mid(10).split(u' ');
    if (fields.size() < 8 || fields.size() > kMostFields || fields.size() % 2 != 0 || fields.contains(QString()))
        return refused(u"has %1 fields"_s.arg(fields.size()));
    if (const Result<void> checked = checkFields(fields); !checked) return checked;
    return checkExtensions(fields);
}

}  // namespace pitwatch
