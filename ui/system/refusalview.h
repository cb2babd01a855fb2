#pragma once

#include <QStackedWidget>
#include <QWidget>

#include <ui/common/pagecontext.h>
#include <ui/common/sectionheader.h>
#include <ui/common/tableview.h>

#include "refusalmodel.h"

namespace pitwatch::ui {

/// Who was refused by the server of consultations, and why: counts of each reason, and the list.
class RefusalView final : public QWidget {
    Q_OBJECT

public:
    explicit RefusalView(const PageContext& context, QWidget* parent = nullptr);

    /// `unlisted`: more were refused than are written down.
    void update(const RefusalBook& book, quint64 unlisted);

private:
    RefusalModel* model_;
    SectionHeader* header_;
    TableView* table_;
    QStackedWidget* stack_;
};

}  // namespace pitwatch::ui
