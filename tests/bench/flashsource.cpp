#include "flashsource.h"

#include <QPainter>

#include <core/clock.h>

namespace pitwatch::bench {

namespace {

constexpr int kEverySeconds = 2;
constexpr int kBar = 8;

}  // namespace

FlashSource::FlashSource(ConsultEngine& engine, QSize size, int framesPerSecond)
    : engine_(engine), size_(size), rate_(framesPerSecond)
{
    ConsultMedia media;
    media.sources.testSound = true;
    media.microphoneOn = false;
    media.picture = ConsultPicture::Pushed;
    media.pictureSize = size;
    media.framesPerSecond = framesPerSecond;
    engine.start(media);
    timer_.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] { tick(); });
    timer_.start(1000 / framesPerSecond);
}

void FlashSource::tick()
{
    const int phase = ticks_++ % (kEverySeconds * rate_);
    const bool flash = phase < rate_ / 3;
    QImage image(size_, QImage::Format_RGB32);
    image.fill(flash ? Qt::white : Qt::black);
    // Away from the middle, where the flash is looked for.
    QPainter(&image).fillRect(kBar * (ticks_ % (size_.width() / kBar)), 0, kBar, size_.height() / 3, Qt::gray);
    engine_.pushPicture(image, SystemClock().now());
    if (phase == 0) engine_.setMicrophone(true);
    if (phase == rate_ / 3) engine_.setMicrophone(false);
}

}  // namespace pitwatch::bench
