#include "exchange.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace pitwatch::sim {

using namespace Qt::StringLiterals;

Result<void> ExchangeFolder::put(const QString& name, const QByteArray& text)
{
    const QDir folder(directory_);
    if (!folder.mkpath(u"."_s)) return Error{ErrorKind::Permission, u"the folder cannot be made"_s, directory_};
    const QString path = folder.filePath(name);
    QFile file(path + u".tmp"_s);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return Error{ErrorKind::Permission, file.errorString(), file.fileName()};
    const bool written = file.write(text) == text.size() && file.flush();
    file.close();
    if (!written) {
        const Error error{ErrorKind::Exhausted, file.errorString(), file.fileName()};
        file.remove();
        return error;
    }
    // A file of the same second is replaced.
    QFile::remove(path);
    if (!file.rename(path)) return Error{ErrorKind::Permission, file.errorString(), path};
    return {};
}

void ExchangeFolder::cleanUp()
{
    static const QRegularExpression form(u"^\\d{12}_[A-Z]{4}_(\\d{14})\\.txt$"_s);
    QStringList names = QDir(directory_).entryList({u"*.txt"_s}, QDir::Files, QDir::NoSort);
    names.removeIf([](const QString& name) { return !form.match(name).hasMatch(); });
    if (names.size() <= keep_) return;
    std::sort(names.begin(), names.end(),
              [](const QString& a, const QString& b) { return form.match(a).captured(1) < form.match(b).captured(1); });
    for (const QString& name : names.first(names.size() - keep_)) QFile::remove(QDir(directory_).filePath(name));
}

}  // namespace pitwatch::sim
