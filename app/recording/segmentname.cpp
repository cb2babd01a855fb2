#include "segmentname.h"

#include <QStringList>
#include <QUrl>

namespace pitwatch {

namespace {

/// Ids come from outside: nothing in them may lead to another directory.
QString folder(const QString& id)
{
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(id));
    return encoded.startsWith(QLatin1Char('.')) ? QStringLiteral("%2E") + encoded.mid(1) : encoded;
}

QString idOf(const QString& name)
{
    return QUrl::fromPercentEncoding(name.toLatin1());
}

}  // namespace

QString segmentDirectory(const CameraKey& camera, UtcTime from)
{
    return QStringLiteral("%1/%2/%3/")
        .arg(folder(camera.mine.text()), folder(camera.camera.text()),
             toDateTime(from, QTimeZone::utc()).toString(QStringLiteral("yyyy-MM-dd")));
}

QString segmentName(const CameraKey& camera, UtcTime from)
{
    return segmentDirectory(camera, from) +
           toDateTime(from, QTimeZone::utc()).toString(QStringLiteral("HHmmsszzz'.mp4'"));
}

std::optional<SegmentPlace> segmentPlace(const QString& name)
{
    const QStringList parts = name.split(QLatin1Char('/'));
    if (parts.size() != 4 || !parts[3].endsWith(QLatin1String(".mp4"))) return std::nullopt;
    const QDate date = QDate::fromString(parts[2], QStringLiteral("yyyy-MM-dd"));
    const QTime time = QTime::fromString(parts[3].chopped(4), QStringLiteral("HHmmsszzz"));
    if (!date.isValid() || !time.isValid()) return std::nullopt;
    return SegmentPlace{{MineCode(idOf(parts[0])), CameraId(idOf(parts[1]))},
                        fromDateTime(QDateTime(date, time, Qt::UTC))};
}

}  // namespace pitwatch
