#pragma once

#include <QStringList>

#include <functional>

#include <core/result.h>

/// What all of `pitwatchctl report …` have in common: help, wrong use, the language, and exit codes.
namespace pitwatch::ctl {

struct ReportKind {
    QString name;     ///< as it stands after "report"
    const char* help;
    QString written;  ///< what is in a language, with its verb: "the report is"
};

/// A report whose order could be read.
struct PreparedReport {
    QString locale;
    std::function<Result<void>()> make;
};

/// To standard error, under the command's name.
void complain(const ReportKind& kind, const QString& message);

/// The exit code: 0 done, 1 it could not be made, 2 wrong use.
int runReport(const ReportKind& kind, const QStringList& arguments,
              const std::function<Result<PreparedReport>(const QStringList&)>& prepare);

}  // namespace pitwatch::ctl
