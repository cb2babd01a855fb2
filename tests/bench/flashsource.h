#pragma once

#include <QSize>
#include <QTimer>

#include <consult/consultengine.h>

namespace pitwatch::bench {

/// Shows a moving bar in silence and every two seconds, for a third of one, a white picture and a tone that begin at
/// the same instant: whoever receives both can tell how far they have come apart. The tone begins with the next buffer
/// of the sound source, some 10 ms later. The engine outlives it.
class FlashSource {
public:
    /// Starts the engine with it.
    FlashSource(ConsultEngine& engine, QSize size, int framesPerSecond);

private:
    void tick();

    ConsultEngine& engine_;
    const QSize size_;
    const int rate_;
    int ticks_ = 0;
    QTimer timer_;
};

}  // namespace pitwatch::bench
