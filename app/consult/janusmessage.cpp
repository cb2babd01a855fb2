#include "janusmessage.h"

#include <QHash>
#include <QJsonDocument>

#include <core/jsoncheck.h>

#include "icecandidate.h"
#include "sdpcheck.h"
#include "signalmessage.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;
using Kind = JanusMessage::Kind;

constexpr int kReasonCharacters = 200;
constexpr int kCandidateCharacters = 1024;

const QHash<QString, Kind>& kinds()
{
    static const QHash<QString, Kind> table{
        {u"ack"_s, Kind::Ack},           {u"success"_s, Kind::Success},   {u"error"_s, Kind::Failure},
        {u"event"_s, Kind::Event},       {u"trickle"_s, Kind::Trickle},   {u"webrtcup"_s, Kind::Connected},
        {u"hangup"_s, Kind::HungUp},     {u"detached"_s, Kind::Detached}, {u"timeout"_s, Kind::SessionOver},
        {u"keepalive"_s, Kind::Other},   {u"media"_s, Kind::Other},       {u"slowlink"_s, Kind::Other},
        {u"server_info"_s, Kind::Other},
    };
    return table;
}

qint64 readId(const JsonCursor& c)
{
    return c.present() ? c.integer(0, kHighestJanusId) : 0;
}

/// Janus and its plugin say the same thing at different places.
QString reasonIn(const QJsonObject& said, const QString& code, const QString& words)
{
    const QString text = u"%1: %2"_s.arg(said.value(code).toInt()).arg(said.value(words).toString());
    return text.left(kReasonCharacters);
}

void readDescription(const JsonCursor& c, JanusMessage& message)
{
    if (!c.present() || !c.requireObject()) return;
    const int type = c.member(u"type"_s).oneOf({u"offer"_s, u"answer"_s}).value_or(0);
    message.descriptionType = type == 0 ? u"offer"_s : u"answer"_s;
    message.description = c.member(u"sdp"_s).text(sdpbounds::kCharacters);
    const Result<void> checked = checkSdp(message.description, type == 0 ? SdpRole::Offer : SdpRole::Answer);
    if (!checked) c.member(u"sdp"_s).report(checked.error().text(), u"a session description that can be taken"_s);
}

void readCandidate(const JsonCursor& c, JanusMessage& message)
{
    if (!c.requireObject() || c.member(u"completed"_s).boolean(false)) return;
    const JsonCursor mline = c.member(u"sdpMLineIndex"_s);
    if (mline.present()) message.mline = int(mline.integer(0, signalbounds::kHighestMline));
    message.candidate = c.member(u"candidate"_s).optionalText({}, kCandidateCharacters);
    if (const Result<void> checked = checkIceCandidate(message.candidate); !checked)
        c.report(checked.error().message, u"a candidate that can be taken"_s);
}

void readPlugin(const JsonCursor& c, JanusMessage& message)
{
    if (!c.present() || !c.requireObject()) return;
    message.data = c.member(u"data"_s).value().toObject();
    if (!message.data.contains("error_code"_L1)) return;
    message.kind = Kind::Failure;
    message.reason = reasonIn(message.data, u"error_code"_s, u"error"_s);
}

JanusMessage readFields(const JsonCursor& c, Kind kind)
{
    JanusMessage message;
    message.kind = kind;
    message.transaction = c.member(u"transaction"_s).optionalText({}, signalbounds::kIdCharacters);
    message.handle = readId(c.member(u"sender"_s));
    message.id = readId(c.member(u"data"_s).member(u"id"_s));
    if (kind == Kind::Failure)
        message.reason = reasonIn(c.member(u"error"_s).value().toObject(), u"code"_s, u"reason"_s);
    if (kind == Kind::Trickle) readCandidate(c.member(u"candidate"_s), message);
    readPlugin(c.member(u"plugindata"_s), message);
    readDescription(c.member(u"jsep"_s), message);
    return message;
}

Error refused(const QString& reason, const QString& where = {})
{
    return Error{ErrorKind::InvalidInput, reason, where};
}

}  // namespace

Result<JanusMessage> readJanusMessage(const QByteArray& text)
{
    if (text.size() > kLargestJanusMessage)
        return refused(u"%1 bytes, at most %2 are taken"_s.arg(text.size()).arg(kLargestJanusMessage));
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(text, &parse);
    if (parse.error != QJsonParseError::NoError) return refused(u"no JSON: "_s + parse.errorString());
    if (!document.isObject()) return refused(u"no JSON object"_s);
    const QString word = document.object().value("janus"_L1).toString();
    const auto kind = kinds().find(word);
    if (kind == kinds().end()) return refused(u"unknown word \"%1\""_s.arg(word.left(32)), u"/janus"_s);
    JsonIssues issues(4);
    JanusMessage message = readFields(JsonCursor(document.object(), {}, issues), *kind);
    if (issues.empty()) return message;
    const JsonIssue& first = issues.list().front();
    return refused(u"%1: found %2, expected %3"_s.arg(word, first.found, first.expected), first.pointer);
}

qint64 janusId(const QJsonObject& data, const QString& name)
{
    const qint64 id = data.value(name).toInteger();
    return id > 0 && id <= kHighestJanusId ? id : 0;
}

}  // namespace pitwatch
