#include "rulefile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <core/reason.h>

#include "rulereader.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

RuleReading readRules(const QByteArray& document)
{
    JsonIssues issues;
    RuleReading reading;
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(document, &error);
    if (document.size() > kMaximumRuleFileBytes) {
        issues.add({{}, u"%1 bytes"_s.arg(document.size()), u"at most %1"_s.arg(kMaximumRuleFileBytes)});
    } else if (error.error != QJsonParseError::NoError) {
        issues.add({{}, u"no JSON at byte %1"_s.arg(error.offset), u"valid JSON (%1)"_s.arg(error.errorString())});
    } else {
        const QJsonValue root = json.isObject() ? QJsonValue(json.object()) : QJsonValue(json.array());
        readRuleSet(JsonCursor(root, {}, issues), reading.rules);
    }
    reading.issues = issues.list();
    return reading;
}

Result<RuleSet> loadRules(const QString& path)
{
    if (!QFileInfo(path).isFile()) return Error{ErrorKind::NotFound, u"no such file"_s, path};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Error{ErrorKind::Permission, fileReason(file), path};
    RuleReading reading = readRules(file.read(kMaximumRuleFileBytes + 1));
    if (reading.issues.empty()) return std::move(reading.rules);
    QStringList lines;
    for (const JsonIssue& issue : reading.issues) lines += issue.text();
    return Error{ErrorKind::InvalidInput, lines.join(u'\n'), path};
}

}  // namespace pitwatch
