#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace pitwatch::ui {

/// From the mine's plan (metres, y to the north) to the screen (pixels, y downwards) and back. Bounded: neither the
/// scale nor the centre can leave the neighbourhood of the plan, so that nobody gets lost.
class MapTransform {
public:
    void setPlan(const QRectF& metres);
    void setViewport(QSizeF pixels);

    /// The whole plan in the middle of the viewport.
    void fit();
    void zoomAt(QPointF pixel, double factor);
    void pan(QPointF pixels);
    void centreOn(QPointF metres);

    QPointF toScreen(QPointF metres) const;
    QPointF toPlan(QPointF pixel) const;
    double pixelsPerMetre() const { return scale_; }

private:
    double fittingScale() const;
    void keepNear();

    QRectF plan_{0, 0, 100, 100};
    QSizeF viewport_{100, 100};
    QPointF centre_{50, 50};
    double scale_ = 1;
};

/// A round length (1, 2 or 5 times a power of ten, metres) whose bar is at most `maximumPixels` long.
double scaleBarLength(double pixelsPerMetre, double maximumPixels);

}  // namespace pitwatch::ui
