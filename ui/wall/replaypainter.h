#pragma once

#include <QCoreApplication>
#include <QPainter>

#include <utility>
#include <vector>

#include <core/utctime.h>

namespace pitwatch::ui {

struct TileLook;

/// What a replayed tile says of itself.
struct ReplayView {
    Micros behind{0};  ///< behind the present
    Micros kept{0};    ///< how far back there are pictures
    bool paused = false;
    double speed = 1;
    bool waiting = false;                              ///< no picture yet
    bool hole = false;                                 ///< nothing is kept of this moment
    double position = 0;                               ///< in the bar: 0 oldest, 1 present
    std::vector<std::pair<double, double>> covered{};  ///< in the bar
};

/// "Replay −12.3 s", with the speed or "paused".
QString replayText(const ReplayView& view);

/// Marks a tile that does not show the present: a frame, a word with its distance, a bar of what is kept. In `text`
/// and shape, never in colour alone. GUI thread.
class ReplayPainter {
    Q_DECLARE_TR_FUNCTIONS(ReplayPainter)

public:
    explicit ReplayPainter(const TileLook& look) : look_(look) {}

    /// `row`: how many words stand at the top left already.
    void paint(QPainter& painter, const ReplayView& view, const QRect& picture, int row = 0) const;
    /// Where the bar lies in a picture; for clicks.
    static QRect barRect(const QRect& picture);

private:
    void paintFrame(QPainter& painter, const QRect& picture) const;
    void paintBadge(QPainter& painter, const ReplayView& view, const QRect& picture, int row) const;
    void paintBar(QPainter& painter, const ReplayView& view, const QRect& picture) const;

    const TileLook& look_;
};

}  // namespace pitwatch::ui
