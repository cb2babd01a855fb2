#include "exchangesettings.h"

#include <QDir>

#include <core/jsoncheck.h>

namespace pitwatch::mtt1201 {

using namespace Qt::StringLiterals;

Result<ExchangeSettings> readExchangeSettings(const QJsonObject& settings, const QString& base)
{
    constexpr double kDay = 86'400;
    ExchangeSettings read;
    JsonIssues issues;
    const JsonCursor root(settings, {}, issues);
    const auto number = [&](const QString& key, double least, double most, double otherwise) {
        return root.member(key).optionalNumber(least, most).value_or(otherwise);
    };
    const QString directory = root.member(u"directory"_s).text();
    read.directory = QDir::cleanPath(QDir(base).absoluteFilePath(directory));
    const double wait = number(u"incomplete_after_s"_s, 1, kDay, static_cast<double>(read.incompleteAfter.count()));
    read.incompleteAfter = std::chrono::seconds(qRound64(wait));
    read.rescanEvery = std::chrono::milliseconds(qRound64(number(u"rescan_s"_s, 0.05, 3600, 3) * 1000));
    read.keep = qRound(number(u"keep"_s, 0, 100'000, read.keep));
    read.keepRejected = qRound(number(u"keep_rejected"_s, 1, 100'000, read.keepRejected));
    // Used by the host: checked here because only the plugin refuses settings.
    root.member(u"period_s"_s).optionalNumber(0.1, 7 * kDay);
    if (issues.empty()) return read;
    return Error{ErrorKind::InvalidInput, issues.list().front().text(), u"feed settings"_s};
}

}  // namespace pitwatch::mtt1201
