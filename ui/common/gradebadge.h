#pragma once

#include <QWidget>

#include "gradelook.h"

namespace pitwatch::ui {

/// Shape, colour and numeral of a grade, with a number of alarms beside it. Quiet (muted, hollow) when the number is 0.
class GradeBadge final : public QWidget {
    Q_OBJECT

public:
    GradeBadge(Grade grade, const Theme& theme, QWidget* parent = nullptr);

    void setCount(int count);
    int count() const { return count_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString text() const;

    const Grade grade_;
    const Theme& theme_;
    int count_ = 0;
};

}  // namespace pitwatch::ui
