#include "tableview.h"

#include <QHeaderView>

namespace pitwatch::ui {

TableView::TableView(const Theme& theme, QWidget* parent) : QTableView(parent), theme_(theme)
{
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(&theme, &Theme::changed, this, &TableView::adopt);
    adopt();
}

void TableView::adopt()
{
    verticalHeader()->setDefaultSectionSize(theme_.rowHeight());
    horizontalHeader()->setFixedHeight(theme_.rowHeight());
}

void TableView::remember(UiState& state, const QString& key)
{
    QHeaderView* header = horizontalHeader();
    const int sections = header->count();
    const QByteArray remembered = state.bytes(key);
    // The header of another version of the program may have other columns.
    if (!remembered.isEmpty() && state.value(key + QStringLiteral(".columns")).toInt() == sections)
        header->restoreState(remembered);
    const auto keep = [header, &state, key] {
        state.setBytes(key, header->saveState());
        state.setValue(key + QStringLiteral(".columns"), header->count());
    };
    connect(header, &QHeaderView::sectionResized, this, keep);
    connect(header, &QHeaderView::sectionMoved, this, keep);
    connect(header, &QHeaderView::sortIndicatorChanged, this, keep);
}

}  // namespace pitwatch::ui
