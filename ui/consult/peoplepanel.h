#pragma once

#include <QMenu>
#include <QPushButton>
#include <QWidget>

#include <consult/consultsession.h>
#include <ui/common/tableview.h>

#include "peoplemodel.h"

namespace pitwatch::ui {

/// Who is in the room, and what a host may do about it. GUI thread; the session outlives it.
class PeoplePanel final : public QWidget {
    Q_OBJECT

public:
    PeoplePanel(ConsultSession& session, const Theme& theme, QWidget* parent = nullptr);

private:
    QWidget* buildOrders();
    void follow();
    void openMenu(QPoint position);
    void addOrders(QMenu& menu, const PeerInfo& peer);
    void askToRemove(const PeerInfo& peer);

    ConsultSession& session_;
    PeopleModel* people_;
    TableView* table_;
    QWidget* orders_;
    QPushButton* lock_;
    QPushButton* admit_;
};

}  // namespace pitwatch::ui
