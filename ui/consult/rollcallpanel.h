#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include <consult/consultsession.h>
#include <ui/common/tableview.h>

#include "rollcallmodel.h"

namespace pitwatch::ui {

/// 点名: the newest roll call with its answers; hosts begin another. GUI thread; the session outlives it.
class RollCallPanel final : public QWidget {
    Q_OBJECT

public:
    RollCallPanel(ConsultSession& session, const QTimeZone& zone, const Theme& theme, QWidget* parent = nullptr);

private:
    void follow();

    ConsultSession& session_;
    const QTimeZone zone_;
    RollCallModel* answers_;
    QLabel* summary_;
    QPushButton* start_;
};

}  // namespace pitwatch::ui
