#include "maptransform.h"

#include <algorithm>
#include <cmath>

namespace pitwatch::ui {

namespace {

constexpr double kMargin = 1.08;        // of the plan's size, around it when it fits the window
constexpr double kLargestScale = 40;    // pixels per metre: a person is as large as a hand
constexpr double kSmallestShare = 0.4;  // of the fitting scale

}  // namespace

void MapTransform::setPlan(const QRectF& metres)
{
    plan_ = metres.isEmpty() ? metres.adjusted(-50, -50, 50, 50) : metres;
}

void MapTransform::setViewport(QSizeF pixels)
{
    viewport_ = QSizeF(std::max(1.0, pixels.width()), std::max(1.0, pixels.height()));
}

double MapTransform::fittingScale() const
{
    return std::min(viewport_.width() / (plan_.width() * kMargin), viewport_.height() / (plan_.height() * kMargin));
}

void MapTransform::fit()
{
    centre_ = plan_.center();
    scale_ = fittingScale();
}

void MapTransform::zoomAt(QPointF pixel, double factor)
{
    const QPointF fixed = toPlan(pixel);
    const double smallest = fittingScale() * kSmallestShare;
    scale_ = std::clamp(scale_ * factor, smallest, std::max(smallest, kLargestScale));
    centre_ += fixed - toPlan(pixel);
    keepNear();
}

void MapTransform::pan(QPointF pixels)
{
    centre_ += QPointF(-pixels.x() / scale_, pixels.y() / scale_);
    keepNear();
}

void MapTransform::centreOn(QPointF metres)
{
    centre_ = metres;
    keepNear();
}

void MapTransform::keepNear()
{
    centre_.setX(std::clamp(centre_.x(), plan_.left(), plan_.right()));
    centre_.setY(std::clamp(centre_.y(), plan_.top(), plan_.bottom()));
}

QPointF MapTransform::toScreen(QPointF metres) const
{
    const QPointF offset = (metres - centre_) * scale_;
    return {viewport_.width() / 2 + offset.x(), viewport_.height() / 2 - offset.y()};
}

QPointF MapTransform::toPlan(QPointF pixel) const
{
    return {centre_.x() + (pixel.x() - viewport_.width() / 2) / scale_,
            centre_.y() - (pixel.y() - viewport_.height() / 2) / scale_};
}

double scaleBarLength(double pixelsPerMetre, double maximumPixels)
{
    const double longest = maximumPixels / pixelsPerMetre;
    const double power = std::pow(10.0, std::floor(std::log10(longest)));
    for (const double step : {5.0, 2.0}) {
        if (step * power <= longest) return step * power;
    }
    return power;
}

}  // namespace pitwatch::ui
