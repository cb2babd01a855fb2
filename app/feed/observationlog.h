#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <memory>
#include <optional>

#include <core/ids.h>
#include <core/result.h>
#include <core/utctime.h>

/// The observation log: JSON Lines {"received":…,"feed":…,"topic":…,"payload":{…}} in order of receipt
/// (resources/schemas/mqtt.md says what topics and payloads are). "feed" may be missing in logs of others.
namespace pitwatch {

struct LogEntry {
    UtcTime received;  ///< milliseconds are kept
    FeedId feed;
    QString topic;       ///< with "pitwatch/v1/"
    QByteArray payload;  ///< a JSON object
    bool operator==(const LogEntry&) const = default;
};

struct LogLimits {
    qint64 fileBytes = qint64{256} * 1024 * 1024;
    int oldFiles = 8;  ///< <path>.1 is the newest old file; what comes after the last is removed
};

/// Appends to a log. Buffered: call flush() when a reader must see the entries. Use from one thread.
class ObservationLogWriter {
public:
    static Result<std::unique_ptr<ObservationLogWriter>> open(const QString& path, const LogLimits& limits = {});

    /// An entry whose payload is no JSON object is refused and nothing is written.
    Result<void> append(const LogEntry& entry);
    Result<void> flush();

private:
    ObservationLogWriter(const QString& path, const LogLimits& limits);
    Result<void> openFile();
    Result<void> rotate();
    Error failure() const;

    const QString path_;
    const LogLimits limits_;
    QFile file_;
    qint64 size_ = 0;  ///< with what is still buffered: QFile::size() would write it out
};

/// Reads a log line by line; memory stays bounded by the longest allowed line. Use from one thread.
class ObservationLogReader {
public:
    static Result<std::unique_ptr<ObservationLogReader>> open(const QString& path);

    /// Nothing at the end. An error names the line; the next call goes on behind it. Blank lines are skipped.
    Result<std::optional<LogEntry>> next();
    qint64 line() const { return line_; }

private:
    explicit ObservationLogReader(const QString& path) : file_(path) {}
    Result<QByteArray> readLine();
    Error atLine(const QString& message) const;

    QFile file_;
    QByteArray buffer_;  ///< room for one line
    qint64 line_ = 0;
};

}  // namespace pitwatch
