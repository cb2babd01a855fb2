#pragma once

#include <QSortFilterProxyModel>
#include <QWidget>

#include <consult/consulthost.h>
#include <ui/common/tableview.h>

#include "calleemodel.h"

namespace pitwatch::ui {

/// Who is called into the room that this seat holds, and what came of it; the links that lead there. GUI thread; the
/// host and its room outlive it.
class CallsPanel final : public QWidget {
    Q_OBJECT

public:
    CallsPanel(ConsultHost& host, const Theme& theme, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Something for the person to know, e.g. that a link was copied.
    void said(const QString& text);

private:
    QWidget* buildTools();
    std::optional<CalleeId> current() const;
    void follow();
    void copyLink();
    void copyOpenLink();
    void withdrawLink();
    void withdrawOpenLink();
    void copy(const Result<QUrl>& link, const QString& done);

    HostedRoom& room_;
    CalleeModel* callees_;
    QSortFilterProxyModel* filtered_;
    TableView* table_;
};

}  // namespace pitwatch::ui
