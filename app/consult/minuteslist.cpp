#include "minuteslist.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>

#include "minutesfile.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kLeftoverSeconds = 3600;

/// Short, and the same for the same case; no more than a help in searching.
QString caseMark(const QString& caseId)
{
    if (caseId.isEmpty()) return u"0"_s;
    const QByteArray hash = QCryptographicHash::hash(caseId.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(8));
}

QString safe(const QString& room)
{
    static const QRegularExpression refused(u"[^0-9A-Za-z_-]"_s);
    QString name = room.left(64);
    return name.replace(refused, u"_"_s);
}

/// Newest first: the names begin with the time.
QStringList minutesFiles(const QDir& folder, const MinutesQuery& query)
{
    static const QRegularExpression form(uR"(\A\d{8}-\d{6}Z-.*\.json\z)"_s);
    const QString end = query.caseId ? u'-' + caseMark(*query.caseId) + u".json"_s : u".json"_s;
    QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::NoSort);
    names.removeIf([&](const QString& name) { return !form.match(name).hasMatch() || !name.endsWith(end); });
    // A microsecond earlier: the second in which `before` lies counts, unless it has just begun.
    if (query.before)
        names.removeIf([last = minutesStamp(*query.before - Micros(1))](const QString& name) {
            return QStringView(name).left(last.size()) > last;
        });
    std::sort(names.begin(), names.end(), std::greater<>());
    return names;
}

MinutesState stateOf(const Minutes& minutes, bool open)
{
    if (minutes.until) return MinutesState::Closed;
    return open ? MinutesState::Open : MinutesState::BrokenOff;
}

MinutesSummary summaryOf(const Minutes& minutes, const QString& path, bool open)
{
    MinutesSummary summary;
    summary.file = path;
    summary.room = minutes.room;
    summary.subject = minutes.subject;
    summary.caseId = minutes.caseId;
    summary.from = minutes.from;
    summary.until = minutes.until;
    summary.lastEvent = minutes.course.empty() ? minutes.from : minutes.course.back().at;
    summary.participants = minutes.attendance.size();
    summary.state = stateOf(minutes, open);
    return summary;
}

}  // namespace

QString minutesStamp(UtcTime from)
{
    return toDateTime(from, QTimeZone::utc()).toString(u"yyyyMMdd-HHmmss"_s);
}

QString minutesDirectory(const QString& dataDirectory)
{
    return QDir(dataDirectory).filePath(u"consult/minutes"_s);
}

QString minutesFileName(const Minutes& minutes)
{
    return u"%1Z-%2-%3.json"_s.arg(minutesStamp(minutes.from), safe(minutes.room.text()), caseMark(minutes.caseId));
}

MinutesList listMinutes(const QString& folder, const MinutesQuery& query, const std::set<QString>& open)
{
    const QDir directory(folder);
    MinutesList list;
    QStringList names = minutesFiles(directory, query);
    const qsizetype most = static_cast<qsizetype>(query.most);
    if (names.size() > most) {
        list.older = static_cast<std::size_t>(names.size() - most);
        names.resize(most);
    }
    for (const QString& name : names) {
        const QString path = directory.filePath(name);
        const Result<Minutes> minutes = loadMinutes(path);
        if (!minutes)
            list.damaged.push_back(minutes.error());
        else if (!query.caseId || minutes.value().caseId == *query.caseId)
            list.consultations.push_back(summaryOf(minutes.value(), path, open.contains(name)));
    }
    return list;
}

void removeMinutesLeftovers(const QString& folder)
{
    // QSaveFile writes beside the file, under its name with six letters behind it.
    static const QRegularExpression form(uR"(\A\d{8}-\d{6}Z-.*\.json\.[A-Za-z]{6}\z)"_s);
    const QDateTime young = QDateTime::currentDateTimeUtc().addSecs(-kLeftoverSeconds);
    for (const QFileInfo& info : QDir(folder).entryInfoList(QDir::Files, QDir::NoSort))
        if (form.match(info.fileName()).hasMatch() && info.lastModified() < young) QFile::remove(info.filePath());
}

}  // namespace pitwatch
