#pragma once

#include <QJsonObject>

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <alarm/alarm.h>
#include <core/clock.h>
#include <region/region.h>

#include "tilemarks.h"

namespace pitwatch::ui {

inline constexpr int kMostForwardCameras = 15;

/// What alarms may do to the wall of this seat.
struct AlarmForwardSettings {
    enum class Mode { Off, Highlight, Forward };
    enum class Interrupts { WallOnly, Overview, AnyPage };  ///< from which pages the wall may come to the front

    Mode mode = Mode::Forward;
    Grade least = Grade::II;  ///< lower grades change nothing
    int cameras = 4;          ///< 1 to kMostForwardCameras
    std::chrono::seconds dwell{60};
    Interrupts interrupts = Interrupts::WallOnly;

    QJsonObject toJson() const;
    /// Values out of range are brought into it.
    static AlarmForwardSettings fromJson(const QJsonObject& json);
    bool operator==(const AlarmForwardSettings&) const = default;
};

/// Whether the wall may come to the front while this page is open.
bool mayInterrupt(AlarmForwardSettings::Interrupts allowed, const QString& page);

/// Which alarm has the wall, and for how long. One at a time, the highest grade first, the older first among equals;
/// a higher one takes over only after the shortest time, so that nothing flaps; the rest wait and are counted. An
/// alarm comes forward once for each grade that it reaches. Whoever works at the wall is not interrupted; a tool that
/// is open there (a replay, a camera that is moved) holds alarms back longer, but not after whoever opened it has gone.
/// Pure: told what happens, asked what is to be seen. GUI thread.
class AlarmForward {
public:
    static constexpr std::chrono::seconds kShortest{5};  ///< before another alarm, or an acknowledgement, ends it
    static constexpr std::chrono::seconds kQuiet{10};    ///< after the last touch of the wall
    /// After the last touch of a wall with an open tool: whoever only watches a replay is still there.
    static constexpr std::chrono::seconds kToolQuiet{120};
    static constexpr std::chrono::seconds kToolQuietGradeI{30};
    /// Alarms that are older than this when they are first seen are marked but do not come forward: at a start, what
    /// happened at night is no news.
    static constexpr std::chrono::seconds kNews{120};
    static constexpr std::size_t kMostWaiting = 200;  ///< beyond, alarms are only marked

    struct Shown {
        Alarm alarm;
        std::vector<CameraKey> cameras;
        UtcTime since;
        bool operator==(const Shown&) const = default;
    };

    /// The clock outlives it.
    AlarmForward(std::shared_ptr<const Region> region, const Clock& clock);

    void setSettings(const AlarmForwardSettings& settings);
    const AlarmForwardSettings& settings() const { return settings_; }

    /// The alarms as they stand now.
    void update(const std::vector<Alarm>& alarms);
    /// Looks at the time; call it about once a second.
    void tick();
    /// Somebody chose, moved or magnified something on the wall.
    void touched() { touchedAt_ = clock_.now(); }
    void setToolOpen(bool open) { toolOpen_ = open; }
    /// Esc: the alarm has been seen.
    void dismiss();

    const std::optional<Shown>& shown() const { return shown_; }
    int waiting() const { return int(waiting_.size()); }
    /// Every camera that an open alarm of sufficient grade is about, with the alarm's words.
    std::map<CameraKey, TileAlarm> marks() const;

private:
    struct Waiting {
        Alarm alarm;
        std::optional<std::chrono::microseconds> left;  ///< of its time, when it was pushed aside
    };

    bool counts(const Alarm& alarm) const;
    void take(const Alarm& alarm);
    void refreshShown();
    void showNext();
    bool mayChange(UtcTime now, Grade coming) const;
    std::vector<Waiting>::iterator first();

    const std::shared_ptr<const Region> region_;
    const Clock& clock_;
    AlarmForwardSettings settings_;
    std::vector<Alarm> standing_;         ///< unacknowledged and of sufficient grade
    std::map<AlarmId, Grade> announced_;  ///< the grade with which each standing alarm was last taken up
    std::vector<Waiting> waiting_;
    std::optional<Shown> shown_;
    UtcTime until_;
    std::optional<UtcTime> touchedAt_;
    bool toolOpen_ = false;
};

}  // namespace pitwatch::ui
