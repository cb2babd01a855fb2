#include "curvechart.h"

#include <QChart>
#include <QLegend>
#include <QLegendMarker>

#include <algorithm>
#include <cmath>

namespace pitwatch::ui {

namespace {

constexpr std::size_t kMostCurves = 6;
constexpr double kHeadroom = 0.08;  // of the range, above and below the curves

Qt::PenStyle dashOf(std::size_t index)
{
    static constexpr Qt::PenStyle styles[] = {Qt::SolidLine,   Qt::DashLine,       Qt::DotLine,
                                              Qt::DashDotLine, Qt::DashDotDotLine, Qt::SolidLine};
    return styles[index % std::size(styles)];
}

}  // namespace

CurveChart::CurveChart(const QString& title, CurveLook look, QWidget* parent)
    : QChartView(parent),
      look_(std::move(look)),
      time_(new QDateTimeAxis),
      value_(new QValueAxis),
      reference_(new QLineSeries)
{
    auto* plot = new QChart;
    setChart(plot);
    plot->setTitle(title);
    plot->setBackgroundRoundness(0);
    plot->setMargins(QMargins(4, 0, 8, 0));
    plot->legend()->setAlignment(Qt::AlignTop);
    plot->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    time_->setFormat(QStringLiteral("HH:mm:ss"));
    time_->setTickCount(6);
    value_->setTickCount(4);
    plot->addAxis(time_, Qt::AlignBottom);
    plot->addAxis(value_, Qt::AlignLeft);
    plot->addSeries(reference_);
    reference_->attachAxis(time_);
    reference_->attachAxis(value_);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    applyLook();
}

void CurveChart::setLook(CurveLook look)
{
    look_ = std::move(look);
    applyLook();
}

void CurveChart::applyLook()
{
    QChart* plot = chart();
    setBackgroundBrush(look_.panel);
    plot->setBackgroundBrush(look_.panel);
    plot->setPlotAreaBackgroundBrush(look_.background);
    plot->setPlotAreaBackgroundVisible(true);
    plot->setTitleBrush(look_.text);
    plot->setTitleFont(look_.label);
    plot->legend()->setLabelColor(look_.muted);
    plot->legend()->setFont(look_.label);
    for (QAbstractAxis* axis : std::initializer_list<QAbstractAxis*>{time_, value_}) {
        axis->setLabelsColor(look_.muted);
        axis->setLabelsFont(look_.label);
        axis->setGridLineColor(look_.line);
        axis->setLinePenColor(look_.line);
    }
    reference_->setPen(QPen(look_.muted, 1, Qt::DashLine));
    applySeriesLook();
}

void CurveChart::applySeriesLook()
{
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        QColor colour = look_.series.empty() ? look_.text : look_.series[i % look_.series.size()];
        if (stale_[i]) colour.setAlphaF(0.5F);
        lines_[i]->setPen(QPen(colour, 1.6, stale_[i] ? Qt::DashLine : dashOf(i)));
    }
}

void CurveChart::setReference(std::optional<double> value, const QString& name)
{
    referenceValue_ = value;
    reference_->setName(name);
    reference_->setVisible(value.has_value());
    for (QLegendMarker* marker : chart()->legend()->markers(reference_)) marker->setVisible(value.has_value());
}

void CurveChart::setRange(const std::vector<Curve>& curves)
{
    double lowest = referenceValue_.value_or(0);
    double highest = referenceValue_.value_or(0);
    bool any = referenceValue_.has_value();
    for (const Curve& curve : curves)
        for (const QPointF& point : curve.points) {
            lowest = any ? std::min(lowest, point.y()) : point.y();
            highest = any ? std::max(highest, point.y()) : point.y();
            any = true;
        }
    const double room = std::max((highest - lowest) * kHeadroom, std::max(std::abs(highest) * 0.02, 1.0));
    value_->setRange(lowest >= 0 ? std::max(0.0, lowest - room) : lowest - room, highest + room);
    value_->setLabelFormat(highest - lowest < 10 ? QStringLiteral("%.1f") : QStringLiteral("%.0f"));
}

void CurveChart::setCurves(const std::vector<Curve>& curves, double fromMillis, double untilMillis)
{
    const std::size_t count = std::min(curves.size(), kMostCurves);
    while (lines_.size() < count) {
        auto* line = new QLineSeries;
        chart()->addSeries(line);
        line->attachAxis(time_);
        line->attachAxis(value_);
        lines_.push_back(line);
    }
    while (lines_.size() > count) {
        chart()->removeSeries(lines_.back());
        delete lines_.back();
        lines_.pop_back();
    }
    stale_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        lines_[i]->setName(curves[i].name);
        lines_[i]->replace(curves[i].points);
        stale_[i] = curves[i].stale;
    }
    applySeriesLook();
    time_->setRange(QDateTime::fromMSecsSinceEpoch(qint64(fromMillis)),
                    QDateTime::fromMSecsSinceEpoch(qint64(untilMillis)));
    setRange(curves);
    if (referenceValue_)
        reference_->replace({QPointF(fromMillis, *referenceValue_), QPointF(untilMillis, *referenceValue_)});
    chart()->legend()->setVisible(count > 1 || referenceValue_);
}

int CurveChart::pointCount() const
{
    int count = 0;
    for (const QLineSeries* line : lines_) count += line->count();
    return count;
}

void CurveChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    // A label each 120 pixels reads well at any width.
    time_->setTickCount(std::clamp(width() / 120, 3, 12));
}

}  // namespace pitwatch::ui
