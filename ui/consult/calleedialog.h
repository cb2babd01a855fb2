#pragma once

#include <QDialog>
#include <QLabel>
#include <QPushButton>

#include <ui/common/tableview.h>

#include "calleeeditmodel.h"

namespace pitwatch::ui {

/// Changes the call list of the seat: whom one adds, how they are reached, in which order. Nothing holds before it is
/// accepted. GUI thread.
class CalleeDialog final : public QDialog {
    Q_OBJECT

public:
    CalleeDialog(std::vector<Callee> callees, const std::vector<Callee>& ofRegion, const Theme& theme,
                 QWidget* parent = nullptr);

    const std::vector<Callee>& callees() const { return model_->callees(); }

private:
    QWidget* buildTools();
    QPushButton* addTool(QLayout& row, const QString& text, const QString& hint, const std::function<void()>& act);
    void add();
    void move(int by);
    void follow();
    int row() const { return table_->currentIndex().row(); }

    CalleeEditModel* model_;
    TableView* table_;
    QLabel* message_;
    QPushButton* remove_ = nullptr;
    QPushButton* up_ = nullptr;
    QPushButton* down_ = nullptr;
    QPushButton* undo_ = nullptr;
};

}  // namespace pitwatch::ui
