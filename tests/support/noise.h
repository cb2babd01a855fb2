#pragma once

#include <QImage>
#include <QTimer>

#include <random>
#include <vector>

#include <core/clock.h>

#include "callseat.h"

namespace pitwatch::test {

/// Pushes pictures that take whatever bits there are, so that what a seat sends is what it may send. As long as it
/// lives, on the main thread; the seat has been started, and outlives it.
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
    /// Large patches, which few bits are enough for, under fine grain, which takes as many as there are.
    static QImage picture(unsigned seed)
    {
        constexpr int kPatch = 40;
        constexpr int kGrain = 24;
        std::minstd_rand random(seed + 1);
        const auto upTo = [&random](int most) { return int((random() >> 8) % unsigned(most + 1)); };
        QImage patches(640 / kPatch, 360 / kPatch, QImage::Format_RGB32);
        for (int y = 0; y < patches.height(); ++y)
            for (int x = 0; x < patches.width(); ++x) patches.setPixel(x, y, qRgb(upTo(200), upTo(200), upTo(200)));
        QImage whole = patches.scaled(640, 360, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        for (int y = 0; y < whole.height(); ++y) {
            for (int x = 0; x < whole.width(); ++x) {
                const QRgb below = whole.pixel(x, y);
                const int grain = upTo(kGrain);
                whole.setPixel(x, y, qRgb(qRed(below) + grain, qGreen(below) + grain, qBlue(below) + grain));
            }
        }
        return whole;
    }
    void push() { seat_.engine().pushPicture(pictures_[++pushed_ % pictures_.size()], SystemClock().now()); }

    CallSeat& seat_;
    std::vector<QImage> pictures_;
    QTimer timer_;
    std::size_t pushed_ = 0;
};

}  // namespace pitwatch::test
