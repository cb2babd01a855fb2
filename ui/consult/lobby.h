#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>

#include <consult/consultdesk.h>
#include <ui/common/pagecontext.h>
#include <ui/common/tableview.h>

#include "calleemodel.h"
#include "mediachoice.h"
#include "minutesbox.h"

namespace pitwatch::ui {

/// Before a consultation: whom to call and about what, with which devices; or a link to join. GUI thread; the desk
/// outlives it.
class Lobby final : public QWidget {
    Q_OBJECT

public:
    Lobby(ConsultDesk& desk, const PageContext& context, QWidget* parent = nullptr);

    void say(const QString& text);
    /// What was said last; empty: nothing.
    QString message() const { return message_->text(); }
    /// Under which name this seat takes part.
    QString ownName() const;
    /// Null where no minutes are kept.
    MinutesBox* minutes() const { return minutes_; }
    ConsultMedia media() const { return media_->media(desk_.media()); }

Q_SIGNALS:
    void beginRequested(const QString& subject, const std::vector<pitwatch::CalleeId>& called);
    void joinRequested(const QString& link);

private:
    QWidget* buildCallees();
    QWidget* buildSide();
    QWidget* buildJoin();
    void fillCallees();
    void changeCallees();
    void followChoice();
    void followServer();
    void exportAuthority();
    void askForPostLink();
    void copyPostLink(const CalleeId& id, const QString& name);

    ConsultDesk& desk_;
    const PageContext context_;
    CalleeModel* callees_;
    QSortFilterProxyModel* filtered_;
    TableView* table_ = nullptr;
    MinutesBox* minutes_ = nullptr;
    QLineEdit* subject_;
    MediaChoice* media_;
    QPushButton* begin_ = nullptr;
    QLabel* message_;
    QLabel* server_;
};

}  // namespace pitwatch::ui
