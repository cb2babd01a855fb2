#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <chrono>

#include <core/result.h>

namespace pitwatch::mtt1201 {

/// What the region file says about an exchange folder.
struct ExchangeSettings {
    QString directory;                            ///< absolute
    std::chrono::seconds incompleteAfter{600};    ///< "incomplete_after_s": how long a file may lack its end sign
    std::chrono::milliseconds rescanEvery{3000};  ///< "rescan_s": for file systems that give no notice
    int keep = 500;                               ///< "keep": newest taken files that stay; 0 deletes them at once
    int keepRejected = 500;                       ///< "keep_rejected": newest refused files that stay
    QStringList temporaryEndings{QStringLiteral(".tmp"), QStringLiteral(".part"), QStringLiteral(".filepart")};
};

/// `base`: where a relative directory starts. The error names the key.
Result<ExchangeSettings> readExchangeSettings(const QJsonObject& settings, const QString& base);

}  // namespace pitwatch::mtt1201
