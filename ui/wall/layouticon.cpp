#include "layouticon.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {

// Pictures of the wall's shape, wider than high.
constexpr QSize kIcon(20, 14);

QPixmap layoutPixmap(const WallLayout& layout, const QColor& color, qreal ratio)
{
    QPixmap pixmap(kIcon * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    // Edges of many tiles lie between pixels.
    painter.setRenderHint(QPainter::Antialiasing);
    const QSizeF cell(double(kIcon.width()) / layout.grid().width(), double(kIcon.height()) / layout.grid().height());
    // Many tiles leave no room for wide gaps.
    const double gap = std::min(1.0, cell.height() / 4);
    for (const QRect& tile : layout.tiles())
        painter.fillRect(QRectF(tile.x() * cell.width(), tile.y() * cell.height(), tile.width() * cell.width() - gap,
                                tile.height() * cell.height() - gap),
                         color);
    return pixmap;
}

}  // namespace

QIcon layoutIcon(const WallLayout& layout, const Theme& theme)
{
    QIcon icon;
    for (const qreal ratio : {1.0, 2.0}) icon.addPixmap(layoutPixmap(layout, theme.color(Token::Muted), ratio));
    return icon;
}

QString layoutName(const WallLayout& layout)
{
    const auto& presets = WallLayout::presets();
    const bool offered = std::find(presets.begin(), presets.end(), layout) != presets.end();
    if (!offered)
        return QCoreApplication::translate("pitwatch::ui::WallLayout", "Own: %n tile(s)", nullptr, layout.count());
    if (layout.even())
        return QCoreApplication::translate("pitwatch::ui::WallLayout", "%n tile(s)", nullptr, layout.count());
    const auto large =
        std::count_if(layout.tiles().begin(), layout.tiles().end(), [](const QRect& tile) { return tile.width() > 1; });
    return u"%1 + %2"_s.arg(large).arg(layout.count() - int(large));
}

}  // namespace pitwatch::ui
