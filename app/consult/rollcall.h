#pragma once

#include <optional>
#include <vector>

#include <core/utctime.h>

#include "signalmessage.h"

namespace pitwatch {

/// A roll call (点名): who was asked, and when each answered. A plain value.
struct RollCall {
    struct Entry {
        PeerId who;
        QString name;
        std::optional<UtcTime> answeredAt;
        bool operator==(const Entry&) const = default;
    };

    int number = 0;
    UtcTime at;
    QString by;
    std::vector<Entry> entries;

    /// Notes the first answer of a participant; one that came after the call is added. False: had answered before.
    bool answer(const PeerId& who, const QString& name, UtcTime time)
    {
        for (Entry& entry : entries) {
            if (entry.who != who) continue;
            if (entry.answeredAt) return false;
            entry.answeredAt = time;
            return true;
        }
        entries.push_back({who, name, time});
        return true;
    }

    int missing() const
    {
        int count = 0;
        for (const Entry& entry : entries) count += entry.answeredAt ? 0 : 1;
        return count;
    }
    bool operator==(const RollCall&) const = default;
};

}  // namespace pitwatch
