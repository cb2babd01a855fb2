#pragma once

#include <QJsonObject>
#include <QRect>
#include <QString>

#include <optional>
#include <vector>

/// Where a window stands among the monitors of a seat, and where it goes while its monitor is gone. Pure geometry in
/// device-independent pixels of the virtual desktop.
namespace pitwatch::ui {

/// One monitor as it is now.
struct ScreenFacts {
    QString id;       ///< of the monitor where it tells its serial number, else of the connector
    QRect geometry;   ///< the whole monitor
    QRect available;  ///< without task bars
};

enum class WindowMode { Normal, Maximized, FullScreen };

/// A place on one monitor.
struct WindowSpot {
    QString screen;  ///< id of the monitor
    QRect onScreen;  ///< geometry of that monitor then
    QRect rect;      ///< of the window while neither maximised nor full
    WindowMode mode = WindowMode::Normal;

    bool operator==(const WindowSpot&) const = default;
};

/// What is remembered of a window: its place, and where it was put while the monitor of that place was gone.
struct WindowMemory {
    WindowSpot home;
    std::optional<WindowSpot> away;

    /// The window stands there now, by hand or by the system. Away from home while home's monitor is gone: home stays
    /// remembered.
    void moved(const WindowSpot& now, const std::vector<ScreenFacts>& screens);

    QJsonObject toJson() const;
    /// Unusable parts are left out: the window then gets a place of its own.
    static WindowMemory fromJson(const QJsonObject& json);
    bool operator==(const WindowMemory&) const = default;
};

/// Where the window belongs now: home when its monitor is there, else where it was last while it was not, else on the
/// first monitor. Always wholly on a monitor that exists. The first monitor is the primary one; there is at least one.
WindowSpot placeWindow(const WindowMemory& memory, const std::vector<ScreenFacts>& screens);

}  // namespace pitwatch::ui
