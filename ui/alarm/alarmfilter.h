#pragma once

#include <QSortFilterProxyModel>

#include <core/ids.h>

namespace pitwatch::ui {

/// What the duty officer wants to see of the alarms: open ones or all, some grades, one mine, a text.
class AlarmFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit AlarmFilter(QObject* parent = nullptr);

    void setGradeShown(int grade, bool shown);  ///< 1 … 4
    bool gradeShown(int grade) const { return grades_ & (1U << grade); }
    void setOpenOnly(bool only);
    void setMine(const MineCode& mine);  ///< empty: all
    void setText(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    unsigned grades_ = 0b11110;
    bool openOnly_ = true;
    MineCode mine_;
    QString text_;
};

}  // namespace pitwatch::ui
