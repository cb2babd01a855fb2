#include "limitbox.h"

#include <QFormLayout>
#include <QSpinBox>

namespace pitwatch::ui {

QSpinBox* addLimitBox(QFormLayout& form, const QString& name, const QString& unit, int most, const QString& zero,
                      const QString& hint)
{
    auto* box = new QSpinBox;
    box->setRange(0, most);
    box->setSuffix(unit);
    if (!zero.isEmpty()) box->setSpecialValueText(zero);
    box->setToolTip(hint);
    box->setAccessibleName(name);
    box->setMinimumWidth(180);
    form.addRow(name, box);
    return box;
}

}  // namespace pitwatch::ui
