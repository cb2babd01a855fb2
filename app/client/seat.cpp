#include "seat.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTimer>

extern "C" {
#include <libavutil/avutil.h>
}

#include <alarm/rulefile.h>
#include <core/logging.h>
#include <region/regionfile.h>
#include <store/storefile.h>
#include <ui/alarm/alarmpage.h>
#include <ui/consult/consultpage.h>
#include <ui/consult/recordinglimits.h>
#include <ui/common/fullscreen.h>
#include <ui/duty/dutypage.h>
#include <ui/map/mappage.h>
#include <ui/overview/overviewpage.h>
#include <ui/playback/playbackpage.h>
#include <ui/power/powerpage.h>
#include <ui/system/systempage.h>
#include <ui/wall/wallpage.h>
#include <ui/wall/wallwindows.h>

#include "resourcepaths.h"
#include "tableoffers.h"

namespace pitwatch {

namespace {

QString ruleFileOf(const ClientOptions& options)
{
    if (!options.rules.isEmpty()) return options.rules;
    // The demo's mines do in seconds what real ones do in minutes.
    return resourceFile(options.demo ? QStringLiteral("rules/demo.json") : QStringLiteral("rules/default.json"));
}

QString rendererText(const ui::Renderer& renderer)
{
    if (renderer.gl) return QObject::tr("OpenGL: %1").arg(renderer.device);
    if (renderer.device.isEmpty()) return QObject::tr("the processor");
    return QObject::tr("the processor (OpenGL: %1)").arg(renderer.device);
}

QString sqliteVersion()
{
    QString version;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("version"));
        database.setDatabaseName(QStringLiteral(":memory:"));
        QSqlQuery query(database);
        if (database.open() && query.exec(QStringLiteral("SELECT sqlite_version()")) && query.next())
            version = query.value(0).toString();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("version"));
    return version;
}

}  // namespace

Result<std::unique_ptr<Seat>> Seat::create(const ClientOptions& options, const QString& regionFile, ui::Theme& theme)
{
    Result<Region> region = loadRegion(regionFile);
    if (!region) return region.error();
    const QString ruleFile = ruleFileOf(options);
    Result<RuleSet> rules = loadRules(ruleFile);
    if (!rules) return rules.error();
    const QString ruleVersion = rules.value().version;
    const QString data = options.dataDirectory.isEmpty() ? defaultDataDirectory() : options.dataDirectory;

    std::unique_ptr<Seat> seat(new Seat);
    seat->region_ = std::make_shared<const Region>(std::move(region).value());
    seat->renderer_ = ui::chooseRenderer(options.renderer);
    auto services = Services::create({seat->region_, std::move(rules).value(), data, options.pluginDirectories,
                                      options.observationLog, options.decoder, options.mediaInProcess});
    if (!services) return services.error();
    seat->services_ = std::move(services).value();
    seat->state_ = std::make_unique<ui::UiState>(QDir(data).filePath(QStringLiteral("seat.json")));
    seat->recordings_ = std::make_unique<ui::RecordingChoice>(seat->region_, *seat->state_);
    seat->officer_ = std::make_unique<ui::DutyOfficer>(*seat->state_);
    seat->eventLoop_ = std::make_unique<ui::EventLoopWatch>(seat->services_->clock());
    if (options.theme.isEmpty()) ui::restoreTheme(*seat->state_, theme);
    const ui::PageContext context = seat->makeContext(options, regionFile, ruleFile, ruleVersion, theme);
    seat->window_ = std::make_unique<ui::MainWindow>(context, theme, *seat->officer_);
    seat->watchCameras();
    seat->watchAlarms();
    seat->addPages(context);
    seat->window_->restore();
    if (!options.page.isEmpty()) seat->window_->showPage(options.page);
    // Before the start: it deletes what is beyond the limits.
    ConsultRecordings& recordings = seat->services_->consultRecordings();
    recordings.setLimits(ui::keptRecordingLimits(*seat->state_, recordings.limits()));
    seat->services_->start();
    seat->recordCameras();
    // Queued: the first painting is over by then.
    QTimer::singleShot(0, seat->eventLoop_.get(), &ui::EventLoopWatch::start);
    return seat;
}

Seat::~Seat() = default;

ui::PageContext Seat::makeContext(const ClientOptions& options, const QString& regionFile, const QString& ruleFile,
                                  const QString& ruleVersion, const ui::Theme& theme)
{
    const QString data = QFileInfo(state_->path()).absolutePath();
    facts_.versions = {{QStringLiteral("Pitwatch"), QStringLiteral(PITWATCH_VERSION)},
                       {QStringLiteral("Qt"), QString::fromLatin1(qVersion())},
                       {QStringLiteral("FFmpeg"), QString::fromLatin1(av_version_info())},
                       {QStringLiteral("SQLite"), sqliteVersion()},
                       {QObject::tr("Region file"), QString::number(region_->version)},
                       {QObject::tr("Rule file"), ruleVersion}};
    facts_.versions.emplace_back(QObject::tr("Wall drawn by"), rendererText(renderer_));
    facts_.places = {{QObject::tr("Region file"), QFileInfo(regionFile).absoluteFilePath()},
                     {QObject::tr("Rule file"), QFileInfo(ruleFile).absoluteFilePath()},
                     {QObject::tr("Data directory"), data}};
    if (!options.observationLog.isEmpty())
        facts_.places.emplace_back(QObject::tr("Observation log"),
                                   QFileInfo(options.observationLog).absoluteFilePath());
    ui::PageContext context;
    context.engine = &services_->engine();
    context.video = &services_->video();
    context.detections = &services_->detections();
    context.feeds = &services_->feeds();
    context.store = &services_->store();
    context.history = &services_->history();
    context.recorder = &services_->recorder();
    context.recordings = recordings_.get();
    context.playback = services_->playback();
    context.consult = &services_->consult();
    context.callBook = &services_->callBook();
    context.consultRecordings = &services_->consultRecordings();
    context.minutes = &services_->minutes();
    context.eventLoop = eventLoop_.get();
    context.facts = &facts_;
    context.region = region_;
    context.clock = &services_->clock();
    context.state = state_.get();
    context.dataDirectory = data;
    context.theme = &theme;
    context.gl = renderer_.gl;
    context.operatorName = [officer = officer_.get()] { return officer->name(); };
    return context;
}

void Seat::addPages(const ui::PageContext& context)
{
    addWalls(context);
    window_->addPage(new ui::OverviewPage(context));
    window_->addPage(wall_);
    window_->addPage(new ui::PlaybackPage(context));
    window_->addPage(new ui::MapPage(context));
    window_->addPage(new ui::PowerPage(context));
    window_->addPage(new ui::AlarmPage(context));
    window_->addPage(new ui::ConsultPage(context, tableOffers(context)));
    window_->addPage(new ui::DutyPage(context));
    window_->addPage(new ui::SystemPage(context));
}

void Seat::recordCameras()
{
    const auto record = [this] { services_->recorder().record(recordings_->recorded()); };
    const auto adopt = [this] { services_->recorder().setSettings(recordings_->settings()); };
    QObject::connect(recordings_.get(), &ui::RecordingChoice::changed, recordings_.get(), record);
    QObject::connect(recordings_.get(), &ui::RecordingChoice::settingsChanged, recordings_.get(), adopt);
    adopt();
    record();
}

void Seat::addWalls(const ui::PageContext& context)
{
    walls_ = std::make_unique<ui::WallWindows>(context, nullptr, &services_->evidence());
    QObject::connect(walls_.get(), &ui::WallWindows::cameraPhaseChanged, cameras_.get(), &CameraWatch::reportPhase);
    QObject::connect(walls_.get(), &ui::WallWindows::windowOpened, window_.get(), [this](ui::WallWindow* wall) {
        QObject::connect(wall, &ui::WallWindow::keysRequested, window_.get(),
                         [this, wall] { window_->showKeysOf(*wall, wall->page()); });
    });
    QObject::connect(walls_.get(), &ui::WallWindows::openRequested, window_.get(),
                     [this](const QString& page, const QString& subject) {
                         if (window_->kiosk() || !window_->showPage(page, subject)) return;
                         window_->activateWindow();
                     });
    wall_ = walls_->makeMainPage();
    kiosk_ = std::make_unique<KioskMode>(*window_, *walls_);
}

void Seat::show(const ClientOptions& options)
{
    options.fullscreen ? ui::showOverScreen(*window_) : window_->show();
    // A tour pictures the main window; other walls would only take the machine from it.
    if (options.tour.isEmpty()) walls_->restore();
    if (!options.layout.isEmpty() && !wall_->recallLayout(options.layout))
        qCWarning(logUi) << "--layout: no layout is called" << options.layout;
    if (options.kiosk) kiosk_->enter();
}

void Seat::watchCameras()
{
    const auto report = [this](const CameraKey& key, bool online, const QString& reason) {
        const UtcTime now = services_->clock().now();
        services_->feeds().report(
            {key.mine, FeedId(QStringLiteral("video")), now, now, CameraStatus{key.camera, online, reason}});
    };
    cameras_ = std::make_unique<CameraWatch>(CameraWatch::Options{}, report);
    cameras_->setRegion(*region_);
}

void Seat::watchAlarms()
{
    using List = std::shared_ptr<const std::vector<Alarm>>;
    QObject::connect(&services_->engine(), &EnginePort::snapshotChanged, &services_->evidence(),
                     [this, seen = List()](const SnapshotPtr& snapshot) mutable {
                         if (snapshot->alarms == seen) return;
                         seen = snapshot->alarms;
                         services_->evidence().alarmsChanged(*seen, officer_->name());
                     });
}

}  // namespace pitwatch
