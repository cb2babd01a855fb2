#pragma once

#include <QLabel>
#include <QToolButton>
#include <QWidget>

#include <ui/common/pagecontext.h>

#include "wallalarms.h"

namespace pitwatch::ui {

/// Says in the wall's tool bar which alarm is forward, how many wait, and how to get the wall back. Hidden otherwise.
class AlarmNotice final : public QWidget {
    Q_OBJECT

public:
    AlarmNotice(WallAlarms& alarms, const PageContext& context, QWidget* parent = nullptr);

    QString text() const { return text_->text(); }

Q_SIGNALS:
    /// The alarms of a mine are to be seen in full.
    void alarmsRequested(const QString& mine);

private:
    void refresh();

    WallAlarms& alarms_;
    PageContext context_;
    QLabel* sign_;
    QLabel* text_;
};

}  // namespace pitwatch::ui
