#pragma once

#include <QStringList>

#include <utility>
#include <vector>

#include "shiftreport.h"

/// A report as it reads: all words chosen and translated, still without any look. Every rendering (pages, CSV) starts
/// from here, so that they cannot differ in what they say.
namespace pitwatch {

struct ReportColumn {
    QString title;
    int share = 1;  ///< of the table's width
    bool number = false;
};

struct ReportTable {
    QString title;
    std::vector<ReportColumn> columns;
    std::vector<QStringList> rows;
    QString whenEmpty;          ///< said in place of rows
    int gradeColumn = -1;       ///< holds grades, for colour; -1: none
    std::vector<Grade> grades;  ///< of each row, when there is such a column
};

struct ReportSheet {
    QString title;
    QString regionName;
    QString periodText;
    std::vector<std::pair<QString, QString>> facts;
    std::vector<ReportTable> tables;
    QStringList remarks;
    QStringList signatures;  ///< what is signed with: a line each
    QString digestLabel;
    QString digest;
};

ReportSheet composeSheet(const ShiftReport& report);

}  // namespace pitwatch
