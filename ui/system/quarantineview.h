#pragma once

#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QToolButton>
#include <QWidget>

#include <ui/common/pagecontext.h>
#include <ui/common/sectionheader.h>
#include <ui/common/tableview.h>

#include "quarantinemodel.h"

namespace pitwatch::ui {

/// What was refused: the list, and all of the chosen input to read and copy.
class QuarantineView final : public QWidget {
    Q_OBJECT

public:
    explicit QuarantineView(const PageContext& context, QWidget* parent = nullptr);

    void update(const std::vector<RefusedInput>& inputs);

private:
    void showChosen();
    void copy() const;
    int chosenRow() const;

    QuarantineModel* model_;
    SectionHeader* header_;
    TableView* table_;
    QPlainTextEdit* detail_;
    QToolButton* copy_;
    QStackedWidget* stack_;
};

}  // namespace pitwatch::ui
