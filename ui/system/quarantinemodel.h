#pragma once

#include <QAbstractTableModel>
#include <QTimeZone>

#include <vector>

#include <feed/feedplugin.h>

namespace pitwatch::ui {

/// Refused inputs, newest first. New ones push in at the top and old ones fall off the end, so that a selection stays
/// where it is. GUI thread.
class QuarantineModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { TimeColumn, FeedColumn, OriginColumn, ReasonColumn, ColumnCount };

    explicit QuarantineModel(QTimeZone zone, QObject* parent = nullptr)
        : QAbstractTableModel(parent), zone_(std::move(zone))
    {
    }

    /// Oldest first, as the host gives them.
    void update(const std::vector<RefusedInput>& inputs);
    const RefusedInput* at(int row) const;
    /// All of one input, for a clerk who writes to the mine.
    QString report(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<RefusedInput> inputs_;  ///< newest first
    QTimeZone zone_;
};

/// The excerpt as text; bytes that are no text as escapes.
QString readableExcerpt(const QByteArray& excerpt);

}  // namespace pitwatch::ui
