#pragma once

#include <QWidget>

#include <vector>

#include <engine/snapshot.h>
#include <ui/common/theme.h>

namespace pitwatch::ui {

struct RegionAlarmRow {
    Grade grade = Grade::IV;
    QString time;  ///< in the region's zone
    QString mine;  ///< empty for alarms of the region
    QString title;
    QString detail;
    bool unacknowledged = false;
    bool operator==(const RegionAlarmRow&) const = default;
};

/// Open alarms: unacknowledged first, then the gravest, then the newest.
std::vector<RegionAlarmRow> regionAlarms(const RegionSnapshot& snapshot);

/// The open alarms of all mines in as many rows as there is room for. A click opens the alarm page, where work is done.
class RegionAlarms final : public QWidget {
    Q_OBJECT

public:
    explicit RegionAlarms(const Theme& theme, QWidget* parent = nullptr);

    void setRows(std::vector<RegionAlarmRow> rows);
    const std::vector<RegionAlarmRow>& rows() const { return rows_; }

Q_SIGNALS:
    void opened();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void paintRow(QPainter& painter, const RegionAlarmRow& row, const QRect& box) const;
    void text(QPainter& painter, const QRect& box, const QString& text, Token token, bool strong = false) const;

    const Theme& theme_;
    std::vector<RegionAlarmRow> rows_;
};

}  // namespace pitwatch::ui
