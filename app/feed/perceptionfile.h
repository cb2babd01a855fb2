#pragma once

#include <QByteArray>
#include <QString>
#include <QTimeZone>

#include <chrono>
#include <optional>
#include <vector>

#include <core/result.h>

#include "observation.h"
#include "perceptiondialect.h"

/// Reading of perception-data files (感知数据): pure functions over the bytes. Every kind of damage has its message,
/// and what is good in a damaged file is kept as long as at most a fifth of its records is bad.
namespace pitwatch {

enum class PerceptionState {
    Accepted,
    Partial,     ///< some records are bad, at most PerceptionLimits::badShare
    Rejected,    ///< nothing of it is used
    Incomplete,  ///< the end sign is missing: may still be growing
    Stale,       ///< older than the newest of its mine and kind: stored, not shown as current
    Duplicate,   ///< same name and content as one before
    Unknown,     ///< a kind without a table: kept, marked
};
/// "ACCEPTED", "PARTIAL" …
QString perceptionStateName(PerceptionState state);

struct PerceptionLimits {
    qint64 fileBytes = 64 * 1024 * 1024;
    qsizetype recordBytes = 64 * 1024;
    std::size_t records = 200'000;
    double badShare = 0.2;                     ///< more than this rejects the file
    std::chrono::seconds futureTolerance{60};  ///< clocks of mines differ by seconds
    std::size_t issues = 100;                  ///< how many are kept; all are counted
};

struct PerceptionIssue {
    std::size_t record = 0;  ///< 0 is the header
    QString field;           ///< may be empty
    QString found;
    QString expected;
    QString text() const;
};

struct PerceptionName {
    MineCode mine;
    QString kind;
    UtcTime time;
};

struct PerceptionContext {
    const PerceptionDialect& dialect;  ///< outlives the call
    QTimeZone zone;
    UtcTime now;
    PerceptionLimits limits = {};
};

struct PerceptionReading {
    QString fileName;
    MineCode mine;  ///< from the name
    QString kind;   ///< from the name
    QString mineName;
    std::optional<UtcTime> time;  ///< 数据上传时间 of the header
    PerceptionState state = PerceptionState::Rejected;
    QString reason;  ///< why it is not simply accepted
    std::size_t records = 0;
    std::size_t badRecords = 0;
    std::size_t replacedRecords = 0;  ///< gave way to a later record with the same key: a warning
    std::vector<PerceptionIssue> issues;
    std::size_t issueCount = 0;
    QByteArray digest;                    ///< SHA-256 of the content
    std::optional<ObservationBody> body;  ///< accepted and partial files of kinds that are turned into observations
};

/// The error says what a name looks like. `fileName` without folders.
Result<PerceptionName> parsePerceptionName(const QString& fileName, const PerceptionContext& context);

/// Whether the bytes end with the dialect's end sign (white space behind it is tolerated); the last few suffice.
bool endsPerceptionFile(QByteArrayView tail, const PerceptionDialect& dialect);

/// Reads everything. Never gives Stale or Duplicate: that is the PerceptionLedger's business.
PerceptionReading readPerceptionFile(const QString& fileName, const QByteArray& content,
                                     const PerceptionContext& context);

/// The reading's body as an observation; the reading must have a body and a time.
Observation perceptionObservation(PerceptionReading reading, const FeedId& source, UtcTime receivedAt);

}  // namespace pitwatch
