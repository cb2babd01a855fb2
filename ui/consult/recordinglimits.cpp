#include "recordinglimits.h"

#include <algorithm>

namespace pitwatch::ui {

using namespace Qt::StringLiterals;

namespace {

const QString kKey = u"consult.recordings"_s;
const QString kDays = u"keep_days"_s;
const QString kMost = u"maximum_bytes"_s;
const QString kReserve = u"reserve_bytes"_s;

}  // namespace

RetentionLimits keptRecordingLimits(const UiState& state, RetentionLimits limits)
{
    const QJsonObject kept = state.value(kKey).toJsonObject();
    limits.keepDays = std::max(0, kept.value(kDays).toInt(limits.keepDays));
    limits.maximumBytes = std::max<qint64>(0, kept.value(kMost).toInteger(limits.maximumBytes));
    limits.reserveBytes = std::max<qint64>(0, kept.value(kReserve).toInteger(limits.reserveBytes));
    return limits;
}

void keepRecordingLimits(UiState& state, const RetentionLimits& limits)
{
    state.setValue(
        kKey, QJsonObject{{kDays, limits.keepDays}, {kMost, limits.maximumBytes}, {kReserve, limits.reserveBytes}});
}

}  // namespace pitwatch::ui
