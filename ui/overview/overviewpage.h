#pragma once

#include <QLabel>
#include <QScrollArea>
#include <QTimer>

#include <engine/snapshot.h>
#include <ui/common/page.h>
#include <ui/common/pagecontext.h>

#include "cardgrid.h"
#include "regionalarms.h"

namespace pitwatch::ui {

/// 总览: a card per mine and a line for the region. Cards follow the newest snapshot twice a second, so that a hundred
/// of them cost little.
class OverviewPage final : public Page {
    Q_OBJECT

public:
    explicit OverviewPage(const PageContext& context, QWidget* parent = nullptr);

    QString pageId() const override { return QStringLiteral("overview"); }
    QString title() const override { return tr("Overview"); }
    /// Ready when every mine has a head-count, a load and a camera.
    PageReadiness readiness() const override;
    void setActive(bool active) override;
    void showSubject(const QString& subject) override;

    const CardGrid* grid() const { return grid_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void showCards(const RegionSnapshot& snapshot);

    const PageContext context_;
    QLabel* summary_;
    QScrollArea* scroll_;
    CardGrid* grid_;
    RegionAlarms* alarms_;
    QTimer timer_;
};

}  // namespace pitwatch::ui
