#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStackedWidget>

#include <ui/common/agelabel.h>
#include <ui/common/minepicker.h>
#include <ui/common/page.h>
#include <ui/common/pagecontext.h>
#include <ui/common/pagetools.h>
#include <ui/common/tableview.h>

#include "areacounts.h"
#include "mapview.h"
#include "tagdetails.h"
#include "tagtablemodel.h"

namespace pitwatch::ui {

/// 矿图: the plan of one mine with everybody on it; who is where, since when; head-counts against limits.
/// Subjects: a mine's code, or "<mine>/<tag>".
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
    QWidget* buildCounts();
    QWidget* buildList();
    void addZoomTools(QLayout* row);
    void connectList();
    void adoptTheme();
    void showMine(const MineCode& mine);
    void takeSnapshot(const SnapshotPtr& snapshot);
    QString summaryText(const MineSnapshot& live) const;
    void selectTag(const TagCode& tag, bool fromList);
    void followSelection(bool scroll);

    PageContext context_;
    bool active_ = false;
    bool listLeads_ = true;  ///< a change of the list's current row is the user's doing
    MineCode mine_;
    PageTools* tools_;
    MinePicker* mines_;
    QLabel* summary_;
    AgeLabel* age_;
    QStackedWidget* plan_;
    MapView* view_;
    AreaCounts* areas_;
    TagTableModel* tags_;
    QSortFilterProxyModel* filtered_;
    TableView* table_;
    QLineEdit* search_;
    TagDetails* details_;
};

}  // namespace pitwatch::ui
