#include <QApplication>
#include <QLibraryInfo>
#include <QTimer>
#include <QTranslator>

#include <cstdio>

#include <ui/shell/tour.h>

#include "clientoptions.h"
#include "demosimulator.h"
#include "resourcepaths.h"
#include "seat.h"
#include "startwindow.h"

using namespace pitwatch;

namespace {

/// Everything that one run of the client is made of, from the command line to the last window.
class Client {
public:
    explicit Client(ClientOptions options) : options_(std::move(options)) {}

    int run()
    {
        theme_.setMode(options_.theme == QLatin1String("light") ? ui::ThemeMode::Light : ui::ThemeMode::Dark);
        theme_.applyTo(*qApp);
        // Queued, so that a failure finds the event loop running.
        QTimer::singleShot(0, qApp, [this] { options_.demo ? startDemo() : open(options_.region); });
        return QApplication::exec();
    }

private:
    void startDemo()
    {
        startWindow_ = std::make_unique<StartWindow>();
        QObject::connect(startWindow_.get(), &StartWindow::cancelled, qApp, [] { QApplication::exit(0); });
        startWindow_->showProgress(StartWindow::tr("Starting the mines of the demo region…"));
        simulator_ = std::make_unique<DemoSimulator>();
        QObject::connect(simulator_.get(), &DemoSimulator::ready, qApp,
                         [this](const QString& region) { open(region); });
        QObject::connect(simulator_.get(), &DemoSimulator::failed, qApp, [this](const QString& reason) {
            fail(StartWindow::tr("The demo region does not run"), reason);
        });
        simulator_->start();
    }

    void open(const QString& regionFile)
    {
        Result<std::unique_ptr<Seat>> seat = Seat::create(options_, regionFile, theme_);
        if (!seat) {
            fail(StartWindow::tr("The region cannot be shown"), seat.error().text());
            return;
        }
        seat_ = std::move(seat).value();
        seat_->show(options_);
        if (startWindow_) startWindow_->blockSignals(true);
        startWindow_.reset();
        if (!options_.tour.isEmpty()) startTour();
        if (options_.exitAfterSeconds)
            QTimer::singleShot(std::chrono::seconds(*options_.exitAfterSeconds), qApp, [] { QApplication::exit(0); });
    }

    void startTour()
    {
        ui::Tour::Settings settings;
        settings.directory = options_.tour;
        tour_ = std::make_unique<ui::Tour>(seat_->window(), settings);
        QObject::connect(tour_.get(), &ui::Tour::finished, qApp, [](const QStringList& failures) {
            for (const QString& failure : failures) std::fprintf(stderr, "pitwatch: %s\n", qPrintable(failure));
            QApplication::exit(failures.isEmpty() ? 0 : 1);
        });
        tour_->start();
    }

    void fail(const QString& title, const QString& details)
    {
        std::fprintf(stderr, "pitwatch: %s\n%s\n", qPrintable(title), qPrintable(details));
        if (options_.unattended()) {
            QApplication::exit(1);
            return;
        }
        if (!startWindow_) startWindow_ = std::make_unique<StartWindow>();
        startWindow_->disconnect(qApp);
        QObject::connect(startWindow_.get(), &StartWindow::cancelled, qApp, [] { QApplication::exit(1); });
        startWindow_->showFailure(title, details);
    }

    ClientOptions options_;
    ui::Theme theme_;
    std::unique_ptr<StartWindow> startWindow_;
    std::unique_ptr<DemoSimulator> simulator_;
    std::unique_ptr<Seat> seat_;
    std::unique_ptr<ui::Tour> tour_;
};

bool hasDisplay()
{
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (!qEnvironmentVariableIsEmpty(name)) return true;
    return false;
}

/// Chinese is the first language, whatever the computer speaks; source texts are English.
void translate(QApplication& app, const QString& locale)
{
    const auto load = [&](const QString& name, const QString& directory) {
        auto* translator = new QTranslator(&app);
        if (translator->load(name + locale, directory)) QApplication::installTranslator(translator);
    };
    load(QStringLiteral("qtbase_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(QStringLiteral("pitwatch_"), translationDirectory());
    QLocale::setDefault(QLocale(locale));
}

}  // namespace

int main(int argc, char** argv)
{
    if (!hasDisplay()) {
        // Help and version need no display; everything else says what is missing.
        qputenv("QT_QPA_PLATFORM", "offscreen");
        const QByteArray first = argc > 1 ? argv[1] : "";
        if (first != "--help" && first != "--version") {
            std::fprintf(stderr,
                         "pitwatch: no display. Use installer/setup.sh run, xvfb-run, or QT_QPA_PLATFORM=offscreen.\n");
            return 2;
        }
    }
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("pitwatch"));
    QApplication::setApplicationVersion(QStringLiteral(PITWATCH_VERSION));
    const ClientCommand command = parseCommandLine(QApplication::arguments().mid(1));
    if (!command.run) {
        std::fprintf(command.exitCode == 0 ? stdout : stderr, "%s", qPrintable(command.print));
        return command.exitCode;
    }
    translate(app, command.run->locale);
    return Client(*command.run).run();
}
