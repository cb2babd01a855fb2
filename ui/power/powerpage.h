#pragma once

#include <QComboBox>
#include <QLabel>
#include <QStackedWidget>

#include <ui/common/agelabel.h>
#include <ui/common/minepicker.h>
#include <ui/common/page.h>
#include <ui/common/pagecontext.h>
#include <ui/common/tableview.h>

#include "curvechart.h"
#include "feedertablemodel.h"

namespace pitwatch::ui {

/// 用电: the feeders of one mine with what they draw now, and the curves of the chosen ones: active power, current,
/// voltage over the same time. Subject: a mine's code.
class PowerPage final : public Page {
    Q_OBJECT

public:
    explicit PowerPage(const PageContext& context, QWidget* parent = nullptr);

    QString pageId() const override { return QStringLiteral("power"); }
    QString title() const override { return tr("Power"); }
    PageReadiness readiness() const override;
    void setActive(bool active) override;
    void showSubject(const QString& subject) override;

private:
    QWidget* buildToolbar();
    QWidget* buildTable();
    QWidget* buildCharts();
    QComboBox* buildSpan();
    void adoptTheme();
    void showMine(const MineCode& mine);
    void chooseRemembered();
    void chosenChanged();
    void takeSnapshot(const SnapshotPtr& snapshot);
    UtcTime shownFrom(const std::vector<int>& rows, UtcTime until) const;
    void drawCurves();
    std::vector<int> chosenRows() const;
    std::vector<CurveChart*> charts() const { return {power_, current_, voltage_}; }

    PageContext context_;
    bool active_ = false;
    bool choosing_ = false;  ///< the page chooses feeders, not the user
    MineCode mine_;
    MinePicker* mines_;
    QComboBox* span_;
    QLabel* summary_;
    AgeLabel* age_;
    QLabel* note_;
    QStackedWidget* stack_;
    TableView* table_;
    FeederTableModel* feeders_;
    CurveChart* power_;
    CurveChart* current_;
    CurveChart* voltage_;
    UtcTime drawnAt_{};
};

}  // namespace pitwatch::ui
