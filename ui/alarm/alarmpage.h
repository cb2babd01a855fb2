#pragma once

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <ui/common/page.h>
#include <ui/common/pagecontext.h>

#include "alarmdetails.h"
#include "alarmfilter.h"
#include "alarmsound.h"
#include "alarmtablemodel.h"

namespace pitwatch::ui {

/// 报警: the alarm table with its filters, the chosen alarm's life, acknowledgement, sound.
class AlarmPage final : public Page {
    Q_OBJECT

public:
    explicit AlarmPage(const PageContext& context, QWidget* parent = nullptr);

    QString pageId() const override { return QStringLiteral("alarms"); }
    QString title() const override { return tr("Alarms"); }
    PageReadiness readiness() const override;
    void showSubject(const QString& subject) override;

private:
    QWidget* buildToolbar();
    QWidget* buildTable();
    void addGradeFilters(QLayout* row);
    void addSoundTools(QLayout* row);
    void takeSnapshot(const SnapshotPtr& snapshot);
    void showChosen();
    void acknowledge(const std::vector<AlarmId>& alarms, const QString& note);
    void acknowledgeChosen(const QString& note);
    void acknowledgeAllShown();
    std::vector<AlarmId> chosen() const;

    PageContext context_;
    AlarmTableModel* alarms_;
    AlarmFilter* filter_;
    AlarmSound* sound_;
    QTableView* table_;
    QStackedWidget* stack_;
    AlarmDetails* details_;
    QComboBox* mines_;
    QToolButton* history_;
    QLabel* summary_;
};

}  // namespace pitwatch::ui
