#include "quarantinemodel.h"

#include <QStringDecoder>

#include <algorithm>

#include <ui/common/format.h>

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {

bool same(const RefusedInput& a, const RefusedInput& b)
{
    return a.receivedAt == b.receivedAt && a.feed == b.feed && a.origin == b.origin && a.reason == b.reason;
}

}  // namespace

QString readableExcerpt(const QByteArray& excerpt)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(excerpt);
    if (decoder.hasError()) text = QString::fromLatin1(excerpt);
    QString readable;
    for (const QChar c : text) {
        if (c.isPrint() || c == u'\n' || c == u'\t')
            readable += c;
        else
            readable += u"\\x%1"_s.arg(c.unicode(), 2, 16, QLatin1Char('0'));
    }
    return readable;
}

void QuarantineModel::update(const std::vector<RefusedInput>& inputs)
{
    std::vector<RefusedInput> newest(inputs.rbegin(), inputs.rend());
    std::size_t added = newest.size();
    if (!inputs_.empty()) {
        const auto known = std::find_if(newest.begin(), newest.end(),
                                        [this](const RefusedInput& input) { return same(input, inputs_.front()); });
        added = static_cast<std::size_t>(known - newest.begin());
    }
    if (added > 0) {
        beginInsertRows({}, 0, static_cast<int>(added) - 1);
        inputs_.insert(inputs_.begin(), newest.begin(), newest.begin() + static_cast<std::ptrdiff_t>(added));
        endInsertRows();
    }
    if (inputs_.size() > newest.size()) {
        beginRemoveRows({}, static_cast<int>(newest.size()), static_cast<int>(inputs_.size()) - 1);
        inputs_.resize(newest.size());
        endRemoveRows();
    }
}

const RefusedInput* QuarantineModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &inputs_[static_cast<std::size_t>(row)] : nullptr;
}

QString QuarantineModel::report(int row) const
{
    const RefusedInput* input = at(row);
    if (!input) return {};
    return tr("Received: %1\nFeed: %2\nOrigin: %3\nReason: %4\nBeginning of the input:\n%5")
        .arg(formatIsoTime(input->receivedAt, zone_), input->feed.text(), input->origin, input->reason,
             readableExcerpt(input->excerpt));
}

int QuarantineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(inputs_.size());
}

int QuarantineModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QuarantineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const RefusedInput& input = inputs_[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
        case TimeColumn:
            return formatDateTime(input.receivedAt, zone_);
        case FeedColumn:
            return input.feed.text();
        case OriginColumn:
            return input.origin;
        case ReasonColumn:
            return input.reason;
        default:
            return {};
    }
}

QVariant QuarantineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case TimeColumn:
            return tr("Received");
        case FeedColumn:
            return tr("Feed");
        case OriginColumn:
            return tr("Origin");
        case ReasonColumn:
            return tr("Reason");
        default:
            return {};
    }
}

}  // namespace pitwatch::ui
