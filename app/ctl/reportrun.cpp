#include "reportrun.h"

#include <cstdio>

#include "translation.h"

namespace pitwatch::ctl {

using namespace Qt::StringLiterals;

void complain(const ReportKind& kind, const QString& message)
{
    std::fprintf(stderr, "pitwatchctl report %s: %s\n", qUtf8Printable(kind.name), qUtf8Printable(message));
}

int runReport(const ReportKind& kind, const QStringList& arguments,
              const std::function<Result<PreparedReport>(const QStringList&)>& prepare)
{
    if (arguments.contains("--help"_L1)) {
        std::fputs(kind.help, stdout);
        return 0;
    }
    const Result<PreparedReport> report = prepare(arguments);
    if (!report) {
        complain(kind, report.error().text());
        std::fputs(kind.help, stderr);
        return 2;
    }
    // English sources need no file; every other language does, and paper in the wrong one should not go unseen.
    const QString& locale = report.value().locale;
    if (!useTranslation(locale) && !locale.startsWith("en"_L1))
        complain(kind, u"there is no translation for \"%1\"; %2 in English"_s.arg(locale, kind.written));
    const Result<void> made = report.value().make();
    if (made) return 0;
    complain(kind, made.error().text());
    return 1;
}

}  // namespace pitwatch::ctl
