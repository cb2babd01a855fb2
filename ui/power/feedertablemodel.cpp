#include "feedertablemodel.h"

#include <QLocale>

#include <initializer_list>

#include <ui/common/format.h>

namespace pitwatch::ui {

namespace {

std::optional<double> mean(std::initializer_list<std::optional<double>> values)
{
    double sum = 0;
    int count = 0;
    for (const auto& value : values) {
        if (!value) continue;
        sum += *value;
        ++count;
    }
    return count ? std::optional(sum / count) : std::nullopt;
}

/// The unit stands in the heading of the column.
QString figure(const std::optional<double>& value, int decimals)
{
    return value ? QLocale().toString(*value, 'f', decimals) : noValue();
}

QVariant alignment(int column)
{
    const bool figures = column >= FeederTableModel::PowerColumn && column <= FeederTableModel::VoltageColumn;
    return QVariant::fromValue<int>(int(figures ? Qt::AlignRight : Qt::AlignLeft) | int(Qt::AlignVCenter));
}

}  // namespace

std::optional<double> meanCurrent(const PowerSample& sample)
{
    return mean({sample.ia, sample.ib, sample.ic});
}

std::optional<double> meanVoltage(const PowerSample& sample)
{
    return mean({sample.ua, sample.ub, sample.uc});
}

QString feederRoleText(FeederRole role)
{
    switch (role) {
        case FeederRole::Substation:
            return FeederTableModel::tr("Substation");
        case FeederRole::MainHaulage:
            return FeederTableModel::tr("Main haulage");
        case FeederRole::MainFan:
            return FeederTableModel::tr("Main fan");
        case FeederRole::MainDrainage:
            return FeederTableModel::tr("Main drainage");
        case FeederRole::MainHoist:
            return FeederTableModel::tr("Main hoist");
        case FeederRole::AuxHoist:
            return FeederTableModel::tr("Auxiliary hoist");
        case FeederRole::Face:
            return FeederTableModel::tr("Face");
        case FeederRole::Other:
            return FeederTableModel::tr("Other");
    }
    return {};
}

FeederTableModel::FeederTableModel(std::shared_ptr<const Region> region, const Clock& clock, QObject* parent)
    : QAbstractTableModel(parent), region_(std::move(region)), clock_(clock)
{
}

void FeederTableModel::setMine(const MineCode& mine)
{
    beginResetModel();
    mine_ = region_->mine(mine);
    endResetModel();
}

void FeederTableModel::update(const SnapshotPtr& snapshot)
{
    snapshot_ = snapshot;
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const Feeder* FeederTableModel::feederAt(int row) const
{
    return mine_ && row >= 0 && row < int(mine_->feeders.size()) ? &mine_->feeders[std::size_t(row)] : nullptr;
}

const FeederSnapshot* FeederTableModel::liveAt(int row) const
{
    const Feeder* feeder = feederAt(row);
    const MineSnapshot* live = feeder && snapshot_ ? snapshot_->mine(mine_->code) : nullptr;
    if (!live) return nullptr;
    for (const FeederSnapshot& f : live->feeders)
        if (f.id == feeder->id) return &f;
    return nullptr;
}

int FeederTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !mine_ ? 0 : int(mine_->feeders.size());
}

int FeederTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

int FeederTableModel::rowOf(const FeederId& feeder) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (feederAt(row)->id == feeder) return row;
    return -1;
}

QString FeederTableModel::text(const Feeder& feeder, const FeederSnapshot* live, int column) const
{
    if (column == NameColumn) return feeder.name;
    if (!live || !live->latest) return column == StateColumn ? tr("No data") : noValue();
    const PowerSample& sample = *live->latest;
    switch (column) {
        case StateColumn: {
            // Shape and word, no hue: running and stopped are both normal.
            const bool running = sample.on.value_or(live->aboveIdle);
            return running ? tr("▶ Running") : tr("■ Stopped");
        }
        case PowerColumn:
            return figure(sample.activeKw, 1);
        case CurrentColumn:
            return figure(meanCurrent(sample), 1);
        case VoltageColumn:
            return figure(meanVoltage(sample), 0);
        case AgeColumn:
            return ageText(live->observedAt, clock_.now());
        default:
            return {};
    }
}

QVariant FeederTableModel::data(const QModelIndex& index, int role) const
{
    const Feeder* feeder = feederAt(index.row());
    if (!index.isValid() || !feeder) return {};
    const FeederSnapshot* live = liveAt(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return text(*feeder, live, index.column());
        case Qt::TextAlignmentRole:
            return alignment(index.column());
        case Qt::ToolTipRole:
            return tr("%1, rated %2, idle %3")
                .arg(feederRoleText(feeder->role), kilowatts(feeder->ratedKw), kilowatts(feeder->idleKw));
        case FeederIdRole:
            return feeder->id.text();
        case StaleRole:
            return !live || live->freshness != Freshness::Fresh;
        default:
            return {};
    }
}

QVariant FeederTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return alignment(section);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case NameColumn:
            return tr("Feeder");
        case StateColumn:
            return tr("State");
        case PowerColumn:
            return tr("P / kW");
        case CurrentColumn:
            return tr("I / A");
        case VoltageColumn:
            return tr("U / V");
        case AgeColumn:
            return tr("Age");
        default:
            return {};
    }
}

}  // namespace pitwatch::ui
