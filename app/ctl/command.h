#pragma once

#include <QString>
#include <QStringList>

/// The subcommands of pitwatchctl. Each parses its own arguments, prints to standard output and returns the exit code:
/// 0 done, 1 the input has errors, 2 wrong use.
namespace pitwatch::ctl {

struct Command {
    QString name;     ///< e.g. "region check"
    QString summary;  ///< one line for --help
    int (*run)(const QStringList& arguments);
};

int verifyEvidenceFiles(const QStringList& arguments);
int checkRegion(const QStringList& arguments);
int ingest(const QStringList& arguments);
int replay(const QStringList& arguments);
int reportShift(const QStringList& arguments);
int reportMinutes(const QStringList& arguments);

}  // namespace pitwatch::ctl
