#include "tourdialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>

namespace pitwatch::ui {

namespace {

int seconds(Micros time)
{
    return int(std::chrono::duration_cast<std::chrono::seconds>(time).count());
}

}  // namespace

TourDialog::TourDialog(const TourPlan& plan, const LayoutShelf& shelf, QWidget* parent)
    : QDialog(parent),
      cameras_(new QRadioButton(tr("All cameras, page after page in the layout of the wall"))),
      layouts_(new QRadioButton(tr("Named layouts, in this order"))),
      list_(new QListWidget),
      dwell_(new QSpinBox)
{
    setWindowTitle(tr("Tour"));
    dwell_->setRange(seconds(WallTour::kShortestDwell), seconds(WallTour::kLongestDwell));
    dwell_->setSuffix(tr(" s"));
    dwell_->setValue(seconds(plan.dwell));
    list_->setDragDropMode(QAbstractItemView::InternalMove);
    list_->setToolTip(tr("Check what the tour shows; drag to change the order"));
    fill(plan, shelf);
    connect(layouts_, &QRadioButton::toggled, list_, &QWidget::setEnabled);
    (plan.layouts.isEmpty() || list_->count() == 0 ? cameras_ : layouts_)->setChecked(true);
    layouts_->setEnabled(list_->count() > 0);
    list_->setEnabled(layouts_->isChecked());

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* form = new QFormLayout(this);
    form->addRow(cameras_);
    form->addRow(layouts_);
    form->addRow(list_);
    if (list_->count() == 0) {
        auto* hint = new QLabel(tr("No layout has a name yet. Give one to a wall with Layouts, Save the wall as…"));
        hint->setProperty("role", QStringLiteral("muted"));
        hint->setWordWrap(true);
        form->addRow(hint);
    }
    form->addRow(tr("Each stop is shown for"), dwell_);
    form->addRow(buttons);
}

// First those of the plan in its order, then the others.
void TourDialog::fill(const TourPlan& plan, const LayoutShelf& shelf)
{
    const auto add = [this](const QString& name, bool chosen) {
        auto* item = new QListWidgetItem(name, list_);
        item->setFlags((item->flags() | Qt::ItemIsUserCheckable) & ~Qt::ItemIsDropEnabled);
        item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
    };
    for (const QString& name : plan.layouts)
        if (shelf.find(name)) add(name, true);
    for (const NamedLayout& layout : shelf.all())
        if (!plan.layouts.contains(layout.name)) add(layout.name, plan.layouts.isEmpty());
}

TourPlan TourDialog::plan() const
{
    TourPlan plan;
    plan.dwell = std::chrono::seconds(dwell_->value());
    if (!layouts_->isChecked()) return plan;
    for (int row = 0; row < list_->count(); ++row)
        if (list_->item(row)->checkState() == Qt::Checked) plan.layouts << list_->item(row)->text();
    return plan;
}

}  // namespace pitwatch::ui
