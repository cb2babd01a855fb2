#include "minepicker.h"

namespace pitwatch::ui {

MinePicker::MinePicker(const std::shared_ptr<const Region>& region, UiState* state, const QString& key, QWidget* parent)
    : QComboBox(parent)
{
    setAccessibleName(tr("Mine"));
    setSizeAdjustPolicy(AdjustToContents);
    for (const Mine& mine : region->mines) addItem(mine.name, mine.code.text());
    if (state) setMine(MineCode(state->value(key).toString()));
    connect(this, &QComboBox::currentIndexChanged, this, [this, state, key] {
        if (state) state->setValue(key, mine().text());
        Q_EMIT mineChanged(mine());
    });
}

MineCode MinePicker::mine() const
{
    return MineCode(currentData().toString());
}

void MinePicker::setMine(const MineCode& mine)
{
    const int index = findData(mine.text());
    if (index >= 0) setCurrentIndex(index);
}

}  // namespace pitwatch::ui
