#include "exchangefolder.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <filesystem>

#include <core/reason.h>

namespace pitwatch::mtt1201 {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMaximumFolders = 512;
constexpr qsizetype kMaximumNameBytes = 200;  // leaves room for endings below the 255 that file systems allow
const QLatin1String kReasonEnding(".reason.txt");

std::filesystem::path native(const QString& path)
{
    return std::filesystem::path(QFile::encodeName(path).toStdString());
}

Error failed(const std::error_code& code, const QString& path)
{
    return Error{ErrorKind::Permission, systemReason(code.value()), path};
}

/// A name that fits beside its reason, whatever length the sender chose.
QString shortened(QString name)
{
    while (name.toUtf8().size() > kMaximumNameBytes) name.chop(qMax<qsizetype>(1, name.size() / 8));
    return name;
}

bool isShelf(const QString& name)
{
    return name == "done"_L1 || name == "unknown"_L1 || name == "reject"_L1;
}

}  // namespace

bool ExchangeFolder::exists() const
{
    const QFileInfo info(settings_.directory);
    return info.isDir() && info.isReadable();
}

QStringList ExchangeFolder::folders() const
{
    QStringList list{settings_.directory};
    const QDir top(settings_.directory);
    for (const QString& name : top.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name))
        if (!isShelf(name) && list.size() < kMaximumFolders) list << top.filePath(name);
    return list;
}

std::vector<ExchangeFolder::Entry> ExchangeFolder::waiting(std::size_t maximum) const
{
    std::vector<Entry> entries;
    // With System: dangling links and pipes are listed too, so that they are refused and not overlooked.
    const auto filter = QDir::Files | QDir::System | QDir::NoDotAndDotDot;
    for (const QString& folder : folders()) {
        for (const QFileInfo& info : QDir(folder).entryInfoList(filter, QDir::Name)) {
            const QString name = info.fileName();
            const auto endsName = [&](const QString& ending) { return name.endsWith(ending, Qt::CaseInsensitive); };
            if (name.startsWith(u'.') || std::ranges::any_of(settings_.temporaryEndings, endsName)) continue;
            if (info.isDir() && !info.isSymLink()) continue;
            if (entries.size() >= maximum) return entries;
            const bool regular = info.isFile() && !info.isSymLink();
            entries.push_back({info.filePath(), name, regular ? info.size() : 0,
                               regular ? info.lastModified().toMSecsSinceEpoch() : 0, regular});
        }
    }
    return entries;
}

std::optional<QByteArray> ExchangeFolder::read(const QString& path, qint64 maximum)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    QByteArray content = file.read(maximum);
    if (file.error() != QFileDevice::NoError) return std::nullopt;
    return content;
}

std::optional<QByteArray> ExchangeFolder::readTail(const QString& path, qint64 bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(qMax<qint64>(0, file.size() - bytes))) return std::nullopt;
    return file.read(bytes);
}

Result<void> ExchangeFolder::put(const Entry& entry, Shelf shelf)
{
    if (shelf == Shelf::Done && settings_.keep == 0) return remove(entry);
    const Result<QString> moved = moveTo(entry, shelf);
    if (!moved) return moved.error();
    return {};
}

Result<void> ExchangeFolder::reject(const Entry& entry, const QString& reason)
{
    const Result<QString> moved = moveTo(entry, Shelf::Reject);
    if (!moved) return moved.error();
    QSaveFile note(moved.value() + kReasonEnding);
    const QByteArray text = reason.toUtf8() + '\n';
    if (note.open(QIODevice::WriteOnly) && note.write(text) == text.size() && note.commit()) return {};
    return Error{ErrorKind::Exhausted, fileReason(note), note.fileName()};
}

Result<void> ExchangeFolder::remove(const Entry& entry)
{
    std::error_code code;
    std::filesystem::remove(native(entry.path), code);
    if (code) return failed(code, entry.path);
    return {};
}

void ExchangeFolder::tidy()
{
    removeOldest(shelfPath(Shelf::Done), settings_.keep);
    removeOldest(shelfPath(Shelf::Unknown), settings_.keep);
    removeOldest(shelfPath(Shelf::Reject), settings_.keepRejected);
}

QString ExchangeFolder::shelfPath(Shelf shelf) const
{
    const QString name = shelf == Shelf::Done ? u"done"_s : shelf == Shelf::Unknown ? u"unknown"_s : u"reject"_s;
    return settings_.directory + u'/' + name;
}

/// What was sent under the same name before is not overwritten.
QString ExchangeFolder::freePath(Shelf shelf, const QString& name) const
{
    constexpr int kTries = 100;
    const QString path = shelfPath(shelf) + u'/' + shortened(name);
    for (int i = 0; i < kTries; ++i) {
        const QString candidate = i == 0 ? path : path + u'.' + QString::number(i);
        if (!QFileInfo::exists(candidate)) return candidate;
    }
    return path;
}

Result<QString> ExchangeFolder::moveTo(const Entry& entry, Shelf shelf) const
{
    std::error_code code;
    std::filesystem::create_directory(native(shelfPath(shelf)), code);
    if (code) return failed(code, shelfPath(shelf));
    // Not QFile::rename: it copies where it cannot rename, and would follow a link.
    const QString target = freePath(shelf, entry.name);
    std::filesystem::rename(native(entry.path), native(target), code);
    if (code) return failed(code, entry.path);
    return target;
}

void ExchangeFolder::removeOldest(const QString& folder, int keep)
{
    const auto filter = QDir::Files | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot;
    QStringList names = QDir(folder).entryList(filter, QDir::Time);
    names.removeIf([](const QString& name) { return name.endsWith(kReasonEnding); });
    for (const QString& name : names.mid(keep)) {
        const QString path = folder + u'/' + name;
        std::error_code ignored;
        std::filesystem::remove(native(path), ignored);
        std::filesystem::remove(native(path + kReasonEnding), ignored);
    }
}

}  // namespace pitwatch::mtt1201
