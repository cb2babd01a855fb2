#include <QDir>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <QTemporaryDir>

#include <array>
#include <csignal>
#include <cstdio>

#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <core/logging.h>
#include <region/regionfile.h>

#include "ephemeral.h"
#include "worldboxes.h"
#include "worldoptions.h"

using namespace pitwatch;
using namespace pitwatch::sim;
using namespace Qt::StringLiterals;

namespace {

int g_signalWrite = -1;

/// Ends the application on SIGTERM and SIGINT, so that the broker and the files are left in order.
void endOnSignals()
{
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) return;
    g_signalWrite = pair[0];
    auto* notifier = new QSocketNotifier(pair[1], QSocketNotifier::Read, qApp);
    QObject::connect(notifier, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
    struct sigaction action {};
    action.sa_handler = [](int) {
        const char byte = 1;
        [[maybe_unused]] const auto written = ::write(g_signalWrite, &byte, 1);
    };
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

struct Served {
    Region region;
    BrokerAddress address;
    std::unique_ptr<Broker> privateBroker;  ///< null: somebody else's is used
};

/// Decides which broker it is, and starts a private one where none is there.
Result<Served> prepare(const ProgramOptions& options, const QString& work)
{
    Result<Region> loaded = loadRegion(options.region);
    if (!loaded) return loaded.error();
    Served served{withAbsolutePaths(std::move(loaded).value()), {}, nullptr};
    if (options.ephemeral) {
        Result<Region> moved = movedToFreePorts(std::move(served.region), work);
        if (!moved) return moved.error();
        served.region = std::move(moved).value();
    }
    if (!options.broker.isEmpty()) {
        Result<BrokerAddress> given = parseBrokerAddress(options.broker);
        if (!given) return given.error();
        served.address = std::move(given).value();
    } else {
        Result<std::optional<BrokerAddress>> named = brokerOf(served.region);
        if (!named) return named.error();
        if (named.value()) {
            served.address = *named.value();
        } else {
            const Result<quint16> port = freePort();
            if (!port) return port.error();
            served.address = {u"127.0.0.1"_s, port.value(), {}, {}};
        }
        if (served.address.loopback() && !somebodyListens(served.address.host, served.address.port))
            served.privateBroker = std::make_unique<Broker>(served.address, work);
    }
    served.region = withBroker(std::move(served.region), served.address);
    if (served.privateBroker)
        if (auto started = served.privateBroker->start(); !started) return started.error();
    return served;
}

void announce(const Region& region, const ProgramOptions& options, const BrokerAddress& broker)
{
    const QJsonObject facts{{u"rtsp"_s, options.video ? rtspPorts(region) : QString()},
                            {u"mqtt"_s, broker.text()},
                            {u"exchange"_s, exchangeDirectoryOf(region)},
                            {u"region"_s, options.resolved.isEmpty() ? options.region : options.resolved}};
    std::printf("READY %s\n", QJsonDocument(facts).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

int fail(const Error& error)
{
    std::fprintf(stderr, "pitwatch-sim: %s\n", qUtf8Printable(error.text()));
    return 1;
}

int serve(const ProgramOptions& options, const QString& work)
{
    Result<Served> prepared = prepare(options, work);
    if (!prepared) return fail(prepared.error());
    Served served = std::move(prepared).value();

    Scenario scenario;
    if (!options.scenario.isEmpty()) {
        Result<Scenario> loaded = loadScenario(options.scenario, served.region);
        if (!loaded) return fail(loaded.error());
        scenario = std::move(loaded).value();
    }
    TruthLog truth;
    if (!options.truth.isEmpty())
        if (const auto opened = truth.open(options.truth); !opened) return fail(opened.error());

    const SystemClock clock;
    Publisher publisher(served.address);
    if (const auto started = publisher.start(); !started) return fail(started.error());
    const FarmMaker cameras = options.video ? makeCameraFarm : makeBoxFarm;
    Simulation simulation(served.region, clock, std::move(scenario), options.simulation, cameras, publisher,
                          served.privateBroker.get(), truth);
    if (const auto started = simulation.start(exchangeDirectoryOf(served.region)); !started)
        return fail(started.error());
    if (!options.resolved.isEmpty())
        if (const auto saved = saveRegion(served.region, options.resolved); !saved) return fail(saved.error());
    announce(served.region, options, served.address);
    if (options.exitAfter)
        QTimer::singleShot(static_cast<int>(*options.exitAfter * 1000), qApp, &QCoreApplication::quit);
    return QCoreApplication::exec();
}

}  // namespace

int main(int argc, char** argv)
{
    // The burnt-in names are drawn with fonts, which needs a GUI application but no display.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"pitwatch-sim"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PITWATCH_VERSION));

    const auto parsed = parseArguments(QCoreApplication::arguments());
    if (const auto* answer = std::get_if<ProgramAnswer>(&parsed)) {
        std::fputs(qUtf8Printable(answer->text), answer->code == 0 ? stdout : stderr);
        return answer->code;
    }
    const auto& options = *std::get_if<ProgramOptions>(&parsed);
    const pid_t parent = ::getppid();
    if (options.withParent) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != parent) return 0;
    }
    endOnSignals();

    QTemporaryDir temporary;
    const QString work = options.work.isEmpty() ? temporary.path() : QDir(options.work).absolutePath();
    if (!QDir().mkpath(work)) return fail({ErrorKind::Permission, u"the folder cannot be made"_s, work});
    return serve(options, work);
}
