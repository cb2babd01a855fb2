#pragma once

#include <QComboBox>
#include <QLabel>
#include <QTableView>

#include <ui/common/page.h>
#include <ui/common/pagecontext.h>

#include "curvechart.h"
#include "feedertablemodel.h"

namespace pitwatch::ui {

/// 用电: the feeders of one mine with what they draw now, and the curves of the chosen ones: active power, current,
/// voltage over the same time.
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
    void showMine(const MineCode& mine);
    void takeSnapshot(const SnapshotPtr& snapshot);
    void drawCurves();
    std::vector<int> chosenRows() const;

    PageContext context_;
    bool active_ = false;
    MineCode mine_;
    QComboBox* mines_;
    QComboBox* span_;
    QLabel* summary_;
    QTableView* table_;
    FeederTableModel* feeders_;
    CurveChart* power_;
    CurveChart* current_;
    CurveChart* voltage_;
    UtcTime drawnAt_{};
};

}  // namespace pitwatch::ui
