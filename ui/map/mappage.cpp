#include "mappage.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <engine/engineport.h>
#include <ui/common/emptystate.h>
#include <ui/common/sectionheader.h>
#include <ui/common/staledelegate.h>

namespace pitwatch::ui {

namespace {

constexpr double kZoomStep = 1.25;
constexpr int kSearchWidth = 220;
constexpr int kCountRows = 7;  // areas that are seen at once
const QString kMineKey = QStringLiteral("map.mine");
const QString kTagsKey = QStringLiteral("map.tags");

QWidget* section(SectionHeader* header, QWidget* content)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(1));
    header->setContentsMargins(space(3), 0, space(3), 0);
    column->addWidget(header);
    column->addWidget(content, 1);
    return widget;
}

}  // namespace

MapPage::MapPage(const PageContext& context, QWidget* parent)
    : Page(parent), context_(context), tools_(new PageTools(this, *context.theme))
{
    view_ = new MapView(mapLook(*context_.theme));
    plan_ = new QStackedWidget;
    plan_->addWidget(view_);
    plan_->addWidget(new EmptyState(
        QStringLiteral("map"), tr("No plan of this mine"),
        tr("Here the plan is drawn with everybody on it. It comes from the areas, roadways and stations of the mine in "
           "the region file."),
        *context_.theme));
    auto* splitter = new QSplitter;
    splitter->addWidget(plan_);
    splitter->addWidget(buildSidePanel());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({1120, 460});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildToolbar());
    column->addWidget(splitter, 1);

    connect(view_, &MapView::tagSelected, this, [this](const TagCode& tag) { selectTag(tag, false); });
    connect(context_.engine, &EnginePort::snapshotChanged, this, &MapPage::takeSnapshot);
    connect(context_.theme, &Theme::changed, this, &MapPage::adoptTheme);
    showMine(mines_->mine());
}

QWidget* MapPage::buildToolbar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space(2), space(2), space(2), space(2));
    row->setSpacing(space(2));
    mines_ = new MinePicker(context_.region, context_.state, kMineKey);
    connect(mines_, &MinePicker::mineChanged, this, &MapPage::showMine);
    row->addWidget(mines_);
    row->addSpacing(space(2));
    summary_ = new QLabel;
    row->addWidget(summary_);
    age_ = new AgeLabel(*context_.clock, *context_.theme);
    age_->setToolTip(tr("Age of the newest positions, by the clock of their source"));
    row->addWidget(age_);
    row->addStretch(1);
    QAction* call = tools_->add(tr("Call the mine"), QStringLiteral("consult"), {Qt::Key_C},
                                tr("Begin a consultation with this mine's dispatch room"));
    connect(call, &QAction::triggered, this,
            [this] { Q_EMIT openRequested(QStringLiteral("consult"), QStringLiteral("call/") + mine_.text()); });
    row->addWidget(tools_->button(call));
    addZoomTools(row);
    return bar;
}

void MapPage::addZoomTools(QLayout* row)
{
    const auto add = [&](const QString& text, const QString& icon, const QList<QKeySequence>& keys, auto call) {
        QAction* action = tools_->add(text, icon, keys);
        connect(action, &QAction::triggered, this, call);
        row->addWidget(tools_->button(action, true));
    };
    add(tr("Zoom in"), QStringLiteral("plus"), {Qt::Key_Plus, Qt::Key_Equal}, [this] { view_->zoom(kZoomStep); });
    add(tr("Zoom out"), QStringLiteral("minus"), {Qt::Key_Minus}, [this] { view_->zoom(1 / kZoomStep); });
    add(tr("Show the whole plan"), QStringLiteral("fit"), {Qt::Key_0}, [this] { view_->showAll(); });
}

QWidget* MapPage::buildSidePanel()
{
    auto* panel = new QWidget;
    panel->setProperty("role", QStringLiteral("panel"));
    panel->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, space(2), 0, 0);
    column->setSpacing(space(3));
    column->addWidget(buildCounts());
    details_ = new TagDetails(context_.region->timezone, *context_.clock);
    column->addWidget(section(new SectionHeader(tr("Selected"), *context_.theme), details_));
    column->addWidget(buildList(), 1);
    return panel;
}

QWidget* MapPage::buildCounts()
{
    areas_ = new AreaCounts(mapLook(*context_.theme));
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(areas_);
    scroll->setFixedHeight(kCountRows * context_.theme->rowHeight());
    areas_->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    return section(new SectionHeader(tr("Head-count against limit"), *context_.theme), scroll);
}

QWidget* MapPage::buildList()
{
    tags_ = new TagTableModel(context_.region->timezone, this);
    filtered_ = new QSortFilterProxyModel(this);
    filtered_->setSourceModel(tags_);
    filtered_->setSortRole(TagTableModel::SortRole);
    filtered_->setFilterKeyColumn(-1);
    filtered_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    table_ = new TableView(*context_.theme);
    table_->setAccessibleName(tr("Underground now"));
    table_->setModel(filtered_);
    table_->setItemDelegate(new StaleDelegate(*context_.theme, TagTableModel::StaleRole, table_));
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setSortingEnabled(true);
    table_->sortByColumn(TagTableModel::NameColumn, Qt::AscendingOrder);
    static constexpr int widths[] = {120, 80, 136, 80, 150};
    for (int i = 0; i < TagTableModel::ColumnCount; ++i) table_->setColumnWidth(i, widths[i]);
    table_->remember(*context_.state, kTagsKey);
    // The card's number stands in the details and can be searched for; the list has no room for it.
    table_->setColumnHidden(TagTableModel::TagColumn, true);
    connectList();
    search_ = new QLineEdit;
    search_->setPlaceholderText(tr("Name, tag, trade or area"));
    search_->setClearButtonEnabled(true);
    search_->setMinimumWidth(kSearchWidth);
    connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
        {
            const QScopedValueRollback quiet(listLeads_, false);
            filtered_->setFilterFixedString(text);
        }
        followSelection(true);
    });
    QAction* find = tools_->add(tr("Find somebody"), {}, {QKeySequence::Find});
    connect(find, &QAction::triggered, search_, [this] { search_->setFocus(Qt::ShortcutFocusReason); });
    search_->setToolTip(find->toolTip());
    auto* header = new SectionHeader(tr("Underground now"), *context_.theme);
    header->addTool(search_);
    return section(header, table_);
}

void MapPage::connectList()
{
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (listLeads_ && index.isValid()) selectTag(TagCode(index.data(TagTableModel::TagRole).toString()), true);
    });
}

void MapPage::adoptTheme()
{
    view_->setLook(mapLook(*context_.theme));
    areas_->setLook(mapLook(*context_.theme));
}

void MapPage::showMine(const MineCode& mine)
{
    const QScopedValueRollback quiet(listLeads_, false);
    mine_ = mine;
    const Mine* plan = context_.region->mine(mine);
    view_->setMine(context_.region, mine);
    plan_->setCurrentIndex(plan && hasPlan(*plan) ? 0 : 1);
    tags_->setMine(context_.region, mine);
    details_->show(nullptr, nullptr);
    areas_->show(plan, nullptr);
    if (const SnapshotPtr snapshot = context_.engine->snapshot()) takeSnapshot(snapshot);
}

void MapPage::takeSnapshot(const SnapshotPtr& snapshot)
{
    if (!active_) return;
    const Mine* mine = context_.region->mine(mine_);
    const MineSnapshot* live = snapshot->mine(mine_);
    view_->setSnapshot(snapshot);
    areas_->show(mine, snapshot);
    {
        const QScopedValueRollback quiet(listLeads_, false);
        tags_->update(snapshot);
    }
    followSelection(false);
    details_->show(tags_->tag(view_->selected()), mine, view_->selected());
    if (!live || !live->underground) {
        summary_->setText(tr("No positions have come yet"));
        age_->setTime(std::nullopt);
        return;
    }
    summary_->setText(summaryText(*live));
    age_->setTime(live->positionsAt, live->positions);
}

QString MapPage::summaryText(const MineSnapshot& live) const
{
    QStringList parts{live.limit ? tr("%1 underground, limit %2").arg(*live.underground).arg(*live.limit)
                                 : tr("%1 underground").arg(*live.underground)};
    const auto calls = std::count_if(live.tags.begin(), live.tags.end(), [](const auto& tag) { return tag.sos; });
    if (calls > 0) parts.prepend(tr("◆ SOS from %n tag(s)", nullptr, int(calls)));
    const int unplaced = int(live.tags.size()) - view_->placedTags();
    if (unplaced > 0) parts << tr("%n without a place", nullptr, unplaced);
    return parts.join(QStringLiteral(" · "));
}

void MapPage::selectTag(const TagCode& tag, bool fromList)
{
    view_->select(tag, fromList);
    details_->show(tags_->tag(tag), context_.region->mine(mine_), tag);
    if (!fromList) followSelection(true);
}

/// The list shows what is selected on the plan; a filter or somebody's departure selects nobody else.
void MapPage::followSelection(bool scroll)
{
    const QScopedValueRollback quiet(listLeads_, false);
    const QModelIndex row = filtered_->mapFromSource(tags_->indexOf(view_->selected()));
    if (!row.isValid()) {
        table_->selectionModel()->clear();
        return;
    }
    if (table_->currentIndex().row() != row.row() || !table_->selectionModel()->isRowSelected(row.row()))
        table_->selectionModel()->setCurrentIndex(
            row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows | QItemSelectionModel::Current);
    if (scroll) table_->scrollTo(row);
}

PageReadiness MapPage::readiness() const
{
    const SnapshotPtr snapshot = context_.engine->snapshot();
    const MineSnapshot* live = snapshot ? snapshot->mine(mine_) : nullptr;
    const bool ready = live && live->positions == Freshness::Fresh && view_->placedTags() > 0;
    return {ready, ready ? QString() : QStringLiteral("a tag with a place in mine ") + mine_.text()};
}

void MapPage::setActive(bool active)
{
    active_ = active;
    const SnapshotPtr snapshot = context_.engine->snapshot();
    if (active_ && snapshot) takeSnapshot(snapshot);
}

void MapPage::showSubject(const QString& subject)
{
    const MineCode mine(subject.section(QLatin1Char('/'), 0, 0));
    const TagCode tag(subject.section(QLatin1Char('/'), 1));
    if (!context_.region->mine(mine)) return;
    mines_->setMine(mine);
    if (tag.isEmpty()) return;
    view_->select(tag, true);
    selectTag(tag, false);
}

}  // namespace pitwatch::ui
