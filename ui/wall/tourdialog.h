#pragma once

#include <QDialog>
#include <QListWidget>
#include <QRadioButton>
#include <QSpinBox>

#include "tourbar.h"

namespace pitwatch::ui {

/// Asks what a tour goes through, in which order, and how long it stays.
class TourDialog final : public QDialog {
    Q_OBJECT

public:
    TourDialog(const TourPlan& plan, const LayoutShelf& shelf, QWidget* parent = nullptr);

    TourPlan plan() const;

private:
    void fill(const TourPlan& plan, const LayoutShelf& shelf);

    QRadioButton* cameras_;
    QRadioButton* layouts_;
    QListWidget* list_;
    QSpinBox* dwell_;
};

}  // namespace pitwatch::ui
