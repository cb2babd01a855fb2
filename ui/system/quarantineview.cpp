#include "quarantineview.h"

#include <QGuiApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

#include <ui/common/emptystate.h>
#include <ui/common/format.h>

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

QuarantineView::QuarantineView(const PageContext& context, QWidget* parent)
    : QWidget(parent),
      model_(new QuarantineModel(context.region->timezone, this)),
      header_(new SectionHeader(tr("Quarantine"), *context.theme)),
      table_(new TableView(*context.theme)),
      detail_(new QPlainTextEdit),
      copy_(new QToolButton),
      stack_(new QStackedWidget)
{
    table_->setModel(model_);
    table_->setColumnWidth(QuarantineModel::TimeColumn, 160);
    table_->setColumnWidth(QuarantineModel::FeedColumn, 110);
    table_->setColumnWidth(QuarantineModel::OriginColumn, 320);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->remember(*context.state, u"system.quarantine"_s);
    table_->setAccessibleName(tr("Refused inputs"));
    detail_->setReadOnly(true);
    detail_->setPlaceholderText(tr("Choose an input to read it."));
    copy_->setText(tr("Copy"));
    copy_->setEnabled(false);
    header_->addTool(copy_);

    auto* split = new QSplitter(Qt::Horizontal);
    split->addWidget(table_);
    split->addWidget(detail_);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    stack_->addWidget(
        new EmptyState(u"check"_s, tr("Nothing was refused"),
                       tr("Messages and files that cannot be used are kept here, with the reason and their "
                          "beginning."),
                       *context.theme));
    stack_->addWidget(split);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space(1));
    layout->addWidget(header_);
    layout->addWidget(stack_, 1);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QuarantineView::showChosen);
    connect(copy_, &QToolButton::clicked, this, &QuarantineView::copy);
}

void QuarantineView::update(const std::vector<RefusedInput>& inputs)
{
    model_->update(inputs);
    header_->setNote(inputs.empty() ? QString() : number(static_cast<qint64>(inputs.size())));
    stack_->setCurrentIndex(inputs.empty() ? 0 : 1);
}

int QuarantineView::chosenRow() const
{
    const QModelIndexList rows = table_->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.first().row();
}

void QuarantineView::showChosen()
{
    detail_->setPlainText(model_->report(chosenRow()));
    copy_->setEnabled(chosenRow() >= 0);
}

void QuarantineView::copy() const
{
    QGuiApplication::clipboard()->setText(model_->report(chosenRow()));
}

}  // namespace pitwatch::ui
