#pragma once

#include <QCoreApplication>
#include <QPainter>

#include <ui/common/theme.h>

#include "minecardcontent.h"

namespace pitwatch::ui {

/// Draws the content of one card. Sizes are the same for all cards, so that values stand in line across the page.
class CardPainter {
    Q_DECLARE_TR_FUNCTIONS(Overview)

public:
    CardPainter(QPainter& painter, const Theme& theme) : painter_(painter), theme_(theme) {}

    static constexpr int kPadding = 16;
    static constexpr int kHead = 28;
    static constexpr int kMetrics = 84;
    static constexpr int kRow = 24;
    static constexpr int kCompactHeight = kPadding + kHead + 8 + kMetrics + kPadding;
    static constexpr int kTwoColumnsFrom = 760;  ///< width

    /// What the whole content would need at this width.
    static int detailHeight(const MineCardContent& content, int width);

    /// Lists are drawn when there is room below the compact part; what does not fit is counted in a last row.
    void paint(const MineCardContent& content, const QRect& card) const;

private:
    void paintHead(const MineCardContent& content, const QRect& head) const;
    void paintMetric(const QRect& cell, const QString& label, const CardValue& value) const;
    void paintBar(const QRect& bar, double fraction, const QColor& color) const;
    QColor barColor(double fraction, bool stale, std::optional<Grade> alarm) const;
    void paintSparkline(const QRect& box, const std::vector<float>& values, bool stale) const;
    void paintDetails(const MineCardContent& content, const QRect& room) const;
    int paintAreas(const MineCardContent& content, const QRect& room) const;
    int paintFeeders(const std::vector<CardFeeder>& feeders, const QRect& room) const;
    /// A name, behind the shape of its alarm's grade where there is one.
    void paintName(const QRect& box, const QString& name, std::optional<Grade> alarm) const;
    /// "and n more" for rows that had no place.
    int paintRest(const QRect& row, std::size_t hidden) const;
    int paintTitle(const QRect& room, const QString& title) const;
    void text(const QRect& box, Qt::Alignment alignment, const QString& text, Token token,
              TypeSize size = TypeSize::Body, bool strong = false) const;

    QPainter& painter_;
    const Theme& theme_;
};

/// Running or stopped, told by shape: ▶ producing, hollow ▶ building or in maintenance, two bars suspended, hollow
/// square halted, crossed square closed.
void paintMineState(QPainter& painter, const QRectF& box, MineStateKind state, const QColor& color);

}  // namespace pitwatch::ui
