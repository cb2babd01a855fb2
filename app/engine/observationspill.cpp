#include "observationspill.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <core/logging.h>
#include <feed/mqttpayload.h>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

QString pathIn(const QString& directory, const QString& name)
{
    return directory.isEmpty() ? QString() : directory + u'/' + name;
}

LogEntry entryOf(const Observation& observation)
{
    return LogEntry{observation.receivedAt, observation.source, u"pitwatch/v1/"_s + observationTopic(observation),
                    encodePayload(observation, QTimeZone::utc())};
}

}  // namespace

ObservationSpill::ObservationSpill(const QString& directory)
    : writing_(pathIn(directory, u"engine-spill.jsonl"_s)), reading_(pathIn(directory, u"engine-spill-reading.jsonl"_s))
{
    // An earlier run may have been cut off while it read: its file is read again from the beginning, before the other.
    if (QFileInfo(reading_).size() > 0) {
        Result<std::unique_ptr<ObservationLogReader>> reader = ObservationLogReader::open(reading_);
        if (reader) reader_ = std::move(reader).value();
    }
    written_ = QFileInfo(writing_).size() > 0;
}

Result<void> ObservationSpill::append(const Observation& observation)
{
    const std::lock_guard lock(mutex_);
    if (writing_.isEmpty()) return Error{ErrorKind::NotFound, u"no directory to spill to"_s, {}};
    if (!writer_) {
        QDir().mkpath(QFileInfo(writing_).path());  // where that fails, opening says why
        LogLimits limits;
        limits.fileBytes = std::numeric_limits<qint64>::max() / 2;
        Result<std::unique_ptr<ObservationLogWriter>> writer = ObservationLogWriter::open(writing_, limits);
        if (!writer) return writer.error();
        writer_ = std::move(writer).value();
    }
    const Result<void> appended = writer_->append(entryOf(observation));
    if (appended) written_ = true;
    return appended;
}

bool ObservationSpill::pending() const
{
    const std::lock_guard lock(mutex_);
    return written_ || reader_;
}

std::vector<Observation> ObservationSpill::take(std::size_t maximum)
{
    const std::lock_guard lock(mutex_);
    std::vector<Observation> taken;
    while (taken.size() < maximum && (reader_ || openNext())) {
        const Result<std::optional<LogEntry>> entry = reader_->next();
        if (!entry) {
            qCWarning(logFeed, "spilled observation lost: %s", qPrintable(entry.error().text()));
        } else if (!entry.value()) {
            finish();
        } else {
            const LogEntry& line = *entry.value();
            Result<Observation> decoded = decodePayload(line.topic, line.payload, line.feed, line.received);
            if (decoded)
                taken.push_back(std::move(decoded).value());
            else
                qCWarning(logFeed, "spilled observation lost: %s", qPrintable(decoded.error().text()));
        }
    }
    return taken;
}

/// Moves the file that was written so far aside for reading; what comes meanwhile goes into a new one.
bool ObservationSpill::openNext()
{
    if (!written_) return false;
    if (writer_ && !writer_->flush()) return false;
    writer_.reset();
    written_ = false;
    QFile::remove(reading_);
    if (!QFile::rename(writing_, reading_)) return false;
    Result<std::unique_ptr<ObservationLogReader>> reader = ObservationLogReader::open(reading_);
    if (!reader) return false;
    reader_ = std::move(reader).value();
    return true;
}

void ObservationSpill::finish()
{
    reader_.reset();
    QFile::remove(reading_);
}

}  // namespace pitwatch
