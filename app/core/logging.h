#pragma once

#include <QLoggingCategory>

/// One category per domain; "pitwatch.*" switches them all. Log texts are English and never translated;
/// reasons that stand in them are in the language of the program.
/// No address is logged with its user name or password: pass it through withoutCredentials() first.
namespace pitwatch {

Q_DECLARE_LOGGING_CATEGORY(logCore)
Q_DECLARE_LOGGING_CATEGORY(logFeed)
Q_DECLARE_LOGGING_CATEGORY(logVideo)
Q_DECLARE_LOGGING_CATEGORY(logAlarm)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logSimulator)
Q_DECLARE_LOGGING_CATEGORY(logConsult)
Q_DECLARE_LOGGING_CATEGORY(logUi)

/// The address with any user information replaced by "***".
QString withoutCredentials(const QString& url);

}  // namespace pitwatch
