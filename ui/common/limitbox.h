#pragma once

#include <QString>

class QFormLayout;
class QSpinBox;

namespace pitwatch::ui {

/// A row of a form that asks for a limit: a number with its unit from 0 to `most`. `zero`: what stands for 0, if it
/// means no limit. The form's widget owns the box.
QSpinBox* addLimitBox(QFormLayout& form, const QString& name, const QString& unit, int most, const QString& zero,
                      const QString& hint);

}  // namespace pitwatch::ui
