#pragma once

#include <QLabel>
#include <QTimer>
#include <QWidget>

#include <array>

#include "gradebadge.h"
#include "pagecontext.h"

namespace pitwatch::ui {

/// One line for windows without rail and strip: the region's clock, the alarm that asks for attention first (the
/// highest grade that nobody acknowledged, the newest of equals), and how many there are. GUI thread; the context's
/// parts outlive it.
class AlarmLine final : public QWidget {
    Q_OBJECT

public:
    explicit AlarmLine(const PageContext& context, QWidget* parent = nullptr);

    QString text() const { return text_; }
    void refresh();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    PageContext context_;
    QLabel* clock_;
    QWidget* room_;  ///< where the alarm is painted
    std::array<GradeBadge*, 4> badges_{};
    std::optional<Grade> grade_;
    QString text_;
    QTimer timer_;
};

}  // namespace pitwatch::ui
