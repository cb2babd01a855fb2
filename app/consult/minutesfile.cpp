#include "minutesfile.h"

#include <core/smallfile.h>

namespace pitwatch {

Result<Minutes> loadMinutes(const QString& path)
{
    const Result<QByteArray> document = readSmallFile(path, kMaximumMinutesBytes, QStringLiteral("a minutes file"));
    if (!document) return document.error();
    Result<Minutes> minutes = readMinutesDocument(document.value());
    if (!minutes) return Error{minutes.error().kind, minutes.error().message, path};
    return minutes;
}

}  // namespace pitwatch
