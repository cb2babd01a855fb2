#pragma once

#include <QPainter>
#include <QString>

#include <algorithm>
#include <optional>
#include <vector>

#include <region/region.h>
#include <ui/common/theme.h>

#include "timelinecontent.h"
#include "timescale.h"

namespace pitwatch::ui {

/// What one painting of the timeline shows.
struct TimelineView {
    TimeScale scale;
    std::vector<CameraKey> cameras;
    std::vector<QString> names;  ///< of the cameras
    UtcTime playhead;
    UtcTime present;
    std::optional<Period> selection;
    std::optional<double> hoverX;  ///< below the mouse, from the left edge of the scale
};

/// Heights and places of the parts of a timeline; pixels.
struct TimelineGeometry {
    static constexpr int kGutter = 168;
    static constexpr int kRuler = 24;
    static constexpr int kMarks = 22;
    static constexpr int kRow = 20;

    static int height(int cameras) { return kRuler + kMarks + kRow * std::max(1, cameras) + space(2); }
    static QRect row(int index, int width) { return {kGutter, kRuler + kMarks + kRow * index, width, kRow}; }
};

/// Draws a timeline: recorded spans per camera, alarms by grade, bookmarks, selection, playhead. GUI thread.
class TimelinePainter {
    Q_DECLARE_TR_FUNCTIONS(TimelinePainter)

public:
    TimelinePainter(const Theme& theme, QTimeZone zone) : theme_(theme), zone_(std::move(zone)) {}

    void paint(QPainter& painter, QSize size, const TimelineView& view, const TimelineContent& content) const;

    /// The alarm or bookmark at a place of the lane of marks.
    static const Alarm* alarmAt(QPoint place, const TimeScale& scale, const TimelineContent& content);
    static const Bookmark* bookmarkAt(QPoint place, const TimeScale& scale, const TimelineContent& content);

private:
    void paintRuler(QPainter& painter, const TimelineView& view, int height) const;
    void paintRow(QPainter& painter, int index, const TimelineView& view, const TimelineContent& content) const;
    void paintMarks(QPainter& painter, const TimelineView& view, const TimelineContent& content) const;
    void paintSelection(QPainter& painter, const TimelineView& view, int height) const;
    void paintPlayhead(QPainter& painter, const TimelineView& view, int height) const;

    const Theme& theme_;
    const QTimeZone zone_;
};

}  // namespace pitwatch::ui
