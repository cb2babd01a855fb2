#pragma once

#include <QComboBox>
#include <QDateTimeEdit>
#include <QTimer>
#include <QWidget>

#include <memory>

#include <core/clock.h>
#include <duty/shiftcalendar.h>

namespace pitwatch::ui {

/// Which shift, or from when to when: current, previous, or any. Times are the region's, whatever the PC's zone.
class PeriodPicker final : public QWidget {
    Q_OBJECT

public:
    enum class Choice { Current, Previous, Custom };

    PeriodPicker(std::shared_ptr<const Region> region, const Clock* clock, QWidget* parent = nullptr);

    Choice choice() const;
    void choose(Choice choice);
    /// Only with Choice::Custom.
    void setCustom(const Period& period);
    /// As of now; may be reversed where a person typed it so.
    Period period() const;
    /// Names the shifts in the list as of now.
    void refresh();

Q_SIGNALS:
    /// The person chose another period (a moment after the last key).
    void periodChosen();

private:
    Period shiftPeriod(Choice choice) const;
    QDateTimeEdit* makeEdit(const QString& name);
    void showPeriod(const Period& period);
    void choiceChanged();
    UtcTime timeOf(const QDateTimeEdit& edit) const;
    QString label(const QString& what, const std::optional<ShiftPeriod>& shift) const;

    const std::shared_ptr<const Region> region_;
    const Clock* const clock_;
    const std::vector<Shift> shifts_;
    QComboBox* choices_;
    QDateTimeEdit* from_;
    QDateTimeEdit* to_;
    QTimer settle_;
};

}  // namespace pitwatch::ui
