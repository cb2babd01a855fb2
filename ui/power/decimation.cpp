#include "decimation.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

// A pause of so many usual distances, and at least so long, is a gap.
constexpr int kGapDistances = 5;
constexpr Micros kShortestGap = 3s;
// A curve of more parts costs more to draw than it tells; later gaps are bridged.
constexpr std::size_t kMostParts = 64;

struct Column {
    std::size_t first, lowest, highest, last;
};

std::vector<std::size_t> reportedSamples(const std::vector<UtcTime>& at, const std::vector<float>& values, UtcTime from,
                                         UtcTime until)
{
    std::vector<std::size_t> samples;
    const auto begin = std::size_t(std::lower_bound(at.begin(), at.end(), from) - at.begin());
    for (std::size_t i = begin; i < at.size() && at[i] <= until; ++i)
        if (!std::isnan(values[i])) samples.push_back(i);
    return samples;
}

Micros longestStep(const std::vector<UtcTime>& at, const std::vector<std::size_t>& samples)
{
    std::vector<Micros> steps;
    for (std::size_t i = 1; i < samples.size(); ++i) steps.push_back(at[samples[i]] - at[samples[i - 1]]);
    if (steps.empty()) return kShortestGap;
    const auto middle = steps.begin() + std::ptrdiff_t(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return std::max(kShortestGap, *middle * kGapDistances);
}

}  // namespace

double axisMillis(UtcTime time, const QTimeZone& zone)
{
    const QDateTime regional = toDateTime(time, zone);
    return double(QDateTime(regional.date(), regional.time(), Qt::LocalTime).toMSecsSinceEpoch());
}

std::vector<QList<QPointF>> decimate(const std::vector<UtcTime>& at, const std::vector<float>& values, UtcTime from,
                                     UtcTime until, int columns, const QTimeZone& zone)
{
    std::vector<QList<QPointF>> parts;
    if (until <= from || columns < 1) return parts;
    // One offset for the whole curve: converting every sample would cost more than drawing it.
    const double offset = axisMillis(from, zone) - double(toMicros(from)) / 1000.0;
    const auto flush = [&](const Column& column) {
        std::size_t order[] = {column.first, column.lowest, column.highest, column.last};
        std::sort(std::begin(order), std::end(order));
        for (auto it = std::begin(order), end = std::unique(std::begin(order), std::end(order)); it != end; ++it)
            parts.back().append({double(toMicros(at[*it])) / 1000.0 + offset, double(values[*it])});
    };
    const std::vector<std::size_t> samples = reportedSamples(at, values, from, until);
    const Micros step = longestStep(at, samples);
    const double width = double((until - from).count()) / columns;
    std::optional<Column> column;
    long number = -1;
    UtcTime before;
    for (const std::size_t i : samples) {
        const bool gap = parts.empty() || (at[i] - before > step && parts.size() < kMostParts);
        const long here = long(double((at[i] - from).count()) / width);
        before = at[i];
        if (gap || here != number) {
            if (column) flush(*column);
            if (gap) parts.emplace_back();
            column = Column{i, i, i, i};
            number = here;
            continue;
        }
        if (values[i] < values[column->lowest]) column->lowest = i;
        if (values[i] > values[column->highest]) column->highest = i;
        column->last = i;
    }
    if (column) flush(*column);
    return parts;
}

}  // namespace pitwatch::ui
