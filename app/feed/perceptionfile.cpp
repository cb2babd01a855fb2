#include "perceptionfile.h"

#include <QCryptographicHash>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

#include "perceptionbody.h"
#include "perceptionrecord.h"

namespace pitwatch {

namespace {

constexpr int kFoundLength = 60;

QString quoted(QStringView text)
{
    return QStringLiteral("\"%1\"").arg(text.left(kFoundLength));
}

/// One pass over one file. Holds nothing of the content beyond the call of the record that it looks at.
class PerceptionReader {
public:
    PerceptionReader(PerceptionReading& reading, const QByteArray& content, const PerceptionContext& context)
        : reading_(reading), content_(content), context_(context)
    {
    }

    void read()
    {
        QByteArrayView payload;
        if (!acceptName() || !acceptFrame(payload)) return;
        kind_ = context_.dialect.kind(reading_.kind);
        if (!kind_) {
            reading_.state = PerceptionState::Unknown;
            reading_.reason = QStringLiteral("no table for the kind %1").arg(reading_.kind);
            return;
        }
        const qsizetype headerEnd = payload.indexOf(context_.dialect.recordEnd);
        if (headerEnd < 0) return reject(QStringLiteral("found no header, expected one that ends with ~"));
        if (!acceptHeader(payload.first(headerEnd))) return;
        builder_ = makePerceptionBodyBuilder(kind_->content, context_.zone);
        if (readRecords(payload.sliced(headerEnd + 1))) judge();
    }

private:
    void reject(const QString& reason)
    {
        reading_.state = PerceptionState::Rejected;
        reading_.reason = reason;
    }

    void addIssue(PerceptionIssue issue)
    {
        ++reading_.issueCount;
        if (reading_.issues.size() < context_.limits.issues) reading_.issues.push_back(std::move(issue));
    }

    bool acceptName()
    {
        const Result<PerceptionName> name = parsePerceptionName(reading_.fileName, context_);
        if (!name) {
            reject(name.error().message);
            return false;
        }
        reading_.mine = name.value().mine;
        reading_.kind = name.value().kind;
        return true;
    }

    /// Size, end sign and encoding; `payload` is what stands between the byte-order mark and the end sign.
    bool acceptFrame(QByteArrayView& payload)
    {
        payload = content_;
        if (payload.size() > context_.limits.fileBytes) {
            reject(QStringLiteral("found %1 bytes, expected at most %2")
                       .arg(payload.size())
                       .arg(context_.limits.fileBytes));
            return false;
        }
        if (payload.startsWith("\xef\xbb\xbf")) payload = payload.sliced(3);
        // Before the encoding: what is still being written may end in the middle of a character.
        if (!endsPerceptionFile(payload, context_.dialect)) {
            reading_.state = PerceptionState::Incomplete;
            reading_.reason =
                QStringLiteral("the end sign %1 is missing").arg(QString::fromLatin1(context_.dialect.fileEnd));
            return false;
        }
        if (!payload.isValidUtf8()) {
            reject(QStringLiteral("found bytes that are no UTF-8 (GBK?), expected UTF-8"));
            return false;
        }
        const QByteArrayView trimmed = payload.trimmed();
        const qsizetype end = trimmed.indexOf(context_.dialect.fileEnd);
        if (end + context_.dialect.fileEnd.size() != trimmed.size()) {
            reject(QStringLiteral("found %1 bytes behind the end sign, expected none")
                       .arg(trimmed.size() - end - context_.dialect.fileEnd.size()));
            return false;
        }
        payload = trimmed.first(end);
        return true;
    }

    bool acceptHeader(QByteArrayView bytes)
    {
        const QString text = decode(bytes);
        const std::vector<QStringView> values = split(text);
        if (!checkFields(0, bytes, text, kind_->header, values, false)) {
            reject(reading_.issues.back().text());
            return false;
        }
        const PerceptionRecord header(kind_->header, values);
        reading_.mineName = header.text(PerceptionColumn::MineName).toString();
        reading_.time = header.time(PerceptionColumn::UploadTime, context_.zone);
        if (!reading_.time) {
            reject(QStringLiteral("header: found no time of upload, expected one"));
            return false;
        }
        if (*reading_.time > context_.now + context_.limits.futureTolerance) {
            reject(
                QStringLiteral("header: found a time in the future, %1, expected at most %2")
                    .arg(formatDateTime(*reading_.time, context_.zone), formatDateTime(context_.now, context_.zone)));
            return false;
        }
        return true;
    }

    /// Too long records are not even decoded.
    QString decode(QByteArrayView bytes) const
    {
        return bytes.size() > context_.limits.recordBytes ? QString() : QString::fromUtf8(bytes);
    }

    std::vector<QStringView> split(const QString& text) const
    {
        std::vector<QStringView> values;
        for (const QStringView value : QStringView(text).tokenize(QLatin1Char(context_.dialect.fieldSeparator)))
            values.push_back(value);
        return values;
    }

    /// False, with an issue, when the record does not fit its table.
    bool checkFields(std::size_t record, QByteArrayView bytes, const QString& text,
                     const std::vector<PerceptionField>& table, const std::vector<QStringView>& values, bool openEnd)
    {
        if (bytes.size() > context_.limits.recordBytes) {
            addIssue({record,
                      {},
                      QStringLiteral("%1 bytes").arg(bytes.size()),
                      QStringLiteral("at most %1").arg(context_.limits.recordBytes)});
            return false;
        }
        for (const QChar c : context_.dialect.forbidden) {
            if (!text.contains(c)) continue;
            addIssue({record,
                      {},
                      quoted(QStringView(&c, 1)),
                      quoted(QString(QLatin1Char(context_.dialect.fieldSeparator)))});
            return false;
        }
        if (values.size() < table.size() || (values.size() > table.size() && !openEnd)) {
            addIssue({record,
                      {},
                      QStringLiteral("%1 fields").arg(values.size()),
                      QStringLiteral("%1 fields").arg(table.size())});
            return false;
        }
        for (std::size_t i = 0; i < table.size(); ++i) {
            const auto expected = misfit(table[i], values[i], reading_.mine, context_.zone);
            if (!expected) continue;
            addIssue({record, table[i].name, quoted(values[i]), *expected});
            return false;
        }
        return true;
    }

    bool readRecords(QByteArrayView rest)
    {
        while (!rest.isEmpty()) {
            if (reading_.records >= context_.limits.records) {
                reject(QStringLiteral("found more than %1 records, expected fewer").arg(context_.limits.records));
                return false;
            }
            const qsizetype end = rest.indexOf(context_.dialect.recordEnd);
            readRecord(end < 0 ? rest : rest.first(end), end >= 0);
            rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        }
        return true;
    }

    void readRecord(QByteArrayView bytes, bool ended)
    {
        const std::size_t number = ++reading_.records;
        const QString text = decode(bytes);
        const std::vector<QStringView> values = split(text);
        if (!ended) addIssue({number, {}, QStringLiteral("no ~ at its end"), QStringLiteral("one")});
        if (!ended || !checkFields(number, bytes, text, kind_->fields, values, kind_->openEnd)) {
            ++reading_.badRecords;
            return;
        }
        keep(PerceptionRecord(kind_->fields, values));
    }

    void keep(const PerceptionRecord& record)
    {
        QString key;
        for (const PerceptionColumn column : kind_->keys) key.append(record.text(column)).append(QLatin1Char(';'));
        const auto index = static_cast<std::size_t>(indexOfKey_.size());
        const auto before = indexOfKey_.constFind(key);
        const bool replaces = before != indexOfKey_.constEnd();
        if (builder_) builder_->put(replaces ? *before : index, record);
        if (replaces)
            ++reading_.replacedRecords;
        else
            indexOfKey_.insert(key, index);
    }

    void judge()
    {
        const QString share = QStringLiteral("%1 of %2 records are bad").arg(reading_.badRecords).arg(reading_.records);
        if (static_cast<double>(reading_.badRecords) >
            context_.limits.badShare * static_cast<double>(reading_.records)) {
            reject(QStringLiteral("found that %1, expected at most %2 %; first %3")
                       .arg(share)
                       .arg(qRound(context_.limits.badShare * 100))
                       .arg(reading_.issues.front().text()));
            return;
        }
        reading_.state = reading_.badRecords > 0 ? PerceptionState::Partial : PerceptionState::Accepted;
        if (reading_.badRecords > 0)
            reading_.reason = share + QStringLiteral("; first ") + reading_.issues.front().text();
        if (builder_) reading_.body = builder_->take();
    }

    PerceptionReading& reading_;
    const QByteArray& content_;
    const PerceptionContext& context_;
    const PerceptionKind* kind_ = nullptr;
    std::unique_ptr<PerceptionBodyBuilder> builder_;
    QHash<QString, std::size_t> indexOfKey_;
};

}  // namespace

QString perceptionStateName(PerceptionState state)
{
    static const QStringList names{QStringLiteral("ACCEPTED"),   QStringLiteral("PARTIAL"), QStringLiteral("REJECTED"),
                                   QStringLiteral("INCOMPLETE"), QStringLiteral("STALE"),   QStringLiteral("DUPLICATE"),
                                   QStringLiteral("UNKNOWN")};
    return names.at(static_cast<int>(state));
}

QString PerceptionIssue::text() const
{
    const QString place = record == 0 ? QStringLiteral("header") : QStringLiteral("record %1").arg(record);
    return QStringLiteral("%1%2: found %3, expected %4")
        .arg(place, field.isEmpty() ? QString() : QStringLiteral(", ") + field, found, expected);
}

Result<PerceptionName> parsePerceptionName(const QString& fileName, const PerceptionContext& context)
{
    static const QString expected = QStringLiteral("<mine, 12 digits>_<KIND>_<yyyyMMddHHmmss>.txt");
    const Error error{ErrorKind::InvalidInput,
                      QStringLiteral("found the file name %1, expected %2").arg(quoted(fileName), expected),
                      {}};
    if (fileName.size() > 255) return error;
    const QRegularExpressionMatch match = QRegularExpression(context.dialect.namePattern).match(fileName);
    if (!match.hasMatch()) return error;
    QString time = match.captured(QStringLiteral("time"));
    time.insert(12, u':').insert(10, u':').insert(8, u' ').insert(6, u'-').insert(4, u'-');
    const std::optional<UtcTime> written = parsePerceptionTime(time, context.zone);
    if (!written) return error;
    return PerceptionName{MineCode(match.captured(QStringLiteral("mine"))), match.captured(QStringLiteral("kind")),
                          *written};
}

bool endsPerceptionFile(QByteArrayView tail, const PerceptionDialect& dialect)
{
    return tail.trimmed().endsWith(dialect.fileEnd);
}

PerceptionReading readPerceptionFile(const QString& fileName, const QByteArray& content,
                                     const PerceptionContext& context)
{
    PerceptionReading reading;
    reading.fileName = fileName;
    reading.digest = QCryptographicHash::hash(content, QCryptographicHash::Sha256);
    PerceptionReader(reading, content, context).read();
    return reading;
}

Observation perceptionObservation(PerceptionReading reading, const FeedId& source, UtcTime receivedAt)
{
    Q_ASSERT(reading.body && reading.time);
    return Observation{reading.mine, source, *reading.time, receivedAt, std::move(*reading.body)};
}

}  // namespace pitwatch
