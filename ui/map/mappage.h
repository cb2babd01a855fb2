#pragma once

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTreeView>

#include <ui/common/page.h>
#include <ui/common/pagecontext.h>

#include "areacounts.h"
#include "mapview.h"
#include "tagdetails.h"
#include "tagtablemodel.h"

namespace pitwatch::ui {

/// 矿图: the plan of one mine with everybody on it; who is where, since when; head-counts against limits.
class MapPage final : public Page {
    Q_OBJECT

public:
    explicit MapPage(const PageContext& context, QWidget* parent = nullptr);

    QString pageId() const override { return QStringLiteral("map"); }
    QString title() const override { return tr("Map"); }
    PageReadiness readiness() const override;
    void setActive(bool active) override;
    void showSubject(const QString& subject) override;

private:
    QWidget* buildToolbar();
    QWidget* buildSidePanel();
    void showMine(const MineCode& mine);
    void takeSnapshot(const SnapshotPtr& snapshot);
    void selectTag(const TagCode& tag, bool bringIntoView);

    PageContext context_;
    bool active_ = false;
    MineCode mine_;
    QComboBox* mines_;
    MapView* view_;
    AreaCounts* areas_;
    TagTableModel* tags_;
    QSortFilterProxyModel* filtered_;
    QTreeView* table_;
    QLineEdit* search_;
    TagDetails* details_;
    QLabel* summary_;
};

}  // namespace pitwatch::ui
