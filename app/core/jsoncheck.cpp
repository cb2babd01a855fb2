#include "jsoncheck.h"

#include <QJsonDocument>

#include <cmath>

namespace pitwatch {

QString JsonIssue::text() const
{
    return QStringLiteral("%1: found %2, expected %3")
        .arg(pointer.isEmpty() ? QStringLiteral("(document)") : pointer, found, expected);
}

void JsonIssues::add(JsonIssue issue)
{
    ++total_;
    if (list_.size() < bound_) list_.push_back(std::move(issue));
}

QString describeJson(const QJsonValue& value)
{
    switch (value.type()) {
        case QJsonValue::Undefined:
            return QStringLiteral("nothing");
        case QJsonValue::Null:
            return QStringLiteral("null");
        case QJsonValue::Bool:
            return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
        case QJsonValue::Double:
            return QString::number(value.toDouble(), 'g', 12);
        case QJsonValue::String:
            return QStringLiteral("\"%1\"").arg(value.toString().left(48));
        case QJsonValue::Array:
            return QStringLiteral("an array of %1").arg(value.toArray().size());
        case QJsonValue::Object:
            return QStringLiteral("an object");
    }
    return {};
}

JsonCursor JsonCursor::member(const QString& key) const
{
    QString escaped = key;
    escaped.replace(QLatin1Char('~'), QStringLiteral("~0")).replace(QLatin1Char('/'), QStringLiteral("~1"));
    return JsonCursor(value_.toObject().value(key), pointer_ + QLatin1Char('/') + escaped, *issues_);
}

std::vector<JsonCursor> JsonCursor::elements(bool required, int maximum) const
{
    std::vector<JsonCursor> list;
    if (!value_.isArray()) {
        if (required || present()) report(QStringLiteral("an array"));
        return list;
    }
    const QJsonArray array = value_.toArray();
    if (array.size() > maximum) {
        report(QStringLiteral("at most %1 elements").arg(maximum));
        return list;
    }
    list.reserve(static_cast<std::size_t>(array.size()));
    for (int i = 0; i < array.size(); ++i)
        list.emplace_back(array.at(i), pointer_ + QLatin1Char('/') + QString::number(i), *issues_);
    return list;
}

bool JsonCursor::requireObject() const
{
    if (value_.isObject()) return true;
    report(QStringLiteral("an object"));
    return false;
}

QString JsonCursor::text(int maximumLength) const
{
    if (!value_.isString() || value_.toString().isEmpty()) {
        report(QStringLiteral("a text that is not empty"));
        return {};
    }
    return optionalText({}, maximumLength);
}

QString JsonCursor::optionalText(const QString& otherwise, int maximumLength) const
{
    if (!present()) return otherwise;
    if (!value_.isString()) {
        report(QStringLiteral("a text"));
        return otherwise;
    }
    const QString text = value_.toString();
    if (text.size() > maximumLength) {
        report(QStringLiteral("a text of %1 characters").arg(text.size()),
               QStringLiteral("at most %1").arg(maximumLength));
        return otherwise;
    }
    return text;
}

double JsonCursor::number(double minimum, double maximum) const
{
    if (!present()) {
        report(QStringLiteral("a number"));
        return minimum;
    }
    return optionalNumber(minimum, maximum).value_or(minimum);
}

std::optional<double> JsonCursor::optionalNumber(double minimum, double maximum) const
{
    if (!present()) return std::nullopt;
    const double number = value_.toDouble(std::nan(""));
    if (!value_.isDouble() || !std::isfinite(number) || number < minimum || number > maximum) {
        report(QStringLiteral("a number from %1 to %2").arg(minimum).arg(maximum));
        return std::nullopt;
    }
    return number;
}

qint64 JsonCursor::integer(qint64 minimum, qint64 maximum) const
{
    const double number = value_.toDouble(std::nan(""));
    if (!value_.isDouble() || number != std::floor(number) || number < static_cast<double>(minimum) ||
        number > static_cast<double>(maximum)) {
        report(QStringLiteral("a whole number from %1 to %2").arg(minimum).arg(maximum));
        return minimum;
    }
    return static_cast<qint64>(number);
}

bool JsonCursor::boolean(bool otherwise) const
{
    if (!present()) return otherwise;
    if (!value_.isBool()) report(QStringLiteral("true or false"));
    return value_.toBool(otherwise);
}

std::optional<UtcTime> JsonCursor::optionalTime() const
{
    return present() ? time() : std::nullopt;
}

std::optional<UtcTime> JsonCursor::time() const
{
    const Result<UtcTime> parsed = parseIsoTime(value_.toString());
    if (value_.isString() && parsed.ok()) return parsed.value();
    report(QStringLiteral("an ISO 8601 time with offset, e.g. 2026-11-23T10:00:00.000+08:00"));
    return std::nullopt;
}

QString JsonCursor::digits(int count) const
{
    const QString text = value_.toString();
    bool fits = value_.isString() && text.size() == count;
    for (const QChar c : text) fits = fits && c >= QLatin1Char('0') && c <= QLatin1Char('9');
    if (!fits) {
        report(QStringLiteral("a text of exactly %1 digits").arg(count));
        return {};
    }
    return text;
}

std::optional<int> JsonCursor::oneOf(const QStringList& names) const
{
    const qsizetype index = value_.isString() ? names.indexOf(value_.toString()) : -1;
    if (index >= 0) return static_cast<int>(index);
    report(QStringLiteral("one of ") + names.join(QStringLiteral(", ")));
    return std::nullopt;
}

void JsonCursor::report(const QString& expected) const
{
    report(describeJson(value_), expected);
}

void JsonCursor::report(const QString& found, const QString& expected) const
{
    issues_->add(JsonIssue{pointer_, found, expected});
}

}  // namespace pitwatch
