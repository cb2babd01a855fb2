#pragma once

#include <QTableView>
#include <QTimer>

#include "theme.h"
#include "uistate.h"

namespace pitwatch::ui {

/// A table as all pages have it: whole rows selected, row height of the theme, no grid, the last column fills. With
/// remember() it comes back with its columns' widths, order and sorting. Set the model first.
class TableView final : public QTableView {
    Q_OBJECT

public:
    explicit TableView(const Theme& theme, QWidget* parent = nullptr);

    /// Takes up what was remembered under `key` and keeps it up to date. `state` outlives the view.
    void remember(UiState& state, const QString& key);

private:
    void adopt();

    const Theme& theme_;
};

}  // namespace pitwatch::ui
