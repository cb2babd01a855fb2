#pragma once

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>

#include <array>
#include <functional>

#include <ui/common/emptystate.h>
#include <ui/common/page.h>
#include <ui/common/pagecontext.h>
#include <ui/common/pagetools.h>
#include <ui/common/tableview.h>

#include "alarmdetails.h"
#include "alarmfilter.h"
#include "alarmsound.h"
#include "alarmtablemodel.h"

namespace pitwatch::ui {

/// 报警: the alarm table with its filters, the chosen alarm's life, acknowledgement, sound. Sounds also while another
/// page is shown. Subject: a mine's code, or "alarm/<id>".
class AlarmPage final : public Page {
    Q_OBJECT

public:
    /// Without a player the built-in sounds are heard.
    explicit AlarmPage(const PageContext& context, QWidget* parent = nullptr, AlarmSound::Player player = {});

    QString pageId() const override { return QStringLiteral("alarms"); }
    QString title() const override { return tr("Alarms"); }
    PageReadiness readiness() const override;
    void setActive(bool active) override;
    void showSubject(const QString& subject) override;

private:
    void makeActions();
    QWidget* buildToolbar();
    QWidget* buildTable();
    void addGradeFilters(QLayout* row);
    void addMineFilter(QLayout* row);
    void addSearch(QLayout* row);
    void addSoundTools(QLayout* row);
    void restoreFilter();
    void filterChanged();
    void applyFilter();
    void keepChosen(const std::function<void()>& change);
    void takeSnapshot(const SnapshotPtr& snapshot);
    void showEmptiness();
    void showChosen();
    void acknowledge(const std::vector<AlarmId>& alarms, const QString& note);
    void acknowledgeChosen();
    void callMine();
    void askToAcknowledgeAll();
    void choose(const AlarmId& id);
    void showAll();
    std::vector<AlarmId> chosen() const;
    std::vector<AlarmId> unacknowledgedShown() const;

    PageContext context_;
    bool active_ = false;
    PageTools* tools_;
    AlarmTableModel* alarms_;
    AlarmFilter* filter_;
    AlarmSound* sound_;
    TableView* table_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    AlarmDetails* details_;
    QComboBox* mines_;
    QLabel* summary_;
    QAction* acknowledge_;
    QAction* all_;
    QAction* call_;
    QAction* history_;
    QLineEdit* search_;
    std::array<QAction*, 4> grades_{};  ///< I first
};

}  // namespace pitwatch::ui
