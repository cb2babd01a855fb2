#pragma once

#include <QImage>
#include <QList>
#include <QObject>
#include <QThreadPool>

#include <memory>

#include <core/clock.h>
#include <duty/reportfile.h>
#include <store/asyncreader.h>

namespace pitwatch::ui {

/// Pages of a report as they will be printed, for the screen.
struct ReportPreviewPages {
    QList<QImage> images;  ///< the first ones; the others are only in the export
    int total = 0;
};

/// Makes reports away from the GUI thread: reads the store and the minutes of consultations, paints the preview, writes
/// files. One piece of work at a time; a new one cancels the one before. Lives on the GUI thread; every signal comes
/// there.
class ReportWorker final : public QObject {
    Q_OBJECT

public:
    /// What lies behind the pointers outlives the worker. `minutesFolder` holds the minutes of consultations; empty:
    /// none are kept.
    ReportWorker(AsyncReader* history, std::shared_ptr<const Region> region, const Clock* clock,
                 const QString& minutesFolder, QObject* parent = nullptr);
    ~ReportWorker() override;

    /// Reads the report of the period and paints its preview for a screen of so many pixels to the inch.
    void make(const Period& period, double dotsPerInch);
    /// Writes the report that was made last.
    void save(ReportFormat format, const QString& path);
    void cancel();

    bool busy() const { return progress_ != nullptr; }
    int percent() const { return progress_ ? progress_->percent.load() : 0; }
    /// The report that was made last; null before the first.
    const std::shared_ptr<const ShiftReport>& report() const { return report_; }
    /// Nothing was ever recorded in this store.
    bool storeIsEmpty() const { return storeIsEmpty_; }

Q_SIGNALS:
    void busyChanged(bool busy);
    void made(const pitwatch::ui::ReportPreviewPages& pages);
    void saved(const QString& path);
    void failed(const pitwatch::Error& error);
    void cancelled();

private:
    using Progress = std::shared_ptr<ReportProgress>;
    struct Reading {
        std::shared_ptr<ShiftReport> report;  ///< of one thread at a time
        bool storeHasRecords = false;
    };

    static Result<Reading> readReport(StoreReader& store, const Region& region, const Period& period, UtcTime now,
                                      ReportProgress* progress);

    Progress begin();
    bool ends(const Progress& progress);
    void fail(const Error& error);
    void paint(const Progress& progress, Reading reading, double dotsPerInch);

    AsyncReader* const history_;
    const std::shared_ptr<const Region> region_;
    const Clock* const clock_;
    const QString minutesFolder_;
    QThreadPool pool_;
    Progress progress_;  ///< of the work that is on
    std::shared_ptr<const ShiftReport> report_;
    bool storeIsEmpty_ = false;
};

}  // namespace pitwatch::ui
