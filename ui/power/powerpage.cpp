#include "powerpage.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

#include <engine/engineport.h>

#include "curvelook.h"
#include "decimation.h"

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

const QString kMineKey = QStringLiteral("power/mine");
const QString kSpanKey = QStringLiteral("power/span");
constexpr int kMostChosen = 6;
constexpr Micros kRedraw = 900ms;  // samples come once a second

}  // namespace

PowerPage::PowerPage(const PageContext& context, QWidget* parent) : Page(parent), context_(context)
{
    auto* splitter = new QSplitter;
    splitter->addWidget(buildTable());
    splitter->addWidget(buildCharts());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({560, 1200});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildToolbar());
    column->addWidget(splitter, 1);

    connect(context_.engine, &EnginePort::snapshotChanged, this, &PowerPage::takeSnapshot);
    const MineCode remembered(context_.state->value(kMineKey).toString());
    if (context_.region->mine(remembered))
        showMine(remembered);
    else if (!context_.region->mines.empty())
        showMine(context_.region->mines.front().code);
}

QWidget* PowerPage::buildToolbar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 6, 8, 6);
    mines_ = new QComboBox;
    mines_->setAccessibleName(tr("Mine"));
    for (const Mine& mine : context_.region->mines) mines_->addItem(mine.name, mine.code.text());
    connect(mines_, &QComboBox::activated, this, [this](int) { showMine(MineCode(mines_->currentData().toString())); });
    row->addWidget(mines_);
    span_ = new QComboBox;
    span_->setAccessibleName(tr("Time shown"));
    for (const int minutes : {2, 5, 15, 30}) span_->addItem(tr("Last %n minute(s)", nullptr, minutes), minutes);
    span_->setCurrentIndex(std::max(0, span_->findData(context_.state->value(kSpanKey, 5))));
    connect(span_, &QComboBox::activated, this, [this](int) {
        context_.state->setValue(kSpanKey, span_->currentData());
        drawCurves();
    });
    row->addWidget(span_);
    summary_ = new QLabel;
    row->addWidget(summary_);
    row->addStretch(1);
    return bar;
}

QWidget* PowerPage::buildTable()
{
    feeders_ = new FeederTableModel(context_.region, *context_.clock, this);
    table_ = new QTableView;
    table_->setModel(feeders_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->verticalHeader()->hide();
    table_->setShowGrid(false);
    table_->setToolTip(tr("Choose up to six feeders to see their curves"));
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setSectionResizeMode(FeederTableModel::NameColumn, QHeaderView::Stretch);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PowerPage::drawCurves);
    return table_;
}

QWidget* PowerPage::buildCharts()
{
    const CurveLook look = curveLook(*context_.theme);
    power_ = new CurveChart(tr("Active power / kW"), look);
    current_ = new CurveChart(tr("Current / A (mean of the phases)"), look);
    voltage_ = new CurveChart(tr("Voltage / V (mean of the phases)"), look);
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(power_, 3);
    column->addWidget(current_, 2);
    column->addWidget(voltage_, 2);
    return panel;
}

void PowerPage::showMine(const MineCode& mine)
{
    mine_ = mine;
    mines_->setCurrentIndex(mines_->findData(mine.text()));
    context_.state->setValue(kMineKey, mine.text());
    feeders_->setMine(mine);
    if (feeders_->rowCount() > 0) table_->selectRow(0);
    if (const SnapshotPtr snapshot = context_.engine->snapshot()) takeSnapshot(snapshot);
    drawCurves();
}

void PowerPage::takeSnapshot(const SnapshotPtr& snapshot)
{
    if (!active_) return;
    feeders_->update(snapshot);
    const MineSnapshot* live = snapshot->mine(mine_);
    summary_->setText(live && live->loadKw ? tr("Load of the mine: %1 kW").arg(*live->loadKw, 0, 'f', 0)
                                           : tr("No power data has come yet"));
    if (snapshot->at - drawnAt_ >= kRedraw) drawCurves();
}

std::vector<int> PowerPage::chosenRows() const
{
    std::vector<int> rows;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows()) rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    if (rows.size() > kMostChosen) rows.resize(kMostChosen);
    return rows;
}

void PowerPage::drawCurves()
{
    if (!active_) return;
    const QTimeZone& zone = context_.region->timezone;
    const UtcTime until = context_.clock->now();
    const UtcTime from = until - std::chrono::minutes(span_->currentData().toInt());
    drawnAt_ = until;
    const std::vector<int> rows = chosenRows();
    std::vector<CurveChart::Curve> power, current, voltage;
    for (const int row : rows) {
        const FeederSnapshot* live = feeders_->liveAt(row);
        if (!live) continue;
        const QString name = feeders_->feederAt(row)->name;
        const bool stale = live->freshness != Freshness::Fresh;
        const PowerSeries& series = *live->series;
        const auto curve = [&](const std::vector<float>& values, const CurveChart* chart) {
            return CurveChart::Curve{
                name, decimate(series.at, values, from, until, std::max(200, chart->width()), zone), stale};
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
    const bool ready = power_->pointCount() > 10 && current_->pointCount() > 10 && voltage_->pointCount() > 10;
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
    const MineCode mine(subject.section(QLatin1Char('/'), 0, 0));
    if (context_.region->mine(mine)) showMine(mine);
}

}  // namespace pitwatch::ui
