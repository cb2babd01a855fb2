#include "callspanel.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace pitwatch::ui {

CallsPanel::CallsPanel(ConsultHost& host, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      room_(*host.room()),
      callees_(new CalleeModel(this)),
      filtered_(new QSortFilterProxyModel(this)),
      table_(new TableView(theme))
{
    callees_->setChoosable(false);
    filtered_->setSourceModel(callees_);
    filtered_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    table_->setModel(filtered_);
    table_->setAccessibleName(tr("Calls"));
    table_->setColumnHidden(CalleeModel::ContactColumn, true);
    table_->horizontalHeader()->setStretchLastSection(false);
    table_->horizontalHeader()->setSectionResizeMode(CalleeModel::NameColumn, QHeaderView::Stretch);
    table_->horizontalHeader()->setSectionResizeMode(CalleeModel::LevelColumn, QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setSectionResizeMode(CalleeModel::StateColumn, QHeaderView::ResizeToContents);
    connect(table_, &QAbstractItemView::activated, this, [this] {
        if (const auto id = current()) {
            if (const auto called = room_.call(*id); !called) Q_EMIT said(called.error().message);
        }
    });
    auto* search = new QLineEdit;
    search->setPlaceholderText(tr("Find"));
    search->setClearButtonEnabled(true);
    connect(search, &QLineEdit::textChanged, filtered_, &QSortFilterProxyModel::setFilterFixedString);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(2), space(2), space(2), space(2));
    column->setSpacing(space(2));
    column->addWidget(search);
    column->addWidget(table_, 1);
    column->addWidget(buildTools());
    callees_->setPosts([&host](const CalleeId& id) { return host.postState(id); });
    connect(&host, &ConsultHost::standingByChanged, callees_, &CalleeModel::standingByChanged);
    connect(&room_, &HostedRoom::callsChanged, this, &CallsPanel::follow);
    follow();
}

QWidget* CallsPanel::buildTools()
{
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [this, row](const QString& text, const QString& hint, auto&& act) {
        auto* button = new QPushButton(text);
        button->setToolTip(hint);
        connect(button, &QPushButton::clicked, this, act);
        row->addWidget(button);
    };
    add(tr("Call"), tr("Call the chosen one; who does not answer is called again"), [this] {
        const auto id = current();
        if (!id) return Q_EMIT said(tr("Choose whom to call first."));
        if (const auto called = room_.call(*id); !called) Q_EMIT said(called.error().message);
    });
    add(tr("Stop calling"), tr("The chosen one is not called any more"), [this] {
        if (const auto id = current()) room_.cancel(*id);
    });
    row->addStretch(1);
    add(tr("Copy link"), tr("The link with which the chosen one comes in, for the mine's browser"),
        [this] { copyLink(); });
    add(tr("Link for others"), tr("A link for anybody: leads to the waiting room"), [this] { copyOpenLink(); });
    auto* ending = new QPushButton(tr("End a link"));
    ending->setToolTip(tr("A link that went astray leads nowhere any more"));
    auto* menu = new QMenu(ending);
    menu->addAction(tr("Of the chosen one: who came in with it has to go"), this, &CallsPanel::withdrawLink);
    menu->addAction(tr("For others: who waits has to go, who is inside stays"), this, &CallsPanel::withdrawOpenLink);
    ending->setMenu(menu);
    row->addWidget(ending);
    return tools;
}

std::optional<CalleeId> CallsPanel::current() const
{
    const QModelIndex index = table_->currentIndex();
    if (!index.isValid()) return std::nullopt;
    return CalleeId(index.siblingAtColumn(0).data(CalleeModel::CalleeRole).toString());
}

void CallsPanel::follow()
{
    callees_->update(room_.calls().records());
}

void CallsPanel::copyLink()
{
    const auto id = current();
    if (!id) return Q_EMIT said(tr("Choose first whose link is to be copied."));
    copy(room_.invitationOf(*id), tr("The link is copied. Whoever has it can come in."));
}

void CallsPanel::copyOpenLink()
{
    copy(room_.openInvitation(), tr("The link is copied. It leads to the waiting room."));
}

void CallsPanel::withdrawLink()
{
    const auto id = current();
    if (!id) return Q_EMIT said(tr("Choose first whose link is to end."));
    Q_EMIT said(room_.withdraw(*id) ? tr("The link has ended.") : tr("There is no such link."));
}

void CallsPanel::withdrawOpenLink()
{
    Q_EMIT said(room_.withdrawOpen() ? tr("The link has ended.") : tr("There is no such link."));
}

void CallsPanel::copy(const Result<QUrl>& link, const QString& done)
{
    if (!link) return Q_EMIT said(link.error().text());
    QApplication::clipboard()->setText(link.value().toString());
    Q_EMIT said(done);
}

}  // namespace pitwatch::ui
