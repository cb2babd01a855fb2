#include "exchangeworker.h"

#include <QThread>

#include <core/logging.h>
#include <feed/mqttpayload.h>
#include <feed/mqtttopic.h>

namespace pitwatch::mtt1201 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kListed = 20'000;  // files looked at in one pass
constexpr int kTaken = 200;              // files taken in one pass: between passes the thread can be stopped
constexpr qint64 kTailBytes = 64;        // more than the end sign and line breaks behind it
constexpr qsizetype kNotedSeries = 1'000;

QString details(const PerceptionReading& reading)
{
    QStringList lines{perceptionStateName(reading.state) + u": "_s + reading.reason};
    for (const PerceptionIssue& issue : reading.issues) lines << issue.text();
    if (reading.issueCount > reading.issues.size())
        lines << u"and %1 more"_s.arg(reading.issueCount - reading.issues.size());
    return lines.join(u'\n');
}

}  // namespace

ExchangeWorker::ExchangeWorker(FeedContext context, const ExchangeSettings& settings)
    : context_(std::move(context)), settings_(settings), folder_(settings), watcher_(this), soon_(this), rescan_(this)
{
    soon_.setSingleShot(true);
    soon_.setInterval(100ms);
    rescan_.setInterval(settings.rescanEvery);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!soon_.isActive()) soon_.start();
    });
    connect(&soon_, &QTimer::timeout, this, &ExchangeWorker::scan);
    connect(&rescan_, &QTimer::timeout, this, &ExchangeWorker::scan);
}

void ExchangeWorker::start()
{
    rescan_.start();
    scan();
}

void ExchangeWorker::scan()
{
    updateLink();
    if (!*connected_) return;
    updateWatches();
    taken_ = 0;
    QSet<QString> present;
    for (const Entry& entry : folder_.waiting(kListed)) {
        if (QThread::currentThread()->isInterruptionRequested()) return;
        present.insert(entry.path);
        if (taken_ < kTaken) handle(entry);
    }
    waiting_.removeIf([&](const auto& item) { return !present.contains(item.key()); });
    if (taken_ == 0) return;
    folder_.tidy();
    soon_.start();
}

void ExchangeWorker::updateLink()
{
    const bool connected = folder_.exists();
    if (connected_ == connected) return;
    connected_ = connected;
    context_.sink->linkChanged(context_.id, connected ? FeedLink::Connected : FeedLink::Disconnected,
                               connected ? QString() : tr("The folder %1 cannot be read").arg(settings_.directory));
}

void ExchangeWorker::updateWatches()
{
    const QStringList watched = watcher_.directories();
    for (const QString& folder : folder_.folders())
        if (!watched.contains(folder)) watcher_.addPath(folder);
}

void ExchangeWorker::handle(const Entry& entry)
{
    const auto before = waiting_.constFind(entry.path);
    if (before != waiting_.constEnd() && before->stuck && before->size == entry.size &&
        before->modified == entry.modified)
        return;
    if (!entry.regular) return reject(entry, u"found a link or a special file, expected a regular file"_s, {}, {});
    if (entry.size > limits_.fileBytes)
        return reject(entry, u"found %1 bytes, expected at most %2"_s.arg(entry.size).arg(limits_.fileBytes), {}, {});
    if (!mayBeComplete(entry)) return wait(entry, u"the end sign || is missing"_s);
    const std::optional<QByteArray> content = ExchangeFolder::read(entry.path, limits_.fileBytes + 1);
    if (!content) return wait(entry, u"the file cannot be read"_s);
    take(entry, *content);
}

/// Looks at the end of the file only, and only when it has changed.
bool ExchangeWorker::mayBeComplete(const Entry& entry)
{
    const auto before = waiting_.constFind(entry.path);
    if (before != waiting_.constEnd() && before->size == entry.size && before->modified == entry.modified) return false;
    const std::optional<QByteArray> tail = ExchangeFolder::readTail(entry.path, kTailBytes);
    return tail && endsPerceptionFile(*tail, perceptionDialect42());
}

void ExchangeWorker::wait(const Entry& entry, const QString& reason)
{
    const UtcTime now = context_.clock->now();
    Waiting& waiting = waiting_[entry.path];
    if (waiting.size < 0) waiting.since = now;
    waiting.size = entry.size;
    waiting.modified = entry.modified;
    if (now - waiting.since < settings_.incompleteAfter) return;
    const QByteArray excerpt = ExchangeFolder::read(entry.path, kMaximumExcerpt).value_or(QByteArray());
    reject(entry, u"%1 for %2 s"_s.arg(reason).arg(settings_.incompleteAfter.count()), {}, excerpt);
}

void ExchangeWorker::take(const Entry& entry, const QByteArray& content)
{
    const UtcTime now = context_.clock->now();
    PerceptionReading reading = readPerceptionFile(
        entry.name, content, PerceptionContext{perceptionDialect42(), context_.region->timezone, now, limits_});
    if (reading.state == PerceptionState::Incomplete) return wait(entry, reading.reason);
    if (reading.state != PerceptionState::Rejected && !context_.region->mine(reading.mine)) {
        reading.state = PerceptionState::Rejected;
        reading.reason = u"found the mine %1, expected a mine of the region"_s.arg(reading.mine.text());
    }
    context_.sink->alive(context_.id);
    ledger_.judge(reading);
    settle(entry, std::move(reading), content, now);
}

void ExchangeWorker::settle(const Entry& entry, PerceptionReading reading, const QByteArray& content,
                            UtcTime receivedAt)
{
    switch (reading.state) {
        case PerceptionState::Rejected:
        case PerceptionState::Incomplete:
            return reject(entry, reading.reason, details(reading), content);
        case PerceptionState::Duplicate:
            return check(entry, ExchangeFolder::remove(entry));
        case PerceptionState::Unknown:
            noteOnce(reading);
            return check(entry, folder_.put(entry, Shelf::Unknown));
        case PerceptionState::Stale:
            // Kept as a file; what is on the screens is newer.
            noteOnce(reading);
            return check(entry, folder_.put(entry, Shelf::Done));
        case PerceptionState::Partial:
            refuse(entry, reading.reason, content);
            [[fallthrough]];
        case PerceptionState::Accepted:
            deliver(std::move(reading), receivedAt);
            return check(entry, folder_.put(entry, Shelf::Done));
    }
}

void ExchangeWorker::deliver(PerceptionReading reading, UtcTime receivedAt)
{
    if (!reading.body) return;
    Observation observation = perceptionObservation(std::move(reading), context_.id, receivedAt);
    // Logged in the form that replay reads.
    context_.sink->record(context_.id, receivedAt, mqttTopicRoot() + u'/' + observationTopic(observation),
                          encodePayload(observation, context_.region->timezone));
    ObservationBatch batch;
    batch.push_back(std::move(observation));
    context_.sink->deliver(std::move(batch));
}

/// Once for each mine and kind: such a file may come every half minute.
void ExchangeWorker::noteOnce(const PerceptionReading& reading)
{
    const QString series = reading.mine.text() + u' ' + reading.kind + u' ' + perceptionStateName(reading.state);
    if (noted_.contains(series) || noted_.size() >= kNotedSeries) return;
    noted_.insert(series);
    qCInfo(logFeed).noquote() << "feed" << context_.id.text() << "keeps without showing:" << series << reading.reason;
}

void ExchangeWorker::refuse(const Entry& entry, const QString& reason, const QByteArray& content)
{
    context_.sink->refuse(
        RefusedInput{context_.id, context_.clock->now(), entry.name, reason, content.left(kMaximumExcerpt)});
}

void ExchangeWorker::reject(const Entry& entry, const QString& reason, const QString& details,
                            const QByteArray& content)
{
    context_.sink->alive(context_.id);
    refuse(entry, reason, content);
    check(entry, folder_.reject(entry, details.isEmpty() ? reason : details));
}

/// What cannot be put away is left alone until it changes, and said once.
void ExchangeWorker::check(const Entry& entry, const Result<void>& putAway)
{
    ++taken_;
    if (putAway.ok()) {
        waiting_.remove(entry.path);
        return;
    }
    waiting_[entry.path] = Waiting{context_.clock->now(), entry.size, entry.modified, true};
    refuse(entry, u"taken, but it cannot be put away: "_s + putAway.error().message, {});
}

}  // namespace pitwatch::mtt1201
