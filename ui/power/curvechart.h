#pragma once

#include <QChartView>
#include <QColor>
#include <QDateTimeAxis>
#include <QFont>
#include <QLineSeries>
#include <QValueAxis>

#include <optional>
#include <vector>

#include <core/utctime.h>

namespace pitwatch::ui {

struct CurveLook {
    QColor background, panel, line, text, muted;
    std::vector<QColor> series;  ///< at most six are told apart
    QFont label;
};

/// One quantity over time for up to six feeders: lines told apart by lightness and dash first. GUI thread.
class CurveChart final : public QChartView {
    Q_OBJECT

public:
    struct Curve {
        QString name;
        QList<QPointF> points;  ///< from decimate()
        bool stale = false;
    };

    /// `title` with its unit, e.g. "Active power / kW".
    CurveChart(const QString& title, CurveLook look, QWidget* parent = nullptr);

    void setLook(CurveLook look);
    /// A reference line, e.g. the idle load; nothing takes it away.
    void setReference(std::optional<double> value, const QString& name);
    void setCurves(const std::vector<Curve>& curves, double fromMillis, double untilMillis);
    int pointCount() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void applyLook();
    void applySeriesLook();
    void setRange(const std::vector<Curve>& curves);

    CurveLook look_;
    QDateTimeAxis* time_;
    QValueAxis* value_;
    std::vector<QLineSeries*> lines_;  ///< owned by the chart
    std::vector<bool> stale_;
    QLineSeries* reference_;
    std::optional<double> referenceValue_;
};

}  // namespace pitwatch::ui
