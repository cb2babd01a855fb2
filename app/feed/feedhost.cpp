#include "feedhost.h"

#include <QUrl>

#include <bit>

#include <core/logging.h>

#include "admission.h"
#include "mqttpayload.h"
#include "mqtttopic.h"

namespace pitwatch {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What the region file, or else the plugin, says about how long the feed may be quiet.
Micros silentAfter(const QJsonObject& settings, const QJsonObject& metadata)
{
    constexpr double kOtherwise = 30;
    constexpr double kPeriods = 3;
    constexpr double kLongest = 7 * 86'400;
    const double period = settings.value("period_s"_L1).toDouble(metadata.value("period_s"_L1).toDouble());
    const double ofPlugin = metadata.value("silent_after_s"_L1).toDouble(kOtherwise);
    const double seconds = settings.value("silent_after_s"_L1).toDouble(period > 0 ? kPeriods * period : ofPlugin);
    return Micros(static_cast<qint64>(qBound(1.0, seconds, kLongest) * 1e6));
}

QString addressOf(const QJsonObject& settings)
{
    const QString url = settings.value("url"_L1).toString();
    if (url.isEmpty()) return settings.value("directory"_L1).toString();
    return QUrl(url).toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
}

QString wholeSeconds(Micros span)
{
    return QString::number(std::chrono::duration_cast<std::chrono::seconds>(span).count());
}

/// Only we say how our feeds and streams do.
bool isOurOwn(const ObservationBody& body)
{
    return std::holds_alternative<CameraStatus>(body) || std::holds_alternative<FeedStatusChange>(body);
}

}  // namespace

FeedHost::FeedHost(std::shared_ptr<const Region> region, const Clock& clock, PluginRegistry& registry,
                   ObservationReceiver& receiver, ObservationRecorder* recorder)
    : region_(std::move(region)), clock_(clock), registry_(registry), receiver_(receiver), recorder_(recorder)
{
    QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] { supervise(); });
    for (const FeedSettings& settings : region_->feeds) addEntry(settings);
}

FeedHost::~FeedHost()
{
    stop();
}

void FeedHost::stop()
{
    timer_.stop();
    // Not under the lock: a feed may be in the sink while it is told to stop.
    for (Entry& entry : entries_) entry.feed.reset();
}

void FeedHost::addEntry(const FeedSettings& settings)
{
    Entry entry;
    entry.snapshot.id = settings.id;
    entry.snapshot.plugin = settings.plugin;
    entry.snapshot.address = addressOf(settings.settings);
    entry.snapshot.silentAfter = silentAfter(settings.settings, registry_.metadata(settings.plugin));
    entries_.push_back(std::move(entry));
}

void FeedHost::start()
{
    const UtcTime now = clock_.now();
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        Entry& entry = entries_[i];
        {
            const std::lock_guard lock(mutex_);
            supervisor_.watch(entry.snapshot.id, entry.snapshot.silentAfter, now);
        }
        const Result<void> started = startFeed(entry, region_->feeds[i]);
        if (!started) fail(entry, started.error().text());
    }
    timer_.start(500ms);
}

Result<void> FeedHost::startFeed(Entry& entry, const FeedSettings& settings)
{
    const Result<FeedPlugin*> plugin = registry_.load(settings.plugin);
    if (!plugin) return plugin.error();
    Result<std::unique_ptr<Feed>> feed =
        plugin.value()->create(FeedContext{settings.id, settings.settings, region_, this, &clock_});
    if (!feed) return feed.error();
    entry.feed = std::move(feed).value();
    return entry.feed->start();
}

void FeedHost::fail(Entry& entry, const QString& reason)
{
    entry.feed.reset();
    linkChanged(entry.snapshot.id, FeedLink::Failed, reason);
}

FeedHost::Entry* FeedHost::find(const FeedId& feed)
{
    for (Entry& entry : entries_)
        if (entry.snapshot.id == feed) return &entry;
    return nullptr;
}

std::vector<FeedSnapshot> FeedHost::feeds() const
{
    const std::lock_guard lock(mutex_);
    std::vector<FeedSnapshot> list;
    for (const Entry& entry : entries_) {
        FeedSnapshot snapshot = entry.snapshot;
        snapshot.lastHeard = supervisor_.lastHeard(snapshot.id);
        snapshot.silent = supervisor_.silent(snapshot.id);
        list.push_back(std::move(snapshot));
    }
    return list;
}

std::vector<RefusedInput> FeedHost::quarantine() const
{
    const std::lock_guard lock(mutex_);
    return quarantine_.inputs();
}

void FeedHost::supervise()
{
    const UtcTime now = clock_.now();
    std::vector<FeedSupervisor::Change> changes;
    {
        const std::lock_guard lock(mutex_);
        changes = supervisor_.check(now);
    }
    for (const FeedSupervisor::Change& change : changes) announce(change, now);
}

void FeedHost::announce(const FeedSupervisor::Change& change, UtcTime now)
{
    const QString reason =
        change.silent ? u"nothing heard for %1 s"_s.arg(wholeSeconds(change.quietFor)) : u"heard again"_s;
    if (change.silent)
        qCWarning(logFeed).noquote() << "feed" << change.feed.text() << "is silent:" << reason;
    else
        qCInfo(logFeed).noquote() << "feed" << change.feed.text() << "is" << reason;
    report({{}, change.feed, now, now, FeedStatusChange{change.feed, change.silent, reason}});
}

void FeedHost::report(Observation observation)
{
    if (recorder_)
        record(observation.source, observation.receivedAt, mqttTopicRoot() + u'/' + observationTopic(observation),
               encodePayload(observation, region_->timezone));
    ObservationBatch batch;
    batch.push_back(std::move(observation));
    receiver_.receive(std::move(batch));
}

void FeedHost::deliver(ObservationBatch batch)
{
    if (batch.empty()) return;
    const FeedId feed = batch.front().source;
    alive(feed);
    std::erase_if(batch, [this](Observation& observation) { return !admitOne(observation); });
    if (batch.empty()) return;
    {
        const std::lock_guard lock(mutex_);
        if (Entry* entry = find(feed)) entry->snapshot.delivered += batch.size();
    }
    receiver_.receive(std::move(batch));
}

bool FeedHost::admitOne(Observation& observation)
{
    const Admission admission = isOurOwn(observation.body)
                                    ? Admission{false, u"found a kind that is not accepted from outside"_s}
                                    : admit(observation, *region_, clock_.now());
    if (!admission.reason.isEmpty())
        refuse({observation.source, observation.receivedAt, observationTopic(observation), admission.reason,
                encodePayload(observation, region_->timezone)});
    return admission.accepted;
}

void FeedHost::refuse(RefusedInput input)
{
    const QString note = u"feed %1 refused %2: %3"_s.arg(input.feed.text(), input.origin, input.reason);
    std::uint64_t total = 0;
    {
        const std::lock_guard lock(mutex_);
        Entry* entry = find(input.feed);
        if (!entry) return;
        total = ++entry->snapshot.refused;
        quarantine_.add(std::move(input));
    }
    // The 1st, 2nd, 4th, 8th …: a mine that sends rubbish for days must not fill the log.
    if (std::has_single_bit(total)) qCWarning(logFeed).noquote() << note.left(500) << "; refused so far:" << total;
}

void FeedHost::linkChanged(const FeedId& feed, FeedLink link, const QString& reason)
{
    const char* news = nullptr;
    {
        const std::lock_guard lock(mutex_);
        Entry* entry = find(feed);
        if (!entry) return;
        entry->snapshot.link = link;
        entry->snapshot.reason = reason;
        news = entry->newsOf(link);
    }
    // Not under the lock: a log that cannot be written at once must not hold up those who ask.
    if (news && link == FeedLink::Connected)
        qCInfo(logFeed).noquote() << "feed" << feed.text() << news;
    else if (news)
        qCWarning(logFeed).noquote() << "feed" << feed.text() << news << reason;
}

/// What is worth a line in the log: the first connection, each outage and each return, once.
const char* FeedHost::Entry::newsOf(FeedLink link)
{
    if (link == FeedLink::Connecting) return nullptr;
    if (link != FeedLink::Connected) return std::exchange(outageLogged, true) ? nullptr : "is lost:";
    const bool back = std::exchange(everConnected, true);
    const bool wasOut = std::exchange(outageLogged, false);
    if (!back) return "is connected";
    return wasOut ? "is back" : nullptr;
}

void FeedHost::alive(const FeedId& feed)
{
    const UtcTime now = clock_.now();
    const std::lock_guard lock(mutex_);
    supervisor_.heard(feed, now);
}

void FeedHost::record(const FeedId& feed, UtcTime receivedAt, const QString& topic, const QByteArray& payload)
{
    if (recorder_) recorder_->record({receivedAt, feed, topic, payload});
}

}  // namespace pitwatch
