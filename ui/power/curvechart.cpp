#include "curvechart.h"

#include <QChart>
#include <QLegend>
#include <QLegendMarker>

#include <algorithm>
#include <cmath>

namespace pitwatch::ui {

namespace {

constexpr double kHeadroom = 0.08;  // of the range, above and below the curves
constexpr double kPenWidth = 1.6;
constexpr int kLabelWidth = 100;  // pixels for a time on the axis
constexpr int kRoundStep = 10;    // seconds: steps of the time axis are multiples of it where they can be
constexpr int kMostSteps = 12;
// Curves that reach this far down are shown with the zero line: a load says little without it.
constexpr double kZeroShare = 0.6;

}  // namespace

CurveChart::CurveChart(const QString& title, CurveLook look, QWidget* parent)
    : QChartView(new QChart, parent),
      look_(std::move(look)),
      time_(new QDateTimeAxis),
      value_(new QValueAxis),
      reference_(new QLineSeries)
{
    setAccessibleName(title);
    QChart* plot = chart();
    plot->setTitle(title);
    plot->setBackgroundRoundness(0);
    plot->setMargins(QMargins(4, 4, 12, 4));
    plot->legend()->setAlignment(Qt::AlignTop);
    plot->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    time_->setFormat(QStringLiteral("HH:mm:ss"));
    plot->addAxis(time_, Qt::AlignBottom);
    plot->addAxis(value_, Qt::AlignLeft);
    plot->addSeries(reference_);
    reference_->attachAxis(time_);
    reference_->attachAxis(value_);
    setReference(std::nullopt, {});
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    applyLook();
}

void CurveChart::showLegend(bool shown)
{
    chart()->legend()->setVisible(shown);
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
    plot->setTitleFont(look_.title);
    plot->legend()->setLabelColor(look_.text);
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
    for (const Line& line : lines_) {
        const CurveLook::Line& look = look_.series.at(line.curve % look_.series.size());
        QColor colour = look.color;
        if (stale_[line.curve]) colour.setAlphaF(0.5F);
        line.series->setPen(QPen(colour, kPenWidth, stale_[line.curve] ? Qt::DashLine : look.dash));
    }
}

void CurveChart::showMarker(QLineSeries* series, bool shown)
{
    for (QLegendMarker* marker : chart()->legend()->markers(series)) marker->setVisible(shown);
}

void CurveChart::setReference(std::optional<double> value, const QString& name)
{
    referenceValue_ = value;
    reference_->setName(name);
    reference_->setVisible(value.has_value());
    showMarker(reference_, value.has_value());
}

void CurveChart::setRange(const std::vector<Curve>& curves)
{
    double lowest = referenceValue_.value_or(0);
    double highest = lowest;
    bool any = referenceValue_.has_value();
    for (const Curve& curve : curves)
        for (const auto& part : curve.parts)
            for (const QPointF& point : part) {
                lowest = any ? std::min(lowest, point.y()) : point.y();
                highest = any ? std::max(highest, point.y()) : point.y();
                any = true;
            }
    // A steady value stands in the middle of a range of its own size, not between two numbers that look the same.
    const double room = std::max((highest - lowest) * kHeadroom, std::max(std::abs(highest) * 0.02, 1.0));
    const bool fromZero = lowest >= 0 && lowest <= highest * kZeroShare;
    value_->setTickCount(5);
    value_->setRange(fromZero ? 0.0 : lowest - room, highest + room);
    value_->applyNiceNumbers();
    value_->setLabelFormat(value_->max() - value_->min() < 10 ? QStringLiteral("%.1f") : QStringLiteral("%.0f"));
}

void CurveChart::setLineCount(std::size_t count)
{
    while (lines_.size() < count) {
        auto* series = new QLineSeries;
        chart()->addSeries(series);
        series->attachAxis(time_);
        series->attachAxis(value_);
        lines_.push_back({series, 0});
    }
    while (lines_.size() > count) {
        chart()->removeSeries(lines_.back().series);
        delete lines_.back().series;
        lines_.pop_back();
    }
}

void CurveChart::setCurves(const std::vector<Curve>& curves, double fromMillis, double untilMillis)
{
    const std::size_t count = std::min(curves.size(), kMostCurves);
    // A curve without points keeps its place in the legend.
    std::size_t parts = 0;
    for (std::size_t i = 0; i < count; ++i) parts += std::max<std::size_t>(1, curves[i].parts.size());
    setLineCount(parts);
    stale_.resize(count);
    std::size_t next = 0;
    for (std::size_t i = 0; i < count; ++i) {
        stale_[i] = curves[i].stale;
        for (std::size_t part = 0; part < std::max<std::size_t>(1, curves[i].parts.size()); ++part) {
            Line& line = lines_[next++];
            line.curve = i;
            line.series->setName(curves[i].name);
            line.series->replace(curves[i].parts.empty() ? QList<QPointF>() : curves[i].parts[part]);
            showMarker(line.series, part == 0);
        }
    }
    applySeriesLook();
    time_->setRange(QDateTime::fromMSecsSinceEpoch(qint64(fromMillis)),
                    QDateTime::fromMSecsSinceEpoch(qint64(untilMillis)));
    setTicks();
    setRange(curves);
    if (referenceValue_)
        reference_->replace({QPointF(fromMillis, *referenceValue_), QPointF(untilMillis, *referenceValue_)});
    viewport()->update();
}

int CurveChart::pointCount() const
{
    int count = 0;
    for (const Line& line : lines_) count += line.series->count();
    return count;
}

void CurveChart::setTicks()
{
    const auto seconds = int(time_->min().secsTo(time_->max()));
    const int most = std::clamp(width() / kLabelWidth, 2, kMostSteps);
    int steps = most;
    while (steps > 2 && seconds % (steps * kRoundStep) != 0) --steps;
    const bool round = seconds % (steps * kRoundStep) == 0;
    time_->setTickCount((round ? steps : most) + 1);
}

void CurveChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    setTicks();
}

void CurveChart::drawForeground(QPainter* painter, const QRectF&)
{
    if (pointCount() > 0) return;
    painter->setFont(look_.label);
    painter->setPen(look_.muted);
    painter->drawText(chart()->plotArea(), Qt::AlignCenter, tr("No values in this time"));
}

}  // namespace pitwatch::ui
