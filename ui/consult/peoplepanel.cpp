#include "peoplepanel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMessageBox>
#include <QVBoxLayout>

#include "consultwords.h"

namespace pitwatch::ui {

PeoplePanel::PeoplePanel(ConsultSession& session, const Theme& theme, QWidget* parent)
    : QWidget(parent), session_(session), people_(new PeopleModel(this)), table_(new TableView(theme))
{
    table_->setModel(people_);
    table_->setAccessibleName(tr("Participants"));
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    table_->horizontalHeader()->setSectionResizeMode(PeopleModel::NameColumn, QHeaderView::Stretch);
    table_->horizontalHeader()->setStretchLastSection(false);
    table_->horizontalHeader()->setSectionResizeMode(PeopleModel::RoleColumn, QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setSectionResizeMode(PeopleModel::StateColumn, QHeaderView::ResizeToContents);
    connect(table_, &QWidget::customContextMenuRequested, this, &PeoplePanel::openMenu);
    connect(table_, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { openMenu(table_->visualRect(index).bottomLeft()); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(table_, 1);
    column->addWidget(buildOrders());
    connect(&session_, &ConsultSession::roomChanged, this, [this](RoomView::Changes changes) {
        if (changes & RoomView::People) follow();
    });
    follow();
}

QWidget* PeoplePanel::buildOrders()
{
    orders_ = new QWidget;
    auto* row = new QHBoxLayout(orders_);
    row->setContentsMargins(space(2), 0, space(2), space(2));
    admit_ = new QPushButton(tr("Let all in"));
    admit_->setToolTip(tr("Everybody who waits comes into the room"));
    connect(admit_, &QPushButton::clicked, this, [this] {
        const auto waiting = session_.room().waiting();
        for (const signalling::Knock& waits : waiting) session_.admit(waits.who, true);
    });
    auto* mute = new QPushButton(tr("Mute all"));
    mute->setToolTip(tr("Everybody but hosts"));
    connect(mute, &QPushButton::clicked, this, [this] { session_.muteAll(); });
    lock_ = new QPushButton(tr("Lock"));
    lock_->setCheckable(true);
    lock_->setToolTip(tr("Whoever comes now has to wait to be let in"));
    connect(lock_, &QPushButton::clicked, this, [this](bool on) { session_.setLocked(on); });
    row->addWidget(admit_);
    row->addStretch(1);
    row->addWidget(mute);
    row->addWidget(lock_);
    return orders_;
}

void PeoplePanel::follow()
{
    const RoomView& room = session_.room();
    people_->update(room);
    orders_->setVisible(room.isHost());
    lock_->setChecked(room.locked());
    admit_->setVisible(!room.waiting().empty());
}

void PeoplePanel::openMenu(QPoint position)
{
    const PeopleModel::Row* row = people_->at(table_->indexAt(position));
    if (row == nullptr || row->own || !session_.room().isHost()) return;
    // Not exec(): the room may end, and this panel with it, while the menu is open.
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const PeerId id = row->peer.id;
    if (row->waits) {
        menu->addAction(tr("Let in"), this, [this, id] { session_.admit(id, true); });
        menu->addAction(tr("Do not let in"), this, [this, id] { session_.admit(id, false); });
    } else {
        addOrders(*menu, row->peer);
    }
    menu->popup(table_->viewport()->mapToGlobal(position));
}

void PeoplePanel::addOrders(QMenu& menu, const PeerInfo& peer)
{
    const PeerId id = peer.id;
    if (peer.muted)
        menu.addAction(tr("Let speak again"), this, [this, id] { session_.mute(id, false); });
    else
        menu.addAction(tr("Mute"), this, [this, id] { session_.mute(id, true); });
    menu.addSeparator();
    for (const PeerRole role : {PeerRole::Host, PeerRole::Speaker, PeerRole::Listener}) {
        QAction* action =
            menu.addAction(tr("Role: %1").arg(roleText(role)), this, [this, id, role] { session_.giveRole(id, role); });
        action->setCheckable(true);
        action->setChecked(peer.role == role);
    }
    menu.addSeparator();
    menu.addAction(tr("Remove…"), this, [this, peer] { askToRemove(peer); });
}

void PeoplePanel::askToRemove(const PeerInfo& peer)
{
    auto* box = new QMessageBox(QMessageBox::Question, tr("Remove from the consultation"),
                                tr("Remove %1? Coming back needs your consent.").arg(peer.name),
                                QMessageBox::Yes | QMessageBox::No, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this, id = peer.id](int answer) {
        if (answer == QMessageBox::Yes) session_.remove(id);
    });
    box->open();
}

}  // namespace pitwatch::ui
