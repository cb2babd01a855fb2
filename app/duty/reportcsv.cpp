#include "reportcsv.h"

namespace pitwatch {

namespace {

bool looksLikeFormula(const QString& text)
{
    static const QString starts = QStringLiteral("=+-@\t\r＝＋－＠");
    if (text.isEmpty() || !starts.contains(text.front())) return false;
    bool number = false;
    text.toDouble(&number);
    return !(number && text.front() == QLatin1Char('-'));
}

void addLine(QString& out, const QStringList& cells)
{
    bool first = true;
    for (const QString& cell : cells) {
        if (!std::exchange(first, false)) out += QLatin1Char(',');
        out += csvField(cell);
    }
    out += QStringLiteral("\r\n");
}

void addTable(QString& out, const ReportTable& table)
{
    addLine(out, {});
    addLine(out, {table.title});
    QStringList titles;
    for (const ReportColumn& column : table.columns) titles << column.title;
    addLine(out, titles);
    for (const QStringList& row : table.rows) addLine(out, row);
    if (table.rows.empty()) addLine(out, {table.whenEmpty});
}

}  // namespace

QString csvField(const QString& text)
{
    QString field = looksLikeFormula(text) ? QLatin1Char('\'') + text : text;
    static const QString special = QStringLiteral(",\"\r\n");
    const bool quoted = std::any_of(field.cbegin(), field.cend(), [](QChar c) { return special.contains(c); });
    if (!quoted) return field;
    field.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + field + QLatin1Char('"');
}

QByteArray toCsv(const ReportSheet& sheet)
{
    QString out(QChar(0xFEFF));
    addLine(out, {sheet.title});
    for (const auto& [name, value] : sheet.facts) addLine(out, {name, value});
    addLine(out, {sheet.digestLabel, sheet.digest});
    for (const ReportTable& table : sheet.tables) addTable(out, table);
    addLine(out, {});
    for (const QString& remark : sheet.remarks) addLine(out, {remark});
    return out.toUtf8();
}

}  // namespace pitwatch
