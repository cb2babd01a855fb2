#include "rollcallpanel.h"

#include <QHeaderView>
#include <QVBoxLayout>

namespace pitwatch::ui {

RollCallPanel::RollCallPanel(ConsultSession& session, const QTimeZone& zone, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      session_(session),
      zone_(zone),
      answers_(new RollCallModel(this)),
      summary_(new QLabel),
      start_(new QPushButton(tr("Begin a roll call")))
{
    summary_->setWordWrap(true);
    summary_->setProperty("role", QStringLiteral("muted"));
    auto* table = new TableView(theme);
    table->setModel(answers_);
    table->setAccessibleName(tr("Roll call"));
    table->horizontalHeader()->setSectionResizeMode(RollCallModel::NameColumn, QHeaderView::Stretch);
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setSectionResizeMode(RollCallModel::AnswerColumn, QHeaderView::ResizeToContents);
    start_->setToolTip(tr("Everybody is asked to answer; the times stand in the minutes"));
    connect(start_, &QPushButton::clicked, this, [this] { session_.startRollCall(); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space(2), space(2), space(2), 0);
    head->addWidget(summary_, 1);
    head->addWidget(start_);
    column->addLayout(head);
    column->addWidget(table, 1);
    connect(&session_, &ConsultSession::roomChanged, this, [this](RoomView::Changes changes) {
        if (changes & (RoomView::RollCalls | RoomView::People)) follow();
    });
    follow();
}

void RollCallPanel::follow()
{
    const RoomView& room = session_.room();
    start_->setVisible(room.isHost());
    start_->setEnabled(!room.peers().empty());
    if (room.rollCalls().empty()) return summary_->setText(tr("No roll call yet."));
    const RollCall& call = room.rollCalls().back();
    answers_->update(call);
    const int all = int(call.entries.size());
    summary_->setText(tr("Roll call %1 at %2: %3 of %4 answered")
                          .arg(call.number)
                          .arg(formatClock(call.at, zone_))
                          .arg(all - call.missing())
                          .arg(all));
}

}  // namespace pitwatch::ui
