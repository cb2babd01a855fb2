#pragma once

#include <QStringView>
#include <QTimeZone>

#include <optional>
#include <span>
#include <vector>

#include <core/ids.h>
#include <core/utctime.h>

#include "perceptiondialect.h"

/// One record of a perception-data file while it is being read: views into a text that the reader holds. Nothing here
/// outlives the call that it was handed to.
namespace pitwatch {

class PerceptionRecord {
public:
    PerceptionRecord(const std::vector<PerceptionField>& table, std::span<const QStringView> values)
        : table_(table), values_(values)
    {
    }

    /// Empty when the table has no such column.
    QStringView text(PerceptionColumn column) const;
    std::optional<UtcTime> time(PerceptionColumn column, const QTimeZone& zone) const;
    std::optional<double> number(PerceptionColumn column) const;
    bool flag(PerceptionColumn column) const { return text(column) == u"1"; }

private:
    const std::vector<PerceptionField>& table_;
    std::span<const QStringView> values_;
};

/// Exactly "yyyy-MM-dd HH:mm:ss", read in the zone.
std::optional<UtcTime> parsePerceptionTime(QStringView text, const QTimeZone& zone);

/// What should have stood there; nothing when the value fits the field. `mine` empty: codes are not compared with it.
std::optional<QString> misfit(const PerceptionField& field, QStringView value, const MineCode& mine,
                              const QTimeZone& zone);

}  // namespace pitwatch
