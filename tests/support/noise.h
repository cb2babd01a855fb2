#pragma once

#include <QImage>
#include <QTimer>

#include <random>
#include <vector>

#include <core/clock.h>

#include "callseat.h"

namespace pitwatch::test {

/// Pushes pictures that no encoder makes small, so that what a seat sends is what it may send. As long as it lives, on
/// the main thread; the seat outlives it.
class Noise {
public:
    explicit Noise(CallSeat& seat) : seat_(seat)
    {
        constexpr int kPictures = 8;
        constexpr int kEveryMs = 50;
        for (int i = 0; i < kPictures; ++i) pictures_.push_back(picture(unsigned(i)));
        QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] { push(); });
        timer_.start(kEveryMs);
        seat_.engine().setPicture(ConsultPicture::Pushed);
    }

private:
    static QImage picture(unsigned seed)
    {
        constexpr int kBlock = 8;
        std::minstd_rand random(seed + 1);
        QImage small(640 / kBlock, 360 / kBlock, QImage::Format_RGB32);
        for (int y = 0; y < small.height(); ++y)
            for (int x = 0; x < small.width(); ++x)
                small.setPixel(x, y, qRgb(int(random() & 0xff), int(random() & 0xff), int(random() & 0xff)));
        return small.scaled(640, 360);
    }
    void push() { seat_.engine().pushPicture(pictures_[++pushed_ % pictures_.size()], SystemClock().now()); }

    CallSeat& seat_;
    std::vector<QImage> pictures_;
    QTimer timer_;
    std::size_t pushed_ = 0;
};

}  // namespace pitwatch::test
