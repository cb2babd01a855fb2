#include "decimation.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace pitwatch::ui {

namespace {

struct Column {
    std::size_t first, lowest, highest, last;
};

}  // namespace

double axisMillis(UtcTime time, const QTimeZone& zone)
{
    const QDateTime regional = toDateTime(time, zone);
    return double(QDateTime(regional.date(), regional.time(), Qt::LocalTime).toMSecsSinceEpoch());
}

QList<QPointF> decimate(const std::vector<UtcTime>& at, const std::vector<float>& values, UtcTime from, UtcTime until,
                        int columns, const QTimeZone& zone)
{
    QList<QPointF> points;
    if (until <= from || columns < 1) return points;
    // One offset for the whole curve: converting every sample would cost more than drawing it.
    const double offset = axisMillis(from, zone) - double(toMicros(from)) / 1000.0;
    const auto emitPoint = [&](std::size_t i) {
        points.append({double(toMicros(at[i])) / 1000.0 + offset, double(values[i])});
    };
    const auto flush = [&](const Column& column) {
        std::size_t order[] = {column.first, column.lowest, column.highest, column.last};
        std::sort(std::begin(order), std::end(order));
        for (auto it = std::begin(order), end = std::unique(std::begin(order), std::end(order)); it != end; ++it)
            emitPoint(*it);
    };
    const double width = double((until - from).count()) / columns;
    std::optional<Column> column;
    long number = -1;
    const auto begin = std::size_t(std::lower_bound(at.begin(), at.end(), from) - at.begin());
    for (std::size_t i = begin; i < at.size() && at[i] <= until; ++i) {
        if (std::isnan(values[i])) continue;
        const long here = long(double((at[i] - from).count()) / width);
        if (!column || here != number) {
            if (column) flush(*column);
            column = Column{i, i, i, i};
            number = here;
            continue;
        }
        if (values[i] < values[column->lowest]) column->lowest = i;
        if (values[i] > values[column->highest]) column->highest = i;
        column->last = i;
    }
    if (column) flush(*column);
    return points;
}

}  // namespace pitwatch::ui
