#pragma once

#include <QAbstractTableModel>
#include <QTimeZone>

#include <map>
#include <optional>
#include <vector>

#include <evidence/cliplist.h>

namespace pitwatch::ui {

/// The clips that were written, newest first. GUI thread.
class ClipListModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Mine, Camera, Length, Size, Cause, Check, ColumnCount };

    explicit ClipListModel(QTimeZone zone, QObject* parent = nullptr);

    void setClips(std::vector<ClipEntry> clips);
    const ClipEntry* clip(int row) const;
    /// What a verification said; empty: the file is the one that was written.
    void setVerified(const QString& sidecar, const QString& problem);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const ClipEntry& clip, Column column) const;
    QString checkText(const ClipEntry& clip) const;

    const QTimeZone zone_;
    std::vector<ClipEntry> clips_;
    std::map<QString, QString> verified_;  ///< by sidecar
};

}  // namespace pitwatch::ui
