#include "perceptionrecord.h"

#include <algorithm>
#include <cmath>

namespace pitwatch {

namespace {

constexpr double kLargestNumber = 1e9;

bool allDigits(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::optional<double> parseDecimal(QStringView text)
{
    QStringView body = text;
    if (body.startsWith(u'-') || body.startsWith(u'+')) body = body.sliced(1);
    const qsizetype point = body.indexOf(u'.');
    const bool fits = point < 0 ? allDigits(body) : allDigits(body.first(point)) && allDigits(body.sliced(point + 1));
    const double number = fits ? text.toDouble() : kLargestNumber * 2;
    return std::abs(number) <= kLargestNumber ? std::optional(number) : std::nullopt;
}

/// "station&time,station&time": each station with its full code.
bool isTrace(QStringView text, const QTimeZone& zone)
{
    for (const QStringView step : text.split(u',')) {
        const qsizetype split = step.indexOf(u'&');
        if (split < 0 || !allDigits(step.first(split)) || !parsePerceptionTime(step.sliced(split + 1), zone))
            return false;
    }
    return true;
}

bool hasForm(const PerceptionField& field, QStringView value, const QTimeZone& zone)
{
    switch (field.form) {
        case FieldForm::Text:
            return true;
        case FieldForm::Digits:
            return value.size() == field.digits && allDigits(value);
        case FieldForm::Whole:
            return value.size() <= 9 && allDigits(value);
        case FieldForm::Decimal:
            return parseDecimal(value).has_value();
        case FieldForm::Time:
            return parsePerceptionTime(value, zone).has_value();
        case FieldForm::Word:
            return field.words.contains(value);
        case FieldForm::Trace:
            return isTrace(value, zone);
    }
    return false;
}

QString formText(const PerceptionField& field)
{
    switch (field.form) {
        case FieldForm::Text:
            return QStringLiteral("a text");
        case FieldForm::Digits:
            return QStringLiteral("%1 digits").arg(field.digits);
        case FieldForm::Whole:
            return QStringLiteral("a whole number of at most 9 digits");
        case FieldForm::Decimal:
            return QStringLiteral("a number");
        case FieldForm::Time:
            return QStringLiteral("a time yyyy-MM-dd HH:mm:ss");
        case FieldForm::Word:
            return QStringLiteral("one of ") + field.words.join(QStringLiteral(", "));
        case FieldForm::Trace:
            return QStringLiteral("station&time, separated by commas");
    }
    return {};
}

}  // namespace

QStringView PerceptionRecord::text(PerceptionColumn column) const
{
    for (std::size_t i = 0; i < table_.size() && i < values_.size(); ++i)
        if (table_[i].column == column) return values_[i];
    return {};
}

std::optional<UtcTime> PerceptionRecord::time(PerceptionColumn column, const QTimeZone& zone) const
{
    return parsePerceptionTime(text(column), zone);
}

std::optional<double> PerceptionRecord::number(PerceptionColumn column) const
{
    return parseDecimal(text(column));
}

std::optional<UtcTime> parsePerceptionTime(QStringView text, const QTimeZone& zone)
{
    constexpr QStringView kForm = u"0000-00-00 00:00:00";
    if (text.size() != kForm.size()) return std::nullopt;
    for (qsizetype i = 0; i < kForm.size(); ++i) {
        const bool isDigit = text[i] >= u'0' && text[i] <= u'9';
        if (kForm[i] == u'0' ? !isDigit : text[i] != kForm[i]) return std::nullopt;
    }
    const auto part = [&](qsizetype from, qsizetype count) { return text.sliced(from, count).toInt(); };
    const QDate date(part(0, 4), part(5, 2), part(8, 2));
    const QTime time(part(11, 2), part(14, 2), part(17, 2));
    if (!date.isValid() || !time.isValid()) return std::nullopt;
    return fromDateTime(QDateTime(date, time, zone));
}

std::optional<QString> misfit(const PerceptionField& field, QStringView value, const MineCode& mine,
                              const QTimeZone& zone)
{
    if (value.isEmpty())
        return field.mayBeEmpty ? std::nullopt : std::optional(formText(field) + QStringLiteral(", not empty"));
    if (value.toUtf8().size() > field.maximumBytes) return QStringLiteral("at most %1 bytes").arg(field.maximumBytes);
    if (std::ranges::any_of(value, [](QChar c) { return c.category() == QChar::Other_Control; }))
        return QStringLiteral("no line breaks or other control characters");
    if (!hasForm(field, value, zone)) return formText(field);
    if (field.startsWithMine && !mine.isEmpty() && !value.startsWith(mine.text()))
        return QStringLiteral("a code that begins with the mine's code ") + mine.text();
    return std::nullopt;
}

}  // namespace pitwatch
