#include "factsview.h"

namespace pitwatch::ui {

namespace {
// The same in every view of a page, so that values stand in line.
constexpr int kNameWidth = 136;
}  // namespace

FactsView::FactsView(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this))
{
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(space(4));
    grid_->setVerticalSpacing(space(1));
    grid_->setColumnStretch(1, 1);
    grid_->setColumnMinimumWidth(0, kNameWidth);
}

void FactsView::set(const Facts& facts)
{
    while (names_.size() < facts.size()) {
        const int row = static_cast<int>(names_.size());
        names_.push_back(new QLabel);
        values_.push_back(new QLabel);
        names_.back()->setProperty("role", QStringLiteral("muted"));
        values_.back()->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        values_.back()->setWordWrap(true);
        grid_->addWidget(names_.back(), row, 0, Qt::AlignTop);
        grid_->addWidget(values_.back(), row, 1, Qt::AlignTop);
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
        const bool used = i < facts.size();
        names_[i]->setVisible(used);
        values_[i]->setVisible(used);
        if (!used) continue;
        names_[i]->setText(facts[i].first);
        // Only what changed, so that a selection for copying stays.
        if (values_[i]->text() != facts[i].second) values_[i]->setText(facts[i].second);
    }
}

}  // namespace pitwatch::ui
