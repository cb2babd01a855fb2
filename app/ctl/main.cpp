#include <QGuiApplication>

#include <cstdio>
#include <vector>

#include "command.h"

using namespace pitwatch::ctl;

namespace {

const std::vector<Command>& commands()
{
    static const std::vector<Command> list{
        {QStringLiteral("region check"), QStringLiteral("FILE: name every error of a region file"), checkRegion},
        {QStringLiteral("evidence verify"), QStringLiteral("FILE.json...: compare evidence clips with their SHA-256"),
         verifyEvidenceFiles},
        {QStringLiteral("ingest"), QStringLiteral("FILE...: read perception-data files and count what is in them"),
         ingest},
        {QStringLiteral("replay"),
         QStringLiteral("LOG --region FILE --rules FILE: alarms of an observation log as JSON Lines"), replay},
        {QStringLiteral("report shift"),
         QStringLiteral("--from TIME --to TIME --format pdf|csv --out FILE: the report of a shift from the store"),
         reportShift},
        {QStringLiteral("report minutes"),
         QStringLiteral("--file FILE.json --region FILE --out FILE.pdf: the minutes of a consultation"), reportMinutes},
    };
    return list;
}

void printHelp(FILE* out)
{
    std::fprintf(out, "Usage: pitwatchctl COMMAND [ARGUMENTS]\n       pitwatchctl COMMAND --help\n\nCommands:\n");
    for (const Command& command : commands())
        std::fprintf(out, "  %-15s %s\n", qPrintable(command.name), qPrintable(command.summary));
    std::fprintf(out, "\nOptions:\n  --help        this text\n  --version     the version\n");
}

}  // namespace

int main(int argc, char** argv)
{
    // Reports are laid out with fonts, which needs a GUI application but no display.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("pitwatchctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PITWATCH_VERSION));

    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.value(0) == QLatin1String("--version")) {
        std::printf("pitwatchctl %s\n", PITWATCH_VERSION);
        return 0;
    }
    if (arguments.isEmpty() || arguments.value(0) == QLatin1String("--help")) {
        printHelp(arguments.isEmpty() ? stderr : stdout);
        return arguments.isEmpty() ? 2 : 0;
    }
    for (const Command& command : commands()) {
        const QStringList words = command.name.split(QLatin1Char(' '));
        if (arguments.mid(0, words.size()) == words) return command.run(arguments.mid(words.size()));
    }
    std::fprintf(stderr, "pitwatchctl: unknown command \"%s\"\n", qPrintable(arguments.join(QLatin1Char(' '))));
    printHelp(stderr);
    return 2;
}
