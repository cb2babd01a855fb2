#pragma once

#include <QCoreApplication>
#include <QTimeZone>

#include <vector>

#include "tilepainter.h"

namespace pitwatch::ui {

struct DetailRow {
    QString label;
    QString value;
};

/// Puts into words what was measured of a tile and its stream: all of it, also what is unknown.
class StreamDetails {
    Q_DECLARE_TR_FUNCTIONS(StreamDetails)

public:
    /// Times are shown in the zone of the region.
    static std::vector<DetailRow> rows(const TileView& view, const QTimeZone& zone);
    /// "Mine · camera", a line for each row: to be pasted into a report.
    static QString text(const TileView& view, const QTimeZone& zone);
    static QString title(const TileView& view);

private:
    static QString state(const TileView& view, const QTimeZone& zone);
    static QString captureToPaint(const TileView& view);
    static QString lastPicture(const TileView& view);
    static QString step(const TileView& view);
    static QString reason(const TileView& view);
    static QString source(const StreamStatus& status);
    static QString rates(const StreamStatus& status);
    static QString bitRate(const StreamStatus& status);
    static QString losses(const StreamStatus& status);
};

}  // namespace pitwatch::ui
