#include "sdpcheck.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include "icecandidate.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

bool matches(const QString& text, const QRegularExpression& form)
{
    return form.match(text).hasMatch();
}

/// One pass over the lines; the first thing wrong ends it.
class SdpWalk {
public:
    explicit SdpWalk(SdpRole role) : role_(role) {}

    bool take(const QString& line, int number)
    {
        number_ = number;
        static const QRegularExpression form(u"\\A[vosiuepcbtrzkam]=.+\\z"_s);
        if (line.size() > sdpbounds::kLineCharacters)
            return fail(u"longer than %1 characters"_s.arg(sdpbounds::kLineCharacters));
        if (!matches(line, form)) return fail(u"no line of a session description"_s);
        const QChar key = line.at(0);
        const QString value = line.mid(2);
        if (key == u'm') return takeMedia(value);
        if (!inOrder(key)) return fail(u"\"%1=\" does not belong here"_s.arg(key));
        if (key == u'v') return value == u"0"_s || fail(u"the version is not 0"_s);
        if (key == u'o') return value.split(u' ').size() == 6 || fail(u"the origin has not six fields"_s);
        if (key == u'a') return takeAttribute(value.section(u':', 0, 0), value.section(u':', 1));
        return true;
    }

    bool finish()
    {
        if (!seen_.contains(u't')) return fail(u"v, o, s and t are not all there"_s);
        if (media_ == 0) return fail(u"no media"_s);
        if (open_ == 0) return true;  // all media refused: an answer may do that
        if (!ufrag_ || !password_) return fail(u"no ICE credentials"_s);
        if (!fingerprint_) return fail(u"no fingerprint"_s);
        if (!setup_) return fail(u"no DTLS role"_s);
        return true;
    }

    QString reason() const { return reason_; }
    int number() const { return number_; }

private:
    bool fail(const QString& reason)
    {
        if (reason_.isEmpty()) reason_ = reason;
        return false;
    }

    /// RFC 8866, section 5: v, o, s, t once and in this order; before media anything else only after them or where the
    /// grammar has it; within media only i, c, b, k, a.
    bool inOrder(QChar key)
    {
        static const QString head = u"vost"_s;
        static const QString inMedia = u"icbka"_s;
        if (media_ > 0) return inMedia.contains(key);
        if (!head.contains(key)) return seen_.contains(u's');
        if (key != u't' && seen_.contains(key)) return false;
        if (key != u'v' && !seen_.contains(head.at(head.indexOf(key) - 1))) return false;
        seen_.insert(key);
        return true;
    }

    bool takeMedia(const QString& value)
    {
        static const QRegularExpression format(u"\\A(?:[0-9]{1,2}|1[01][0-9]|12[0-7])\\z"_s);
        const QStringList fields = value.split(u' ');
        if (!seen_.contains(u't')) return fail(u"media before v, o, s and t"_s);
        if (++media_ > sdpbounds::kMedia) return fail(u"more than %1 media"_s.arg(sdpbounds::kMedia));
        if (fields.size() < 4 || fields.size() > 3 + sdpbounds::kFormats)
            return fail(u"media of %1 fields"_s.arg(fields.size()));
        if (fields.at(0) != "audio"_L1 && fields.at(0) != "video"_L1)
            return fail(u"media that are neither sound nor pictures"_s);
        bool isPort = false;
        const int port = fields.at(1).toInt(&isPort);
        if (!isPort || port < 0 || port > 65535) return fail(u"media without a port"_s);
        if (fields.at(2) != "UDP/TLS/RTP/SAVPF"_L1) return fail(u"media that are not DTLS-SRTP"_s);
        for (qsizetype i = 3; i < fields.size(); ++i)
            if (!matches(fields.at(i), format)) return fail(u"a payload type that is none"_s);
        open_ += port != 0 ? 1 : 0;
        return true;
    }

    bool takeAttribute(const QString& name, const QString& value)
    {
        if (name == "mid"_L1) return takeMid(value);
        if (name == "ice-ufrag"_L1) return takeWord(value, 4, ufrag_);
        if (name == "ice-pwd"_L1) return takeWord(value, 22, password_);
        if (name == "fingerprint"_L1) return takeFingerprint(value);
        if (name == "setup"_L1) return takeSetup(value);
        if (name == "rtpmap"_L1) return takeMapping(value);
        if (name == "candidate"_L1) return takeCandidate(value);
        return true;
    }

    bool takeMid(const QString& value)
    {
        static const QRegularExpression token(u"\\A[0-9A-Za-z_.+-]{1,32}\\z"_s);
        if (!matches(value, token) || mids_.contains(value)) return fail(u"a mid that is none or there twice"_s);
        mids_.insert(value);
        return true;
    }

    /// RFC 8839, section 5.4.
    bool takeWord(const QString& value, int shortest, bool& seen)
    {
        static const QRegularExpression word(u"\\A[0-9A-Za-z+/]{4,256}\\z"_s);
        if (!matches(value, word) || value.size() < shortest) return fail(u"ICE credentials that are none"_s);
        return seen = true;
    }

    bool takeFingerprint(const QString& value)
    {
        static const QRegularExpression form(u"\\Asha-(?:256|384|512) [0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){31,63}\\z"_s);
        if (!matches(value, form)) return fail(u"a fingerprint that is none"_s);
        return fingerprint_ = true;
    }

    bool takeSetup(const QString& value)
    {
        const bool known =
            value == "active"_L1 || value == "passive"_L1 || (value == "actpass"_L1 && role_ == SdpRole::Offer);
        if (!known) return fail(u"a DTLS role that is none"_s);
        return setup_ = true;
    }

    bool takeMapping(const QString& value)
    {
        static const QRegularExpression form(u"\\A[0-9]{1,3} [0-9A-Za-z_.-]{1,32}/[0-9]{1,6}(?:/[0-9]{1,2})?\\z"_s);
        return matches(value, form) || fail(u"a payload mapping that is none"_s);
    }

    bool takeCandidate(const QString& value)
    {
        if (++candidates_ > sdpbounds::kCandidates)
            return fail(u"more than %1 candidates"_s.arg(sdpbounds::kCandidates));
        const Result<void> checked = checkIceCandidate(u"candidate:"_s + value);
        return checked.ok() || fail(checked.error().text());
    }

    const SdpRole role_;
    int number_ = 0;
    int media_ = 0;
    int open_ = 0;
    int candidates_ = 0;
    bool ufrag_ = false, password_ = false, fingerprint_ = false, setup_ = false;
    QSet<QChar> seen_;
    QSet<QString> mids_;
    QString reason_;
};

Error refused(const QString& reason, int line = 0)
{
    return Error{ErrorKind::InvalidInput, reason, line == 0 ? u"sdp"_s : u"sdp line %1"_s.arg(line)};
}

bool hasControls(const QString& sdp)
{
    for (const QChar c : sdp)
        if ((c < u' ' && c != u'\r' && c != u'\n') || c == QChar(0x7f)) return true;
    return false;
}

}  // namespace

Result<void> checkSdp(const QString& sdp, SdpRole role)
{
    if (sdp.isEmpty()) return refused(u"empty"_s);
    if (sdp.size() > sdpbounds::kCharacters) return refused(u"longer than %1 characters"_s.arg(sdpbounds::kCharacters));
    if (hasControls(sdp)) return refused(u"holds control characters"_s);
    if (!sdp.endsWith(u'\n')) return refused(u"its last line has no end"_s);
    if (sdp.count(u'\n') > sdpbounds::kLines) return refused(u"more than %1 lines"_s.arg(sdpbounds::kLines));
    SdpWalk walk(role);
    int number = 0;
    for (QString line : sdp.chopped(1).split(u'\n')) {
        if (line.endsWith(u'\r')) line.chop(1);
        if (!walk.take(line, ++number)) return refused(walk.reason(), number);
    }
    if (!walk.finish()) return refused(walk.reason());
    return {};
}

}  // namespace pitwatch
