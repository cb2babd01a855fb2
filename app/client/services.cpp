#include "services.h"

#include <QCoreApplication>
#include <QDir>

#include <consult/regioncallees.h>
#include <consult/serverfile.h>
#include <core/logging.h>
#include <media/mediaengines.h>
#include <recording/localplayback.h>
#include <recording/rtspreplay.h>
#include <store/storefile.h>

#include "resourcepaths.h"

namespace pitwatch {

namespace {

/// Alarms that were open when the client ended. A store that cannot be read costs them, not the start.
std::vector<Alarm> openAlarmsOf(const QString& path)
{
    const Result<void> prepared = prepareStore(path);
    if (!prepared) {
        qCWarning(logStore, "%s", qPrintable(prepared.error().text()));
        return {};
    }
    auto reader = StoreReader::open(path);
    auto alarms = reader ? reader.value()->openAlarms() : Result<std::vector<Alarm>>(reader.error());
    if (alarms) return std::move(alarms).value();
    qCWarning(logStore, "open alarms cannot be taken up again: %s", qPrintable(alarms.error().text()));
    return {};
}

}  // namespace

Result<std::unique_ptr<Services>> Services::create(Setup setup)
{
    if (!QDir().mkpath(setup.dataDirectory))
        return Error{ErrorKind::Permission, QStringLiteral("the data directory cannot be made"), setup.dataDirectory};
    const QString file = storePath(setup.dataDirectory);
    std::unique_ptr<Services> services(new Services);

    StoreSettings storeSettings;
    storeSettings.path = file;
    services->store_ = std::make_unique<StoreWriter>(storeSettings, services->clock_);
    services->history_ = std::make_unique<AsyncReader>(file);
    services->evidence_ = std::make_unique<EvidenceDesk>(EvidenceDesk::Setup{
        .region = setup.region,
        .clock = &services->clock_,
        .detections = &services->detectionTape_,
        .directory = evidenceDirectory(setup.dataDirectory),
        .programVersion = QCoreApplication::applicationVersion(),
    });
    services->evidence_->followRules(setup.rules);
    services->engine_ = std::make_unique<EngineThread>(EngineThread::Setup{
        .region = setup.region,
        .rules = std::move(setup.rules),
        .restored = openAlarmsOf(file),
        .listener = services->store_.get(),
        .detections = &services->detections_,
        .clock = &services->clock_,
        .feeds = {},
        .spillDirectory = QDir(setup.dataDirectory).filePath(QStringLiteral("spill")),
        .limits = {},
    });
    services->video_ =
        makeVideoEngine(services->clock_, {.decodeThreads = 0, .decoder = setup.decoder, .planes = true, .limits = {}});
    services->makeRecording(setup);
    services->makeConsult(setup);
    if (!setup.observationLog.isEmpty()) {
        auto writer = ObservationLogWriter::open(setup.observationLog);
        if (!writer) return writer.error();
        services->recorder_ = std::make_unique<ObservationRecorder>(std::move(writer).value());
    }
    services->plugins_ =
        std::make_unique<PluginRegistry>(setup.pluginDirectories + PluginRegistry::defaultDirectories());
    services->feeds_ = std::make_unique<FeedHost>(setup.region, services->clock_, *services->plugins_,
                                                  *services->engine_, services->recorder_.get());
    services->engine_->setFeeds([host = services->feeds_.get()] { return host->feeds(); });
    services->store_->rememberRegion(setup.region);
    return services;
}

void Services::makeRecording(const Setup& setup)
{
    const QString recordings = QDir(setup.dataDirectory).filePath(QStringLiteral("recordings"));
    const QString index = storePath(setup.dataDirectory);
    recording_ = std::make_unique<Recorder>(Recorder::Setup{
        .engine = video_.get(),
        .clock = &clock_,
        .directory = recordings,
        .storePath = index,
        .index = [store = store_.get()](const FactJob& job) { store->remember(job); },
    });
    playback_ = std::make_shared<PlaybackLibrary>(std::make_shared<LocalPlayback>(recordings, index),
                                                  std::make_shared<RtspReplay>(*setup.region));
}

void Services::makeConsult(const Setup& setup)
{
    ConsultDesk::Setup consult;
    consult.host.folder = QDir(setup.dataDirectory).filePath(QStringLiteral("consult/certificates"));
    consult.host.findAddresses = addressesOfThisComputer;
    consult.pluginDirectories = setup.pluginDirectories + PluginRegistry::defaultDirectories();
    if (!setup.mediaInProcess)
        consult.engines =
            std::make_shared<MediaEngines>(siblingProgram(QStringLiteral("pitwatch-media")), consult.pluginDirectories);
    callBook_ = std::make_unique<CallBookKeeper>(
        regionCallees(*setup.region), QDir(setup.dataDirectory).filePath(QStringLiteral("consult/callees.json")));
    consult.callees = callBook_->callees();
    consultRecordings_ = std::make_unique<ConsultRecordings>(
        ConsultRecordings::Setup{.folder = QDir(setup.dataDirectory).filePath(QStringLiteral("consult/recordings")),
                                 .space = {}},
        clock_);
    consult.recordings = consultRecordings_.get();
    const QString servers = QDir(setup.dataDirectory).filePath(QStringLiteral("consult/servers.json"));
    if (const Result<ConsultServers> known = loadServers(servers)) {
        consult.host.iceServers = known.value().iceServers;
        consult.host.sfu.server = known.value().sfu;
        consult.host.sfu.secret = known.value().sfuSecret;
    } else if (known.error().kind != ErrorKind::NotFound) {
        qCWarning(logConsult).noquote() << "servers of consultations:" << known.error().text();
    }
    consult_ = std::make_unique<ConsultDesk>(std::move(consult), clock_);
    authorities_ =
        std::make_unique<AuthorityFolder>(QDir(setup.dataDirectory).filePath(QStringLiteral("consult/authorities")));
    QObject::connect(authorities_.get(), &AuthorityFolder::changed, consult_.get(), &ConsultDesk::setAuthorities);
    QObject::connect(callBook_.get(), &CallBookKeeper::changed, consult_.get(),
                     [this] { consult_->setCallees(callBook_->callees()); });
    minutes_ = std::make_unique<MinutesFolder>(minutesDirectory(setup.dataDirectory));
    QObject::connect(&consult_->host(), &ConsultHost::minutesChanged, minutes_.get(), &MinutesFolder::keep);
    QObject::connect(&consult_->host(), &ConsultHost::audited, minutes_.get(), [](const AuditEntry& entry) {
        qCWarning(logUi).noquote() << "consultation refused:" << entry.detail << "from" << entry.address;
    });
}

Services::~Services()
{
    // Along the way of the data, so that nothing that has arrived is lost. The engine still asks the host for its
    // state.
    if (feeds_) feeds_->stop();
    if (engine_) engine_->stop();
    feeds_.reset();
    // Ends its files, and tells the store.
    recording_.reset();
    if (store_) store_->stop();
}

void Services::start()
{
    store_->start();
    engine_->start();
    feeds_->start();
    // Mines stand by day and night, whatever page is looked at here.
    authorities_->start();
    consult_->host().start();
    consultRecordings_->start();
}

}  // namespace pitwatch
