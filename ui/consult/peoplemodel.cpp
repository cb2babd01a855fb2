#include "peoplemodel.h"

#include <algorithm>

#include "consultwords.h"

namespace pitwatch::ui {

namespace {

auto placeOf(const PeopleModel::Row& row)
{
    return std::tuple(!row.waits, !row.peer.hand, int(row.peer.role), row.peer.name);
}

}  // namespace

void PeopleModel::update(const RoomView& room)
{
    std::vector<Row> rows;
    for (const signalling::Knock& waits : room.waiting()) {
        PeerInfo peer;
        peer.id = waits.who;
        peer.name = waits.name;
        rows.push_back({peer, true, false});
    }
    if (!room.self().id.isEmpty()) rows.push_back({room.self(), false, true});
    for (const PeerInfo& peer : room.peers()) rows.push_back({peer, false, false});
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return placeOf(a) < placeOf(b); });
    if (rows == rows_) return;
    const bool sameWho =
        rows.size() == rows_.size() && std::equal(rows.begin(), rows.end(), rows_.begin(),
                                                  [](const Row& a, const Row& b) { return a.peer.id == b.peer.id; });
    if (sameWho) {
        rows_ = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(int(rows_.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

const PeopleModel::Row* PeopleModel::at(const QModelIndex& index) const
{
    return index.isValid() && index.row() < int(rows_.size()) ? &rows_[std::size_t(index.row())] : nullptr;
}

int PeopleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

int PeopleModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PeopleModel::stateText(const Row& row)
{
    if (row.waits) return tr("Waits to be let in");
    QStringList words;
    if (row.peer.hand) words << tr("Hand up");
    if (row.peer.muted) words << tr("Muted");
    if (row.peer.media.share) words << tr("On the table");
    if (words.isEmpty() && row.peer.media.mic) words << tr("Microphone on");
    return words.join(QStringLiteral(" · "));
}

QVariant PeopleModel::data(const QModelIndex& index, int role) const
{
    const Row* row = at(index);
    if (row == nullptr || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    switch (index.column()) {
        case NameColumn:
            return row->own ? tr("%1 (you)").arg(row->peer.name) : row->peer.name;
        case RoleColumn:
            return row->waits ? QString() : roleText(row->peer.role);
        default:
            return stateText(*row);
    }
}

QVariant PeopleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case NameColumn:
            return tr("Name");
        case RoleColumn:
            return tr("Role");
        default:
            return tr("State");
    }
}

}  // namespace pitwatch::ui
