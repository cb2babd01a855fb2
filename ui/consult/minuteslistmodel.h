#pragma once

#include <QAbstractTableModel>
#include <QTimeZone>

#include <consult/minuteslist.h>

namespace pitwatch::ui {

/// Consultations whose minutes are kept, newest first. GUI thread.
class MinutesListModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { BegunColumn, SubjectColumn, PeopleColumn, StateColumn, ColumnCount };

    explicit MinutesListModel(QTimeZone zone, QObject* parent = nullptr);

    void update(std::vector<MinutesSummary> rows);
    const MinutesSummary* at(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString stateText(MinutesState state);

    const QTimeZone zone_;
    std::vector<MinutesSummary> rows_;
};

}  // namespace pitwatch::ui
