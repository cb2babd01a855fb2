#pragma once

#include <QAbstractTableModel>
#include <QTimeZone>

#include <memory>
#include <vector>

#include <engine/snapshot.h>

namespace pitwatch::ui {

/// The tags of one mine as rows. Rows keep their place while the same tags stay: a selection survives every update.
class TagTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, KindColumn, AreaColumn, SinceColumn, TagColumn, ColumnCount };
    enum Role { TagRole = Qt::UserRole, SortRole, StaleRole };

    explicit TagTableModel(QTimeZone zone, QObject* parent = nullptr);

    void setMine(std::shared_ptr<const Region> region, const MineCode& mine);
    void update(const SnapshotPtr& snapshot);
    const TagSnapshot* tag(const TagCode& code) const;
    QModelIndex indexOf(const TagCode& code) const;
    QString areaName(const AreaCode& code) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void announceChanges(const std::vector<const TagSnapshot*>& before);
    QString text(const TagSnapshot& tag, int column) const;

    QTimeZone zone_;
    std::shared_ptr<const Region> region_;
    MineCode mine_;
    SnapshotPtr snapshot_;  ///< keeps what rows_ points to
    std::vector<const TagSnapshot*> rows_;
};

QString tagKindText(TagKind kind);

}  // namespace pitwatch::ui
