#pragma once

#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

#include <array>
#include <vector>

#include <engine/engineport.h>
#include <ui/common/dutyofficer.h>
#include <ui/common/gradebadge.h>
#include <ui/common/healthmark.h>
#include <ui/common/pagecontext.h>

namespace pitwatch::ui {

/// What the duty officer must see on every page: the region's clock, the health of every feed (and of the engine and
/// the store when they are not well), unacknowledged alarms by grade, who is on duty.
class StatusStrip final : public QWidget {
    Q_OBJECT

public:
    StatusStrip(const PageContext& context, DutyOfficer& officer, QWidget* parent = nullptr);

    /// Shown marks, for tests.
    std::vector<const HealthMark*> marks() const;
    const GradeBadge* badge(Grade grade) const { return badges_.at(static_cast<std::size_t>(grade) - 1); }
    QString clockText() const { return clock_->text(); }

    /// Brings texts up to date with the clock and the newest snapshot; a timer does so twice a second.
    void refresh();

Q_SIGNALS:
    void alarmsRequested();
    void feedsRequested();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void addBadges();
    void showMarks();
    void askForName();
    void showName();

    const PageContext context_;
    DutyOfficer& officer_;
    QLabel* clock_;
    QLabel* date_;
    QHBoxLayout* marks_;
    std::array<GradeBadge*, 4> badges_{};  ///< before alarms_, whose making fills it
    QWidget* alarms_;
    QToolButton* name_;
    QTimer timer_;
};

}  // namespace pitwatch::ui
