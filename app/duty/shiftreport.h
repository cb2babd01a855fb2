#pragma once

#include <QStringList>

#include <atomic>
#include <memory>
#include <vector>

#include <store/storereader.h>

/// The facts of a shift as a value: read from the store in one moment, with names in place of codes where the region
/// knows them. For a shift that is over they are the same whenever the report is made, but for the wording and grade of
/// alarms that went on and changed since, and for a consultation that is still on. What it looks like is the business
/// of reportsheet.h.
namespace pitwatch {

struct AlarmEntry {
    Alarm alarm;  ///< as it stood at the end of the period, whatever happened to it afterwards
    QString mineName;
    QString subjectName;  ///< the subject itself where no name is known
};

struct LoadEntry {
    LoadSummary load;
    QString name;  ///< of the feeder; empty for the mine's total
};

struct MineEntry {
    MineCode code;
    QString name;
    HeadCount total;
    std::vector<HeadCount> hours;  ///< counted from the period's beginning; hours without data are left out
    std::vector<LoadEntry> loads;
};

/// An outage that went on past the period has no `until` here.
struct CameraOutageEntry {
    CameraOutage outage;
    QString mineName;
    QString cameraName;
    Micros inPeriod{};  ///< how much of the outage lies in the period
};

struct FeedOutageEntry {
    FeedOutage outage;
    Micros inPeriod{};
};

struct DeclarationEntry {
    StoredDeclaration declaration;
    QString mineName;
};

/// A decision that was noted, or a snapshot that was taken.
struct ConsultationNote {
    enum class Kind { Decision, Snapshot };
    Kind kind = Kind::Decision;
    UtcTime at;
    QString by;    ///< empty: the duty seat
    QString text;  ///< the decision, or the name of the picture's file
    bool operator==(const ConsultationNote&) const = default;
};

/// A consultation that went on past the period has no `until` here.
struct ConsultationEntry {
    QString room;
    QString subject;
    UtcTime from;
    std::optional<UtcTime> until;
    bool endKnown = true;                 ///< false: no end was noted, `until` is the last entry
    int participants = 0;                 ///< who were there in the period
    std::vector<ConsultationNote> notes;  ///< of the period, in order of time
    bool operator==(const ConsultationEntry&) const = default;
};

/// See consultationlog.h: it lies beside the store.
struct ConsultationLog {
    std::vector<ConsultationEntry> consultations;
    QStringList unread;  ///< names of minutes that could not be read
};

struct ShiftReport {
    QString regionName;
    QTimeZone zone;
    QString shiftName;  ///< empty when the period is no shift of the region
    Period period;
    UtcTime generatedAt;
    std::vector<AlarmEntry> alarms;
    std::vector<MineEntry> mines;
    std::vector<CameraOutageEntry> cameras;
    std::vector<FeedOutageEntry> feeds;
    std::vector<DeclarationEntry> declarations;
    ConsultationLog log;  ///< left empty by buildShiftReport()

    /// Nothing at all was recorded in the period.
    bool empty() const;
};

/// Shared by the one who waits and the one who works.
struct ReportProgress {
    std::atomic<bool> cancelled{false};
    std::atomic<int> percent{0};
};

/// The longest period of one report, so that no slip of the pen makes a report of ten thousand pages.
inline constexpr std::chrono::days kLongestReport{31};

/// Reads everything in one moment. InvalidInput: the period is reversed or too long. `progress` may be null; when it is
/// cancelled the error says so.
Result<ShiftReport> buildShiftReport(StoreReader& store, const Region& region, const Period& period,
                                     UtcTime generatedAt, ReportProgress* progress = nullptr);

/// The alarm without what happened to it at `end` or later; its grade and wording stay as they are now.
Alarm asItStood(Alarm alarm, UtcTime end);

/// The error of a cancelled report.
Error cancelledReport();

}  // namespace pitwatch
