#include "reportdocument.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextTable>

namespace pitwatch {

namespace {

constexpr double kTitlePoints = 17;
constexpr double kSectionPoints = 11;
constexpr double kBodyPoints = 9;
constexpr double kCellPoints = 8;
constexpr double kSectionGap = 5;  ///< millimetres
constexpr double kTitleGap = 3;    ///< millimetres; a paragraph before a table loses its own lower margin

const QColor kInk(0x1f, 0x24, 0x29);
const QColor kMuted(0x5a, 0x64, 0x6e);
const QColor kLine(0x8a, 0x93, 0x9c);
const QColor kHeader(0xe9, 0xeb, 0xed);

/// The four grade hues of the light theme: dark enough for paper.
QColor gradeInk(Grade grade)
{
    static const QColor inks[] = {QColor(0xc6, 0x2a, 0x2f), QColor(0xc4, 0x61, 0x0a), QColor(0x8f, 0x72, 0x00),
                                  QColor(0x1f, 0x66, 0xd1)};
    return inks[static_cast<int>(grade) - 1];
}

QTextCharFormat letters(double points, bool bold = false, const QColor& ink = kInk)
{
    QTextCharFormat format;
    format.setFont(reportFont(points));
    format.setFontWeight(bold ? QFont::Bold : QFont::Normal);
    format.setForeground(ink);
    return format;
}

class Writer {
public:
    explicit Writer(QTextDocument& document) : cursor_(&document) {}

    void write(const ReportSheet& sheet)
    {
        addTitle(sheet);
        addFacts(sheet);
        for (const ReportTable& table : sheet.tables) addSection(table);
        addRemarks(sheet.remarks);
        addSignatures(sheet.signatures);
    }

    /// Where each section's heading and its first row of facts stand; they belong on one page.
    struct Section {
        QTextBlock heading;
        QTextBlock firstRow;
    };
    const std::vector<Section>& sections() const { return sections_; }

private:
    /// Lengths of formats are in pixels of 96 to the inch; the layout scales them to the device.
    static double mm(double millimetres) { return millimetres * 96 / 25.4; }

    QTextBlockFormat paragraph(double above, double below, Qt::Alignment alignment = Qt::AlignLeft) const
    {
        QTextBlockFormat format;
        format.setTopMargin(mm(above));
        format.setBottomMargin(mm(below));
        format.setAlignment(alignment);
        return format;
    }

    void addParagraph(const QString& text, const QTextBlockFormat& block, const QTextCharFormat& format)
    {
        if (started_) cursor_.insertBlock();
        started_ = true;
        cursor_.setBlockFormat(block);
        cursor_.setCharFormat(format);
        cursor_.insertText(text, format);
    }

    void addTitle(const ReportSheet& sheet)
    {
        addParagraph(sheet.title, paragraph(0, 2, Qt::AlignHCenter), letters(kTitlePoints, true));
        addParagraph(sheet.regionName + QStringLiteral("  ") + sheet.periodText, paragraph(0, 4, Qt::AlignHCenter),
                     letters(kSectionPoints, false, kMuted));
    }

    QTextTableFormat grid(int headerRows) const
    {
        QTextTableFormat format;
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        format.setBorderCollapse(true);
        format.setBorder(1);
        format.setBorderBrush(kLine);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setCellPadding(mm(0.9));
        format.setCellSpacing(0);
        format.setHeaderRowCount(headerRows);
        // The paragraph behind a table loses its own upper margin.
        format.setBottomMargin(mm(kSectionGap));
        return format;
    }

    void fill(const QTextTableCell& cell, const QString& text, const QTextCharFormat& format, Qt::Alignment alignment)
    {
        QTextCursor at = cell.firstCursorPosition();
        QTextBlockFormat block;
        block.setAlignment(alignment);
        at.setBlockFormat(block);
        at.setBlockCharFormat(format);
        // A line break inside a cell stays one block: a page break in between would tear the row.
        at.insertText(QString(text).replace(QLatin1Char('\n'), QChar::LineSeparator), format);
    }

    void shade(QTextTableCell cell)
    {
        QTextCharFormat format = cell.format();
        format.setBackground(kHeader);
        cell.setFormat(format);
    }

    /// Two facts to a line.
    void addFacts(const ReportSheet& sheet)
    {
        const int rows = (static_cast<int>(sheet.facts.size()) + 1) / 2;
        QTextTableFormat format = grid(0);
        format.setTopMargin(mm(kTitleGap));
        format.setColumnWidthConstraints(
            {QTextLength(QTextLength::PercentageLength, 20), QTextLength(QTextLength::PercentageLength, 30),
             QTextLength(QTextLength::PercentageLength, 20), QTextLength(QTextLength::PercentageLength, 30)});
        QTextTable* table = cursor_.insertTable(rows, 4, format);
        for (int i = 0; i < static_cast<int>(sheet.facts.size()); ++i) {
            const auto& [name, value] = sheet.facts[static_cast<std::size_t>(i)];
            const QTextTableCell label = table->cellAt(i / 2, i % 2 * 2);
            fill(label, name, letters(kBodyPoints, false, kMuted), Qt::AlignLeft);
            shade(label);
            fill(table->cellAt(i / 2, i % 2 * 2 + 1), value, letters(kBodyPoints), Qt::AlignLeft);
        }
        if (sheet.facts.size() % 2) shade(table->cellAt(rows - 1, 2));
        leaveTable();
    }

    void leaveTable()
    {
        cursor_.movePosition(QTextCursor::End);
        // The block behind a table cannot be avoided; the next paragraph uses it.
        started_ = false;
    }

    void addSection(const ReportTable& content)
    {
        addParagraph(content.title, paragraph(0, 1.5), letters(kSectionPoints, true));
        const QTextBlock heading = cursor_.block();
        if (content.rows.empty()) {
            addParagraph(content.whenEmpty, paragraph(0, kSectionGap), letters(kBodyPoints, false, kMuted));
            sections_.push_back({heading, cursor_.block()});
            return;
        }
        QTextTable* table = insertTable(content);
        sections_.push_back({heading, table->cellAt(1, 0).firstCursorPosition().block()});
        leaveTable();
    }

    QTextTable* insertTable(const ReportTable& content)
    {
        int total = 0;
        for (const ReportColumn& column : content.columns) total += column.share;
        QList<QTextLength> widths;
        for (const ReportColumn& column : content.columns)
            widths << QTextLength(QTextLength::PercentageLength, 100.0 * column.share / total);
        QTextTableFormat format = grid(1);
        format.setColumnWidthConstraints(widths);
        const int columns = static_cast<int>(content.columns.size());
        QTextTable* table = cursor_.insertTable(static_cast<int>(content.rows.size()) + 1, columns, format);
        for (int c = 0; c < columns; ++c) {
            const ReportColumn& column = content.columns[static_cast<std::size_t>(c)];
            fill(table->cellAt(0, c), column.title, letters(kCellPoints, true),
                 column.number ? Qt::AlignRight : Qt::AlignLeft);
            shade(table->cellAt(0, c));
        }
        for (std::size_t r = 0; r < content.rows.size(); ++r) fillRow(*table, content, r);
        return table;
    }

    void fillRow(QTextTable& table, const ReportTable& content, std::size_t row)
    {
        for (int c = 0; c < static_cast<int>(content.columns.size()); ++c) {
            const bool number = content.columns[static_cast<std::size_t>(c)].number;
            const bool graded = c == content.gradeColumn;
            fill(table.cellAt(static_cast<int>(row) + 1, c), content.rows[row].value(c),
                 graded ? letters(kCellPoints, true, gradeInk(content.grades[row])) : letters(kCellPoints),
                 number ? Qt::AlignRight : Qt::AlignLeft);
        }
    }

    void addRemarks(const QStringList& remarks)
    {
        for (const QString& remark : remarks)
            addParagraph(remark, paragraph(0, 1), letters(kBodyPoints, false, kMuted));
    }

    /// A line each to sign on, side by side.
    void addSignatures(const QStringList& labels)
    {
        addParagraph({}, paragraph(8, 0), letters(kBodyPoints));
        QTextTableFormat format;
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        format.setBorder(0);
        format.setCellPadding(mm(1));
        QTextTable* table = cursor_.insertTable(1, static_cast<int>(labels.size()), format);
        for (int i = 0; i < labels.size(); ++i)
            fill(table->cellAt(0, i), labels.at(i) + QStringLiteral("  ______________________"), letters(kBodyPoints),
                 Qt::AlignLeft);
        leaveTable();
    }

    QTextCursor cursor_;
    bool started_ = false;
    std::vector<Section> sections_;
};

/// After a change of one block Qt lays out only part of what follows and loses paragraphs between tables.
void layOutAnew(QTextDocument& document)
{
    const QSizeF page = document.pageSize();
    document.setPageSize({page.width(), -1});
    document.setPageSize(page);
}

/// A heading at the foot of a page, away from its table, goes to the next page.
void keepHeadingsWithTables(QTextDocument& document, const std::vector<Writer::Section>& sections)
{
    const double height = document.pageSize().height();
    const auto pageOf = [&](const QTextBlock& block) {
        const QRectF box = document.documentLayout()->blockBoundingRect(block);
        return std::pair(static_cast<int>(box.top() / height), static_cast<int>((box.bottom() - 1) / height));
    };
    for (const Writer::Section& section : sections) {
        if (pageOf(section.heading).first == pageOf(section.firstRow).second) continue;
        QTextCursor cursor(section.heading);
        QTextBlockFormat format = section.heading.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        cursor.setBlockFormat(format);
        layOutAnew(document);
    }
}

}  // namespace

QFont reportFont(double points)
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Source Han Sans SC"),
                      QStringLiteral("Microsoft YaHei"), QStringLiteral("sans-serif")});
    font.setPointSizeF(points);
    // Latin shaping of these fonts swaps digits for glyphs that no character maps to: figures could not be copied
    // out of the PDF, the digest among them.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

std::unique_ptr<QTextDocument> makeReportDocument(const ReportSheet& sheet, QPaintDevice* metrics, const QSizeF& body)
{
    auto document = std::make_unique<QTextDocument>();
    document->setUndoRedoEnabled(false);
    document->setDocumentMargin(0);
    document->setDefaultFont(reportFont(kBodyPoints));
    Writer writer(*document);
    writer.write(sheet);
    // The layout comes after the content: made earlier it would be done anew with every cell.
    document->documentLayout()->setPaintDevice(metrics);
    document->setPageSize(body);
    keepHeadingsWithTables(*document, writer.sections());
    return document;
}

}  // namespace pitwatch
