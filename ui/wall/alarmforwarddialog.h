#pragma once

#include <QComboBox>
#include <QDialog>
#include <QSpinBox>

#include <ui/common/theme.h>

#include "alarmforward.h"

namespace pitwatch::ui {

/// What alarms may do to the wall of this seat, to be read and changed. GUI thread.
class AlarmForwardDialog final : public QDialog {
    Q_OBJECT

public:
    AlarmForwardDialog(const AlarmForwardSettings& settings, const Theme& theme, QWidget* parent = nullptr);

    AlarmForwardSettings settings() const;

private:
    void enable();

    QComboBox* mode_;
    QComboBox* least_;
    QSpinBox* cameras_;
    QSpinBox* dwell_;
    QComboBox* interrupts_;
};

}  // namespace pitwatch::ui
