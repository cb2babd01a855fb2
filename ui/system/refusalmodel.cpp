#include "refusalmodel.h"

#include <algorithm>

#include <ui/common/format.h>

namespace pitwatch::ui {

namespace {

bool sameLine(const RefusalLine& a, const RefusalLine& b)
{
    return a.reason == b.reason && a.address == b.address;
}

auto like(const RefusalLine& line)
{
    return [&line](const RefusalLine& other) { return sameLine(line, other); };
}

}  // namespace

QString refusalText(RefusalReason reason)
{
    switch (reason) {
        case RefusalReason::Expired:
            return RefusalModel::tr("Invitation expired");
        case RefusalReason::Revoked:
            return RefusalModel::tr("Invitation withdrawn");
        case RefusalReason::ForeignToken:
            return RefusalModel::tr("Invitation for another place");
        case RefusalReason::UnknownToken:
            return RefusalModel::tr("Invitation not known");
        case RefusalReason::ForeignOrigin:
            return RefusalModel::tr("Foreign page");
        case RefusalReason::Malformed:
            return RefusalModel::tr("Not readable");
        case RefusalReason::TooMany:
            return RefusalModel::tr("Too many");
        case RefusalReason::Version:
            return RefusalModel::tr("Other version");
        case RefusalReason::NoHello:
            return RefusalModel::tr("Said nothing");
    }
    return {};
}

void RefusalModel::update(const std::vector<RefusalLine>& lines)
{
    removeGone(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) bring(lines[i], static_cast<int>(i));
}

void RefusalModel::removeGone(const std::vector<RefusalLine>& lines)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        const auto place = lines_.begin() + row;
        if (std::any_of(lines.begin(), lines.end(), like(*place))) continue;
        beginRemoveRows({}, row, row);
        lines_.erase(place);
        endRemoveRows();
    }
}

void RefusalModel::bring(const RefusalLine& line, int row)
{
    const auto to = lines_.begin() + row;
    const auto from = std::find_if(to, lines_.end(), like(line));
    if (from == lines_.end()) {
        beginInsertRows({}, row, row);
        lines_.insert(to, line);
        return endInsertRows();
    }
    if (from != to) {
        const int old = static_cast<int>(from - lines_.begin());
        beginMoveRows({}, old, old, {}, row);
        std::rotate(to, from, from + 1);
        endMoveRows();
    }
    if (lines_[static_cast<std::size_t>(row)] == line) return;
    lines_[static_cast<std::size_t>(row)] = line;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int RefusalModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

int RefusalModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RefusalModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == Qt::TextAlignmentRole && index.column() == TimesColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const RefusalLine& line = lines_[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
        case LastColumn:
            return formatDateTime(line.last, zone_);
        case ReasonColumn:
            return refusalText(line.reason);
        case AddressColumn:
            return line.address;
        case TimesColumn:
            return number(static_cast<qint64>(line.times));
        case FirstColumn:
            return formatDateTime(line.first, zone_);
        case DetailColumn:
            return line.detail;
        default:
            return {};
    }
}

QVariant RefusalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case LastColumn:
            return tr("Last");
        case ReasonColumn:
            return tr("Reason");
        case AddressColumn:
            return tr("Address");
        case TimesColumn:
            return tr("Times");
        case FirstColumn:
            return tr("First");
        case DetailColumn:
            return tr("Details");
        default:
            return {};
    }
}

}  // namespace pitwatch::ui
