#pragma once

#include <QAbstractTableModel>
#include <QTimeZone>

#include <vector>

#include <consult/refusalbook.h>

namespace pitwatch::ui {

/// "Invitation expired", "Foreign page" …
QString refusalText(RefusalReason reason);

/// What the server of consultations refused, the newest first; a line that happens again moves to the top, and a
/// selection with it. GUI thread.
class RefusalModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { LastColumn, ReasonColumn, AddressColumn, TimesColumn, FirstColumn, DetailColumn, ColumnCount };

    explicit RefusalModel(QTimeZone zone, QObject* parent = nullptr)
        : QAbstractTableModel(parent), zone_(std::move(zone))
    {
    }

    void update(const std::vector<RefusalLine>& lines);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void removeGone(const std::vector<RefusalLine>& lines);
    void bring(const RefusalLine& line, int row);

    std::vector<RefusalLine> lines_;
    QTimeZone zone_;
};

}  // namespace pitwatch::ui
