#include "observationlog.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <core/reason.h>
#include <core/jsoncheck.h>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

/// A payload may grow when its numbers are written out, but not beyond this.
constexpr qint64 kMaximumLine = 4 * 1024 * 1024;

QString oldFile(const QString& path, int number)
{
    return path + u'.' + QString::number(number);
}

Result<QByteArray> formatLine(const LogEntry& entry)
{
    const QJsonDocument payload = QJsonDocument::fromJson(entry.payload);
    if (!payload.isObject())
        return Error{ErrorKind::InvalidInput, u"found a payload that is no JSON object"_s, entry.topic};
    QJsonObject line{{u"received"_s, formatIsoTime(entry.received, QTimeZone::utc())},
                     {u"topic"_s, entry.topic},
                     {u"payload"_s, payload.object()}};
    if (!entry.feed.isEmpty()) line.insert(u"feed"_s, entry.feed.text());
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

}  // namespace

ObservationLogWriter::ObservationLogWriter(const QString& path, const LogLimits& limits)
    : path_(path), limits_(limits), file_(path)
{
}

Result<std::unique_ptr<ObservationLogWriter>> ObservationLogWriter::open(const QString& path, const LogLimits& limits)
{
    std::unique_ptr<ObservationLogWriter> writer(new ObservationLogWriter(path, limits));
    const Result<void> opened = writer->openFile();
    if (!opened) return opened.error();
    return writer;
}

Result<void> ObservationLogWriter::openFile()
{
    if (!file_.open(QIODevice::WriteOnly | QIODevice::Append)) return failure();
    size_ = file_.size();
    return {};
}

Error ObservationLogWriter::failure() const
{
    const bool full = file_.error() == QFileDevice::ResourceError;
    return Error{full ? ErrorKind::Exhausted : ErrorKind::Unavailable, fileReason(file_), path_};
}

Result<void> ObservationLogWriter::append(const LogEntry& entry)
{
    const Result<QByteArray> line = formatLine(entry);
    if (!line) return line.error();
    if (!file_.isOpen()) {
        const Result<void> opened = openFile();
        if (!opened) return opened;
    }
    if (size_ > 0 && size_ + line.value().size() > limits_.fileBytes) {
        const Result<void> rotated = rotate();
        if (!rotated) return rotated;
    }
    if (file_.write(line.value()) != line.value().size()) return failure();
    size_ += line.value().size();
    return {};
}

Result<void> ObservationLogWriter::flush()
{
    if (file_.isOpen() && !file_.flush()) return failure();
    return {};
}

Result<void> ObservationLogWriter::rotate()
{
    const Result<void> flushed = flush();
    if (!flushed) return flushed;
    file_.close();
    QFile::remove(oldFile(path_, limits_.oldFiles));
    for (int number = limits_.oldFiles - 1; number >= 1; --number)
        QFile::rename(oldFile(path_, number), oldFile(path_, number + 1));
    if (limits_.oldFiles > 0 ? !QFile::rename(path_, oldFile(path_, 1)) : !QFile::remove(path_))
        return Error{ErrorKind::Unavailable, u"the full log could not be moved away"_s, path_};
    return openFile();
}

Result<std::unique_ptr<ObservationLogReader>> ObservationLogReader::open(const QString& path)
{
    std::unique_ptr<ObservationLogReader> reader(new ObservationLogReader(path));
    if (reader->file_.open(QIODevice::ReadOnly)) return reader;
    const ErrorKind kind = QFileInfo::exists(path) ? ErrorKind::Permission : ErrorKind::NotFound;
    return Error{kind, fileReason(reader->file_), path};
}

Error ObservationLogReader::atLine(const QString& message) const
{
    return Error{ErrorKind::InvalidInput, message, u"%1:%2"_s.arg(file_.fileName()).arg(line_)};
}

/// The next line without its end; empty at the end of the file and for blank lines.
Result<QByteArray> ObservationLogReader::readLine()
{
    ++line_;
    // QFile::readLine(maximum) would ask the system for a whole maximum for each line.
    if (buffer_.isEmpty()) buffer_.resize(kMaximumLine);
    qint64 length = file_.readLine(buffer_.data(), buffer_.size());
    const auto whole = [&] { return length > 0 && buffer_.at(length - 1) == '\n'; };
    if (whole() || file_.atEnd()) return QByteArray(buffer_.constData(), std::max<qint64>(length, 0)).trimmed();
    while (length > 0 && !whole()) length = file_.readLine(buffer_.data(), buffer_.size());
    return atLine(u"found a line of more than %1 bytes"_s.arg(kMaximumLine));
}

Result<std::optional<LogEntry>> ObservationLogReader::next()
{
    QByteArray text;
    while (text.isEmpty()) {
        if (file_.atEnd()) return std::optional<LogEntry>();
        const Result<QByteArray> line = readLine();
        if (!line) return line.error();
        text = line.value();
    }
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(text, &parse);
    if (!document.isObject()) return atLine(u"found no JSON object (%1)"_s.arg(parse.errorString()));

    JsonIssues issues(3);
    const JsonCursor root(document.object(), {}, issues);
    LogEntry entry;
    entry.received = root.member(u"received"_s).time().value_or(UtcTime());
    entry.feed = FeedId(root.member(u"feed"_s).optionalText({}, 64));
    entry.topic = root.member(u"topic"_s).text(256);
    const JsonCursor payload = root.member(u"payload"_s);
    payload.requireObject();
    if (!issues.empty()) return atLine(issues.list().front().text());
    entry.payload = QJsonDocument(payload.value().toObject()).toJson(QJsonDocument::Compact);
    return std::optional(std::move(entry));
}

}  // namespace pitwatch
