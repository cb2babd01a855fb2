#include "consultrecordings.h"

#include <algorithm>

#include <core/logging.h>

namespace pitwatch {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kTidyEvery = 10min;
constexpr RetentionLimits kNothingGoes{.keepDays = 0, .maximumDiskShare = 1, .reserveBytes = 0};
constexpr DiskSpace kEndless{1LL << 62, 1LL << 62};

ConsultRecordings::Setup completed(ConsultRecordings::Setup setup)
{
    if (!setup.space) setup.space = [folder = setup.folder] { return diskSpaceOf(folder); };
    return setup;
}

}  // namespace

ConsultRecordings::ConsultRecordings(Setup setup, const Clock& clock, QObject* parent)
    : QObject(parent), setup_(completed(std::move(setup))), limits_(setup_.limits), clock_(clock)
{
    worker_.setMaxThreadCount(1);
    connect(&tidying_, &QTimer::timeout, this, &ConsultRecordings::tidy);
}

ConsultRecordings::~ConsultRecordings()
{
    ending_ = true;
    worker_.clear();
    worker_.waitForDone();
}

void ConsultRecordings::start()
{
    tidying_.start(kTidyEvery);
    tidy();
}

void ConsultRecordings::tidy()
{
    worker_.start([this, setup = setup_, limits = limits_, now = clock_.now()] {
        const int closed = recoverRecordings(setup.folder, open_, [this] { return ending_.load(); });
        const std::optional<DiskSpace> space = setup.space();
        const int gone = space ? thinOutRecordings(setup.folder, limits, *space, now, open_) : 0;
        if (closed + gone == 0) return;
        qCInfo(logStore, "recordings of consultations: %d closed afterwards, %d deleted", closed, gone);
        QMetaObject::invokeMethod(this, &ConsultRecordings::changed, Qt::QueuedConnection);
    });
}

Result<ConsultRecorder*> ConsultRecordings::begin(const RecordingNote& note)
{
    const bool runs =
        std::any_of(recorders_.begin(), recorders_.end(), [](const auto& recorder) { return !recorder->stopped(); });
    if (runs) return Error{ErrorKind::Exhausted, tr("a consultation is being recorded already"), {}};
    const QString folder = folderOf(note.room);
    // Before there is a note: whoever tidies up must not take it for one that a crash has left.
    open_.add(folder);
    auto begun = ConsultRecorder::begin({folder, note, limits_, setup_.space, &clock_});
    if (!begun) {
        letGo(folder);
        return begun.error();
    }
    ConsultRecorder* recorder = recorders_.emplace_back(std::move(begun).value()).get();
    connect(recorder, &ConsultRecorder::begun, this, &ConsultRecordings::changed);
    // Others who listen are served first.
    connect(
        recorder, &ConsultRecorder::ended, this, [this, recorder] { drop(recorder); }, Qt::QueuedConnection);
    return recorder;
}

void ConsultRecordings::drop(ConsultRecorder* recorder)
{
    letGo(recorder->folder());
    std::erase_if(recorders_, [recorder](const auto& known) { return known.get() == recorder; });
    Q_EMIT changed();
    tidy();
}

/// After what the worker does now: it may have read the note while the recording still ran.
void ConsultRecordings::letGo(const QString& folder)
{
    worker_.start([this, folder] { open_.remove(folder); });
}

void ConsultRecordings::setLimits(const RetentionLimits& limits)
{
    limits_ = limits;
    for (const auto& recorder : recorders_) recorder->setLimits(limits);
    // Before start() nothing is deleted: what the seat has chosen may still come.
    if (tidying_.isActive()) tidy();
}

void ConsultRecordings::forecast(const RetentionLimits& limits, QObject* context, ForecastAnswer done)
{
    worker_.start(
        [this, limits, guard = QPointer<QObject>(context), done = std::move(done), setup = setup_, now = clock_.now()] {
            // A disk that tells nothing is not thinned out either.
            const std::optional<DiskSpace> space = setup.space();
            const RecordingForecast forecast =
                forecastRecordings(setup.folder, space ? limits : kNothingGoes, space.value_or(kEndless), now, open_);
            QMetaObject::invokeMethod(
                this,
                [guard, done, forecast] {
                    if (guard) done(forecast);
                },
                Qt::QueuedConnection);
        });
}

void ConsultRecordings::list(const RecordingQuery& query, QObject* context, ListAnswer done)
{
    worker_.start([this, query, guard = QPointer<QObject>(context), done = std::move(done), root = setup_.folder] {
        auto found = std::make_shared<RecordingList>(listRecordings(root, query));
        QMetaObject::invokeMethod(
            this,
            [guard, done, found] {
                if (guard) done(std::move(*found));
            },
            Qt::QueuedConnection);
    });
}

}  // namespace pitwatch
