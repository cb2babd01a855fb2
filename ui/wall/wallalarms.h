#pragma once

#include <QObject>
#include <QTimer>

#include <optional>

#include <ui/common/pagecontext.h>

#include "alarmforward.h"
#include "wallstate.h"

namespace pitwatch::ui {

class WallCanvas;

/// Alarms on one wall: marks their cameras, brings those of the alarm that has its turn forward, and puts the wall back
/// afterwards, with the replays that stood on it. A wall that somebody rearranged meanwhile stays as it is. GUI thread;
/// the canvas outlives it.
class WallAlarms final : public QObject {
    Q_OBJECT

public:
    WallAlarms(WallCanvas& canvas, const PageContext& context, QObject* parent = nullptr);

    const AlarmForwardSettings& settings() const { return forward_.settings(); }
    /// Remembered by the seat.
    void setSettings(const AlarmForwardSettings& settings);

    const std::optional<AlarmForward::Shown>& shown() const { return forward_.shown(); }
    int waiting() const { return forward_.waiting(); }
    /// Somebody works at the wall: see AlarmForward.
    void touched() { forward_.touched(); }
    /// The wall was changed by hand, here or in the tools around it.
    void wallWasChanged();
    /// Only marks the cameras of alarms: another wall of the seat brings them forward.
    void setMarksOnly(bool marksOnly) { marksOnly_ = marksOnly; }
    /// Puts the wall back.
    void dismiss();
    /// The wall as it is without alarms: what a restart should bring back.
    const WallState& ownState() const;

Q_SIGNALS:
    /// Another alarm has its turn, or none; or the number of those that wait changed.
    void changed();
    /// An alarm came forward.
    void cameForward();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void apply();
    void bring();
    void putBack();

    WallCanvas& canvas_;
    PageContext context_;
    AlarmForward forward_;
    std::optional<AlarmForward::Shown> applied_;
    int appliedWaiting_ = 0;
    std::optional<WallState> before_;  ///< while an alarm is forward
    std::optional<WallState> placed_;  ///< what was put on the wall for it
    bool marksOnly_ = false;
    QTimer timer_;
};

}  // namespace pitwatch::ui
