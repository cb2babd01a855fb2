#include "logging.h"

#include <QRegularExpression>

namespace pitwatch {

Q_LOGGING_CATEGORY(logCore, "pitwatch.core", QtInfoMsg)
Q_LOGGING_CATEGORY(logFeed, "pitwatch.feed", QtInfoMsg)
Q_LOGGING_CATEGORY(logVideo, "pitwatch.video", QtInfoMsg)
Q_LOGGING_CATEGORY(logAlarm, "pitwatch.alarm", QtInfoMsg)
Q_LOGGING_CATEGORY(logStore, "pitwatch.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logSimulator, "pitwatch.simulator", QtInfoMsg)
Q_LOGGING_CATEGORY(logConsult, "pitwatch.consult", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "pitwatch.ui", QtInfoMsg)

QString withoutCredentials(const QString& url)
{
    static const QRegularExpression userInfo(QStringLiteral("//[^/@\\s]*@"));
    QString clean = url;
    return clean.replace(userInfo, QStringLiteral("//***@"));
}

}  // namespace pitwatch
