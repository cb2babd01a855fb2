#pragma once

#include <QAbstractTableModel>

#include <memory>
#include <vector>

#include <region/region.h>
#include <store/recordingrecords.h>

namespace pitwatch::ui {

/// Bookmarks by time: when, where, what, who.
class BookmarkModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { TimeColumn, CameraColumn, TextColumn, PersonColumn, ColumnCount };

    explicit BookmarkModel(std::shared_ptr<const Region> region, QObject* parent = nullptr);

    void update(const std::vector<Bookmark>& bookmarks);
    /// Null when there is no such row.
    const Bookmark* at(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString cameraText(const Bookmark& bookmark) const;

    const std::shared_ptr<const Region> region_;
    std::vector<Bookmark> bookmarks_;
};

}  // namespace pitwatch::ui
