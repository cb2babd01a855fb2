#include <QCoreApplication>

#include <cstdio>

#include <sys/socket.h>
#include <sys/stat.h>

#include <consult/engineloader.h>
#include <core/logging.h>

#include "mediaserver.h"

using namespace pitwatch;

namespace {

constexpr const char* kUsage =
    "Usage: pitwatch-media SOCKET MEMORY DIRECTORY...\n"
    "Sound and picture of a consultation, apart from the client, which starts this by itself.\n"
    "SOCKET and MEMORY are descriptors that it hands over; plugins are looked for in the directories.\n";

/// A descriptor that was handed over; -1: none.
int descriptorOf(const QString& text)
{
    struct stat found {};
    bool isNumber = false;
    const int descriptor = text.toInt(&isNumber);
    return isNumber && descriptor > 2 && ::fstat(descriptor, &found) == 0 ? descriptor : -1;
}

/// When memory runs short, this goes before the client does.
void standBackForTheClient()
{
    if (std::FILE* file = std::fopen("/proc/self/oom_score_adj", "w")) {
        std::fputs("500", file);
        std::fclose(file);
    }
}

int usage(bool asked)
{
    std::fputs(kUsage, asked ? stdout : stderr);
    return asked ? 0 : 2;
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("pitwatch-media"));
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.value(0) == QLatin1String("--version"))
        return std::printf("pitwatch-media %s\n", PITWATCH_VERSION), 0;
    if (arguments.value(0) == QLatin1String("--help")) return usage(true);
    const int socket = descriptorOf(arguments.value(0));
    const int memory = descriptorOf(arguments.value(1));
    if (arguments.size() < 3 || socket < 0 || memory < 0) return usage(false);
    standBackForTheClient();
    auto pictures = SharedPictures::attach(memory);
    if (!pictures) return std::fprintf(stderr, "pitwatch-media: %s\n", qPrintable(pictures.error().text())), 2;

    EngineLoader loader(arguments.mid(2));
    MediaServer server(socket, std::move(pictures).value(), [&loader] { return loader.make(); });
    QObject::connect(&server, &MediaServer::finished, &app, [](const QString& reason) {
        qCDebug(logConsult).noquote() << "media end:" << reason;
        QCoreApplication::quit();
    });
    return QCoreApplication::exec();
}
