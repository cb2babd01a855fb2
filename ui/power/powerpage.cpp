#include "powerpage.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QJsonObject>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

#include <engine/engineport.h>
#include <ui/common/emptystate.h>
#include <ui/common/format.h>
#include <ui/common/staledelegate.h>

#include "decimation.h"

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

const QString kMineKey = QStringLiteral("power.mine");
const QString kSpanKey = QStringLiteral("power.minutes");
const QString kColumnsKey = QStringLiteral("power.feeders");
const QString kChosenKey = QStringLiteral("power.chosen");
constexpr int kUsualMinutes = 5;
constexpr int kFewestColumns = 200;  // pixels of a curve before the page has been laid out
constexpr Micros kRedraw = 900ms;    // samples come once a second
constexpr Micros kNarrowestSpan = 30s;

}  // namespace

PowerPage::PowerPage(const PageContext& context, QWidget* parent) : Page(parent), context_(context)
{
    auto* splitter = new QSplitter;
    splitter->addWidget(buildTable());
    splitter->addWidget(buildCharts());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({600, 1000});
    stack_ = new QStackedWidget;
    stack_->addWidget(splitter);
    stack_->addWidget(new EmptyState(
        QStringLiteral("power"), tr("No feeders of this mine"),
        tr("Here the load of each feeder is shown with its curves of power, current and voltage. Feeders "
           "are named in the region file."),
        *context_.theme));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildToolbar());
    column->addWidget(stack_, 1);

    connect(context_.engine, &EnginePort::snapshotChanged, this, &PowerPage::takeSnapshot);
    connect(context_.theme, &Theme::changed, this, &PowerPage::adoptTheme);
    showMine(mines_->mine());
}

QWidget* PowerPage::buildToolbar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space(2), space(2), space(2), space(2));
    row->setSpacing(space(2));
    mines_ = new MinePicker(context_.region, context_.state, kMineKey);
    connect(mines_, &MinePicker::mineChanged, this, &PowerPage::showMine);
    row->addWidget(mines_);
    row->addWidget(buildSpan());
    row->addSpacing(space(2));
    summary_ = new QLabel;
    row->addWidget(summary_);
    age_ = new AgeLabel(*context_.clock, *context_.theme);
    age_->setToolTip(tr("Age of the oldest value in the sum, by the clock of its source"));
    row->addWidget(age_);
    row->addStretch(1);
    note_ = new QLabel;
    note_->setProperty("role", QStringLiteral("muted"));
    row->addWidget(note_);
    return bar;
}

QComboBox* PowerPage::buildSpan()
{
    span_ = new QComboBox;
    span_->setAccessibleName(tr("Time shown"));
    span_->setToolTip(span_->accessibleName());
    for (const int minutes : {2, 5, 15, 30}) span_->addItem(tr("Last %n minute(s)", nullptr, minutes), minutes);
    const int remembered = span_->findData(context_.state->value(kSpanKey, kUsualMinutes).toInt());
    span_->setCurrentIndex(remembered >= 0 ? remembered : span_->findData(kUsualMinutes));
    connect(span_, &QComboBox::currentIndexChanged, this, [this] {
        context_.state->setValue(kSpanKey, span_->currentData());
        drawCurves();
    });
    return span_;
}

QWidget* PowerPage::buildTable()
{
    feeders_ = new FeederTableModel(context_.region, *context_.clock, this);
    table_ = new TableView(*context_.theme);
    table_->setAccessibleName(tr("Feeders"));
    table_->setModel(feeders_);
    table_->setItemDelegate(new StaleDelegate(*context_.theme, FeederTableModel::StaleRole, table_));
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    static constexpr int widths[] = {150, 96, 80, 80, 80, 96};
    for (int i = 0; i < FeederTableModel::ColumnCount; ++i) table_->setColumnWidth(i, widths[i]);
    table_->remember(*context_.state, kColumnsKey);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PowerPage::chosenChanged);
    return table_;
}

QWidget* PowerPage::buildCharts()
{
    const CurveLook look = curveLook(*context_.theme);
    power_ = new CurveChart(tr("Active power / kW"), look);
    current_ = new CurveChart(tr("Current / A (mean of the phases)"), look);
    voltage_ = new CurveChart(tr("Voltage / V (mean of the phases)"), look);
    current_->showLegend(false);
    voltage_->showLegend(false);
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(1));
    column->addWidget(power_, 4);
    column->addWidget(current_, 3);
    column->addWidget(voltage_, 3);
    return panel;
}

void PowerPage::adoptTheme()
{
    for (CurveChart* chart : charts()) chart->setLook(curveLook(*context_.theme));
}

void PowerPage::showMine(const MineCode& mine)
{
    mine_ = mine;
    feeders_->setMine(mine);
    stack_->setCurrentIndex(feeders_->rowCount() > 0 ? 0 : 1);
    chooseRemembered();
    if (const SnapshotPtr snapshot = context_.engine->snapshot()) takeSnapshot(snapshot);
    drawCurves();
}

void PowerPage::chooseRemembered()
{
    const QScopedValueRollback quiet(choosing_, true);
    const QJsonObject byMine = context_.state->value(kChosenKey).toJsonObject();
    QItemSelection rows;
    const auto choose = [&](int row) {
        if (row >= 0) rows.select(feeders_->index(row, 0), feeders_->index(row, FeederTableModel::ColumnCount - 1));
    };
    for (const QString& id : byMine.value(mine_.text()).toString().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        choose(feeders_->rowOf(FeederId(id)));
    if (rows.isEmpty())
        for (int row = 0; row < std::min(feeders_->rowCount(), int(CurveChart::kMostCurves)); ++row) choose(row);
    table_->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
}

void PowerPage::chosenChanged()
{
    if (choosing_) return;
    QStringList ids;
    for (const int row : chosenRows()) ids << feeders_->feederAt(row)->id.text();
    QJsonObject byMine = context_.state->value(kChosenKey).toJsonObject();
    byMine[mine_.text()] = ids.join(QLatin1Char('\n'));
    context_.state->setValue(kChosenKey, byMine);
    drawCurves();
}

void PowerPage::takeSnapshot(const SnapshotPtr& snapshot)
{
    if (!active_) return;
    feeders_->update(snapshot);
    const MineSnapshot* live = snapshot->mine(mine_);
    if (live && live->loadKw) {
        summary_->setText(tr("Load of the mine: %1").arg(kilowatts(live->loadKw)));
        age_->setTime(live->powerAt, live->power);
    } else {
        summary_->setText(tr("No power data has come yet"));
        age_->setTime(std::nullopt);
    }
    if (snapshot->at - drawnAt_ >= kRedraw) drawCurves();
}

std::vector<int> PowerPage::chosenRows() const
{
    std::vector<int> rows;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows()) rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

/// The chosen span, or less while there is not that much to show: a young curve is not squeezed into the edge.
UtcTime PowerPage::shownFrom(const std::vector<int>& rows, UtcTime until) const
{
    const UtcTime wanted = until - std::chrono::minutes(span_->currentData().toInt());
    UtcTime first = until - kNarrowestSpan;
    for (const int row : rows) {
        const FeederSnapshot* live = feeders_->liveAt(row);
        if (live && !live->series->at.empty()) first = std::min(first, live->series->at.front());
    }
    return std::max(wanted, first);
}

void PowerPage::drawCurves()
{
    if (!active_) return;
    const QTimeZone& zone = context_.region->timezone;
    const UtcTime until = context_.clock->now();
    drawnAt_ = until;
    std::vector<int> rows = chosenRows();
    const bool tooMany = rows.size() > CurveChart::kMostCurves;
    note_->setText(tooMany
                       ? tr("Curves of the first %1 of %2 chosen feeders").arg(CurveChart::kMostCurves).arg(rows.size())
                       : tr("Choose up to %1 feeders to compare their curves").arg(CurveChart::kMostCurves));
    if (tooMany) rows.resize(CurveChart::kMostCurves);
    const UtcTime from = shownFrom(rows, until);
    std::vector<CurveChart::Curve> power, current, voltage;
    for (const int row : rows) {
        const FeederSnapshot* live = feeders_->liveAt(row);
        if (!live) continue;
        const PowerSeries& series = *live->series;
        const auto curve = [&](const std::vector<float>& values, const CurveChart* chart) {
            const int columns = std::max(kFewestColumns, chart->width());
            return CurveChart::Curve{feeders_->feederAt(row)->name,
                                     decimate(series.at, values, from, until, columns, zone),
                                     live->freshness != Freshness::Fresh};
        };
        power.push_back(curve(series.activeKw, power_));
        current.push_back(curve(series.current, current_));
        voltage.push_back(curve(series.voltage, voltage_));
    }
    // With one feeder its idle load shows whether it stands.
    const Feeder* only = rows.size() == 1 ? feeders_->feederAt(rows.front()) : nullptr;
    power_->setReference(only ? only->idleKw : std::nullopt, tr("Idle load"));
    const double left = axisMillis(from, zone);
    const double right = axisMillis(until, zone);
    power_->setCurves(power, left, right);
    current_->setCurves(current, left, right);
    voltage_->setCurves(voltage, left, right);
}

PageReadiness PowerPage::readiness() const
{
    const SnapshotPtr snapshot = context_.engine->snapshot();
    const MineSnapshot* live = snapshot ? snapshot->mine(mine_) : nullptr;
    // Two points make a line.
    const bool ready = live && live->power == Freshness::Fresh && power_->pointCount() > 1;
    return {ready, ready ? QString() : QStringLiteral("curves of a feeder of mine ") + mine_.text()};
}

void PowerPage::setActive(bool active)
{
    active_ = active;
    if (!active_) return;
    if (const SnapshotPtr snapshot = context_.engine->snapshot()) takeSnapshot(snapshot);
    drawCurves();
}

void PowerPage::showSubject(const QString& subject)
{
    mines_->setMine(MineCode(subject.section(QLatin1Char('/'), 0, 0)));
}

}  // namespace pitwatch::ui
