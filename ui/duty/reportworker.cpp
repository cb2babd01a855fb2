#include "reportworker.h"

#include <QPainter>

#include <cmath>

#include <duty/consultationlog.h>
#include <duty/reportpages.h>

namespace pitwatch::ui {

namespace {

/// Pages beyond this would fill memory and are read on paper anyway.
constexpr int kMostPreviewPages = 8;

QImage blankPage(double dotsPerInch)
{
    const auto pixels = [dotsPerInch](double millimetres) {
        return int(std::lround(millimetres * dotsPerInch / 25.4));
    };
    QImage image(pixels(ReportPages::kWidth), pixels(ReportPages::kHeight), QImage::Format_RGB32);
    const int dotsPerMetre = int(std::lround(dotsPerInch / 0.0254));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    image.fill(Qt::white);
    return image;
}

ReportPreviewPages paintPages(const ShiftReport& report, double dotsPerInch, ReportProgress& progress)
{
    QImage metrics = blankPage(dotsPerInch);
    const ReportPages pages(composeSheet(report), &metrics);
    ReportPreviewPages preview;
    preview.total = pages.count();
    for (int page = 0; page < std::min(preview.total, kMostPreviewPages) && !progress.cancelled; ++page) {
        QImage image = blankPage(dotsPerInch);
        QPainter painter(&image);
        pages.paint(painter, page);
        painter.end();
        preview.images << image;
    }
    return preview;
}

}  // namespace

ReportWorker::ReportWorker(AsyncReader* history, std::shared_ptr<const Region> region, const Clock* clock,
                           const QString& minutesFolder, QObject* parent)
    : QObject(parent), history_(history), region_(std::move(region)), clock_(clock), minutesFolder_(minutesFolder)
{
    pool_.setMaxThreadCount(1);
}

ReportWorker::~ReportWorker()
{
    if (progress_) progress_->cancelled = true;
    pool_.clear();
    pool_.waitForDone();
}

Result<ReportWorker::Reading> ReportWorker::readReport(StoreReader& store, const Region& region, const Period& period,
                                                       UtcTime now, ReportProgress* progress)
{
    const auto recorded = store.recorded();
    if (!recorded) return recorded.error();
    auto report = buildShiftReport(store, region, period, now, progress);
    if (!report) return report.error();
    return Reading{std::make_shared<ShiftReport>(std::move(report).value()), recorded.value().has_value()};
}

void ReportWorker::make(const Period& period, double dotsPerInch)
{
    const Progress progress = begin();
    const UtcTime now = clock_->now();
    history_->read<Reading>(
        this,
        [region = region_, period, now, progress](StoreReader& store) {
            return readReport(store, *region, period, now, progress.get());
        },
        [this, progress, dotsPerInch](Result<Reading> reading) {
            if (progress != progress_) return;
            if (!reading) {
                ends(progress);
                return fail(reading.error());
            }
            paint(progress, std::move(reading).value(), dotsPerInch);
        });
}

void ReportWorker::paint(const Progress& progress, Reading reading, double dotsPerInch)
{
    pool_.start([this, progress, dotsPerInch, reading = std::move(reading)] {
        // Here, for the store's thread has others to answer.
        if (!minutesFolder_.isEmpty() && !progress->cancelled)
            reading.report->log = consultationsWithin(minutesFolder_, reading.report->period);
        const ReportPreviewPages pages = paintPages(*reading.report, dotsPerInch, *progress);
        QMetaObject::invokeMethod(this, [this, progress, pages, reading] {
            if (progress != progress_) return;
            if (!progress->cancelled) {
                report_ = reading.report;
                storeIsEmpty_ = !reading.storeHasRecords && reading.report->empty();
            }
            ends(progress);
            if (progress->cancelled)
                Q_EMIT cancelled();
            else
                Q_EMIT made(pages);
        });
    });
}

void ReportWorker::save(ReportFormat format, const QString& path)
{
    Q_ASSERT(report_);
    const Progress progress = begin();
    pool_.start([this, progress, format, path, report = report_] {
        const Result<void> written = writeReport(*report, format, path, progress.get());
        QMetaObject::invokeMethod(this, [this, progress, path, written] {
            if (!ends(progress)) return;
            if (written)
                Q_EMIT saved(path);
            else
                fail(written.error());
        });
    });
}

void ReportWorker::cancel()
{
    if (progress_) progress_->cancelled = true;
}

ReportWorker::Progress ReportWorker::begin()
{
    const bool wasBusy = busy();
    cancel();
    progress_ = std::make_shared<ReportProgress>();
    if (!wasBusy) Q_EMIT busyChanged(true);
    return progress_;
}

/// False when another piece of work has taken its place.
bool ReportWorker::ends(const Progress& progress)
{
    if (progress != progress_) return false;
    progress_.reset();
    Q_EMIT busyChanged(false);
    return true;
}

void ReportWorker::fail(const Error& error)
{
    if (error == cancelledReport())
        Q_EMIT cancelled();
    else
        Q_EMIT failed(error);
}

}  // namespace pitwatch::ui
