#include "signalreader.h"

#include <QJsonDocument>

#include "signalfields.h"
#include "signalkinds.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;
namespace fields = signalfields;

Error refused(const QString& reason, const QString& where = {})
{
    return Error{ErrorKind::InvalidInput, reason, where};
}

bool maySay(SignalKind::Way way, SignalSource source)
{
    return way != (source == SignalSource::Server ? SignalKind::Way::UpOnly : SignalKind::Way::DownOnly);
}

}  // namespace

Result<Signal> readSignal(const QByteArray& text, SignalSource source)
{
    if (text.size() > signalbounds::kMessageBytes)
        return refused(u"%1 bytes, at most %2 are taken"_s.arg(text.size()).arg(signalbounds::kMessageBytes));
    if (!QUtf8StringView(text).isValidUtf8()) return refused(u"no UTF-8"_s);
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(text, &parse);
    if (parse.error != QJsonParseError::NoError) return refused(u"no JSON: "_s + parse.errorString());
    if (!document.isObject()) return refused(u"no JSON object"_s);
    const QString type = document.object().value("type"_L1).toString();
    const SignalKind* kind = signalKind(type);
    if (kind == nullptr) return refused(u"unknown type \"%1\""_s.arg(type.left(32)), u"/type"_s);
    if (!maySay(kind->way, source)) return refused(u"\"%1\" is the other side's word"_s.arg(type), u"/type"_s);

    using Way = SignalKind::Way;
    JsonIssues issues(4);
    const JsonCursor root(document.object(), {}, issues);
    Signal signal{{}, {}, kind->read(root)};
    if (kind->way == Way::Directed) signal.to = PeerId(fields::id(root.member(u"to"_s)));
    if (source == SignalSource::Server && (kind->way == Way::Directed || kind->way == Way::Relayed))
        signal.from = PeerId(fields::id(root.member(u"from"_s)));
    if (issues.empty()) return signal;
    const JsonIssue& first = issues.list().front();
    return refused(u"%1: found %2, expected %3"_s.arg(type, first.found, first.expected), first.pointer);
}

}  // namespace pitwatch
