#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

#include <core/ids.h>
#include <core/utctime.h>

#include "feedplugin.h"

namespace pitwatch {

/// How one feed does, for the screens.
struct FeedSnapshot {
    FeedId id;
    QString plugin;
    QString address;  ///< without credentials
    FeedLink link = FeedLink::Connecting;
    QString reason;
    std::optional<UtcTime> lastHeard;
    Micros silentAfter{};
    bool silent = false;
    std::uint64_t delivered = 0;  ///< observations
    std::uint64_t refused = 0;    ///< inputs
};

/// What is known of a plugin file, loaded or not.
struct PluginInfo {
    QString file;
    QString id;
    QString name;  ///< in the language of the screen
    int api = 0;
    bool loaded = false;
    QString error;  ///< why it is not usable; empty when it is
};

}  // namespace pitwatch
