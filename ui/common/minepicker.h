#pragma once

#include <QComboBox>

#include <memory>

#include <region/region.h>

#include "uistate.h"

namespace pitwatch::ui {

/// Chooses one mine of the region; remembers it under `key` and offers what was remembered first.
class MinePicker final : public QComboBox {
    Q_OBJECT

public:
    MinePicker(const std::shared_ptr<const Region>& region, UiState* state, const QString& key,
               QWidget* parent = nullptr);

    /// Empty when the region has no mine.
    MineCode mine() const;
    /// Unknown codes are ignored.
    void setMine(const MineCode& mine);

Q_SIGNALS:
    void mineChanged(const pitwatch::MineCode& mine);
};

}  // namespace pitwatch::ui
