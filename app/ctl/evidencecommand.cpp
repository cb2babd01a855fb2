#include <cstdio>

#include <evidence/clipverify.h>

#include "command.h"

namespace pitwatch::ctl {

namespace {

const char* const kHelp =
    "Usage: pitwatchctl evidence verify FILE.json...\n\n"
    "Compares the videos that each sidecar or manifest names with the SHA-256 that was written with them.\n"
    "Exit code: 0 all unchanged, 1 something is missing or changed, 2 wrong use.\n";

/// Whatever a file holds, a message stays one line and moves no cursor.
void printLine(QString line)
{
    for (QChar& c : line)
        if (c.category() == QChar::Other_Control) c = QLatin1Char('?');
    std::printf("%s\n", line.toUtf8().constData());
}

void print(const QString& sidecar, const Verification& result)
{
    if (!result.problem.isEmpty()) printLine(sidecar + QStringLiteral(": ") + result.problem);
    for (const VerifiedFile& file : result.files)
        printLine(file.path + QStringLiteral(": ") + (file.problem.isEmpty() ? QStringLiteral("ok") : file.problem));
}

}  // namespace

int verifyEvidenceFiles(const QStringList& arguments)
{
    if (arguments.contains(QLatin1String("--help"))) {
        std::fputs(kHelp, stdout);
        return 0;
    }
    if (arguments.isEmpty() || arguments.front().startsWith(QLatin1Char('-'))) {
        std::fputs(kHelp, stderr);
        return 2;
    }
    bool ok = true;
    for (const QString& sidecar : arguments) {
        const Verification result = verifyEvidence(sidecar);
        print(sidecar, result);
        ok = ok && result.ok();
    }
    return ok ? 0 : 1;
}

}  // namespace pitwatch::ctl
