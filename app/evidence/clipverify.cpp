#include "clipverify.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

#include <core/reason.h>
#include <core/jsoncheck.h>

#include "filehash.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestSidecar = 64 << 20;
constexpr int kMostFiles = 1000;

struct Named {
    QString file;
    QString sha256;
};

std::vector<Named> namedFiles(const JsonCursor& root)
{
    const auto read = [](const JsonCursor& at) {
        return Named{at.member(u"file"_s).text(1024), at.member(u"sha256"_s).text(64)};
    };
    const QString format = root.member(u"format"_s).text(64);
    if (format == u"pitwatch-evidence"_s) return {read(root)};
    std::vector<Named> files;
    if (format == u"pitwatch-evidence-set"_s)
        for (const JsonCursor& element : root.member(u"files"_s).elements(true, kMostFiles))
            files.push_back(read(element));
    else
        root.member(u"format"_s).report(u"pitwatch-evidence or pitwatch-evidence-set"_s);
    return files;
}

VerifiedFile verify(const QString& directory, const Named& named)
{
    // A sidecar speaks of what lies beside it; one from elsewhere must not make us read any file of this machine.
    if (QDir::isAbsolutePath(named.file)) return {named.file, u"an absolute path"_s};
    const QString path = QDir::cleanPath(directory + u'/' + named.file);
    if (!QFileInfo(path).isFile()) return {path, u"the file is missing"_s};
    const auto hash = sha256OfFile(path);
    if (!hash) return {path, hash.error().message};
    if (hash.value().compare(named.sha256, Qt::CaseInsensitive) != 0) return {path, u"the file was changed"_s};
    return {path, {}};
}

}  // namespace

bool Verification::ok() const
{
    return problem.isEmpty() && !files.empty() &&
           std::all_of(files.begin(), files.end(), [](const VerifiedFile& f) { return f.problem.isEmpty(); });
}

Verification verifyEvidence(const QString& sidecar)
{
    QFile file(sidecar);
    if (!file.open(QIODevice::ReadOnly)) return {{}, fileReason(file)};
    if (file.size() > kLargestSidecar) return {{}, u"the sidecar is too large"_s};
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &parsed);
    if (parsed.error != QJsonParseError::NoError) return {{}, parsed.errorString()};
    JsonIssues issues;
    const auto files = namedFiles(JsonCursor(document.object(), {}, issues));
    if (!issues.empty()) return {{}, issues.list().front().text()};
    Verification verification;
    for (const Named& named : files) verification.files.push_back(verify(QFileInfo(sidecar).absolutePath(), named));
    if (files.empty()) verification.problem = u"it names no file"_s;
    return verification;
}

}  // namespace pitwatch
