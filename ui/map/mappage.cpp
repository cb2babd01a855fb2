#include "mappage.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <engine/engineport.h>

#include "maplook.h"

namespace pitwatch::ui {

namespace {

constexpr double kZoomStep = 1.25;
const QString kMineKey = QStringLiteral("map/mine");

}  // namespace

MapPage::MapPage(const PageContext& context, QWidget* parent) : Page(parent), context_(context)
{
    view_ = new MapView(mapLook(*context_.theme));
    auto* splitter = new QSplitter;
    splitter->addWidget(view_);
    splitter->addWidget(buildSidePanel());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({1200, 420});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildToolbar());
    column->addWidget(splitter, 1);

    connect(view_, &MapView::tagSelected, this, [this](const TagCode& tag) { selectTag(tag, false); });
    connect(context_.engine, &EnginePort::snapshotChanged, this, &MapPage::takeSnapshot);
    const MineCode remembered(context_.state->value(kMineKey).toString());
    if (context_.region->mine(remembered))
        showMine(remembered);
    else if (!context_.region->mines.empty())
        showMine(context_.region->mines.front().code);
}

QWidget* MapPage::buildToolbar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 6, 8, 6);
    mines_ = new QComboBox;
    mines_->setAccessibleName(tr("Mine"));
    for (const Mine& mine : context_.region->mines) mines_->addItem(mine.name, mine.code.text());
    connect(mines_, &QComboBox::activated, this, [this](int) { showMine(MineCode(mines_->currentData().toString())); });
    row->addWidget(mines_);
    summary_ = new QLabel;
    row->addWidget(summary_);
    row->addStretch(1);
    const auto addButton = [&](const QString& text, const QString& hint, auto action) {
        auto* button = new QToolButton;
        button->setText(text);
        button->setToolTip(hint);
        connect(button, &QToolButton::clicked, this, action);
        row->addWidget(button);
    };
    addButton(QStringLiteral("+"), tr("Zoom in (+)"), [this] { view_->zoom(kZoomStep); });
    addButton(QStringLiteral("−"), tr("Zoom out (-)"), [this] { view_->zoom(1 / kZoomStep); });
    addButton(tr("Show all"), tr("Show the whole plan (0)"), [this] { view_->showAll(); });
    return bar;
}

QWidget* MapPage::buildSidePanel()
{
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    const auto addHeader = [&](const QString& text) {
        auto* header = new QLabel(text);
        header->setProperty("sectionHeader", true);
        header->setContentsMargins(8, 8, 8, 0);
        column->addWidget(header);
    };
    addHeader(tr("Head-count against limit"));
    areas_ = new AreaCounts(mapLook(*context_.theme));
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(areas_);
    scroll->setMinimumHeight(170);
    column->addWidget(scroll, 2);

    addHeader(tr("Selected"));
    details_ = new TagDetails(context_.region->timezone, *context_.clock);
    column->addWidget(details_);

    addHeader(tr("Underground now"));
    search_ = new QLineEdit;
    search_->setPlaceholderText(tr("Find name, tag, trade or area (Ctrl+F)"));
    search_->setClearButtonEnabled(true);
    column->addWidget(search_);
    tags_ = new TagTableModel(context_.region->timezone, this);
    filtered_ = new QSortFilterProxyModel(this);
    filtered_->setSourceModel(tags_);
    filtered_->setSortRole(TagTableModel::SortRole);
    filtered_->setFilterKeyColumn(-1);
    filtered_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    connect(search_, &QLineEdit::textChanged, filtered_, &QSortFilterProxyModel::setFilterFixedString);
    table_ = new QTreeView;
    table_->setModel(filtered_);
    table_->setRootIsDecorated(false);
    table_->setUniformRowHeights(true);
    table_->setSortingEnabled(true);
    table_->sortByColumn(TagTableModel::NameColumn, Qt::AscendingOrder);
    table_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid()) selectTag(TagCode(index.data(TagTableModel::TagRole).toString()), true);
    });
    column->addWidget(table_, 3);
    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, search_, [this] { search_->setFocus(); });
    return panel;
}

void MapPage::showMine(const MineCode& mine)
{
    mine_ = mine;
    mines_->setCurrentIndex(mines_->findData(mine.text()));
    context_.state->setValue(kMineKey, mine.text());
    view_->setMine(context_.region, mine);
    tags_->setMine(context_.region, mine);
    details_->show(nullptr, nullptr);
    if (const SnapshotPtr snapshot = context_.engine->snapshot()) takeSnapshot(snapshot);
}

void MapPage::takeSnapshot(const SnapshotPtr& snapshot)
{
    if (!active_) return;
    const Mine* mine = context_.region->mine(mine_);
    const MineSnapshot* live = snapshot->mine(mine_);
    view_->setSnapshot(snapshot);
    areas_->show(mine, snapshot);
    tags_->update(snapshot);
    details_->show(tags_->tag(view_->selected()), mine);
    if (!live || !live->underground) {
        summary_->setText(tr("No positions have come yet"));
        return;
    }
    const QString persons = live->limit ? tr("%1 underground, limit %2").arg(*live->underground).arg(*live->limit)
                                        : tr("%1 underground").arg(*live->underground);
    const int unplaced = int(live->tags.size()) - view_->placedTags();
    summary_->setText(unplaced > 0 ? tr("%1 · %2 without a place").arg(persons).arg(unplaced) : persons);
}

void MapPage::selectTag(const TagCode& tag, bool bringIntoView)
{
    view_->select(tag, bringIntoView);
    details_->show(tags_->tag(tag), context_.region->mine(mine_));
    const QModelIndex row = filtered_->mapFromSource(tags_->indexOf(tag));
    const QSignalBlocker quiet(table_->selectionModel());
    table_->setCurrentIndex(row);
    if (row.isValid()) table_->scrollTo(row);
    table_->viewport()->update();
}

PageReadiness MapPage::readiness() const
{
    const bool ready = view_->placedTags() > 0;
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
    if (context_.region->mine(mine)) showMine(mine);
}

}  // namespace pitwatch::ui
