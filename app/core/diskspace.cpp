#include "diskspace.h"

#include <QDir>
#include <QFileInfo>

#include <filesystem>

namespace pitwatch {

std::optional<DiskSpace> diskSpaceOf(const QString& folder)
{
    QString place = folder;
    while (!QFileInfo::exists(place) && !QDir(place).isRoot()) place = QFileInfo(place).absolutePath();
    std::error_code error;
    const auto space = std::filesystem::space(place.toStdString(), error);
    if (error) return std::nullopt;
    return DiskSpace{qint64(space.capacity), qint64(space.available)};
}

}  // namespace pitwatch
