#pragma once

#include <QChartView>
#include <QDateTimeAxis>
#include <QLineSeries>
#include <QValueAxis>

#include <optional>
#include <vector>

#include "curvelook.h"

namespace pitwatch::ui {

/// One quantity over time for up to six feeders: lines told apart by lightness and dash first. Says so when there is
/// nothing to draw. GUI thread.
class CurveChart final : public QChartView {
    Q_OBJECT

public:
    static constexpr std::size_t kMostCurves = 6;

    struct Curve {
        QString name;
        std::vector<QList<QPointF>> parts;  ///< from decimate()
        bool stale = false;
    };

    /// `title` with its unit, e.g. "Active power / kW".
    CurveChart(const QString& title, CurveLook look, QWidget* parent = nullptr);

    /// Of charts of the same curves one legend is enough.
    void showLegend(bool shown);

    void setLook(CurveLook look);
    /// A reference line, e.g. the idle load; nothing takes it away.
    void setReference(std::optional<double> value, const QString& name);
    void setCurves(const std::vector<Curve>& curves, double fromMillis, double untilMillis);
    int pointCount() const;
    int curveCount() const { return int(stale_.size()); }
    std::optional<double> reference() const { return referenceValue_; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    struct Line {
        QLineSeries* series;  ///< owned by the chart
        std::size_t curve;
    };

    void applyLook();
    void applySeriesLook();
    void setLineCount(std::size_t count);
    void setTicks();
    void setRange(const std::vector<Curve>& curves);
    void showMarker(QLineSeries* series, bool shown);

    CurveLook look_;
    QDateTimeAxis* time_;
    QValueAxis* value_;
    std::vector<Line> lines_;  ///< one for each part of a curve
    std::vector<bool> stale_;  ///< by curve
    QLineSeries* reference_;
    std::optional<double> referenceValue_;
};

}  // namespace pitwatch::ui
