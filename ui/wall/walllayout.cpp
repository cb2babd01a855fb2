#include "walllayout.h"

#include <algorithm>
#include <cmath>

namespace pitwatch::ui {

int tileCountFor(int cameras)
{
    const auto fits = std::find_if(kTileCounts.begin(), kTileCounts.end(), [=](int count) { return count >= cameras; });
    return fits == kTileCounts.end() ? kTileCounts.back() : *fits;
}

QRect tileRect(QSize canvas, int count, int index)
{
    const int columns = std::max(1, int(std::lround(std::sqrt(count))));
    const auto edge = [columns](int length, int cell) { return (length + kTileGap) * cell / columns; };
    const int column = index % columns;
    const int row = index / columns;
    const int left = edge(canvas.width(), column);
    const int top = edge(canvas.height(), row);
    return QRect(left, top, edge(canvas.width(), column + 1) - kTileGap - left,
                 edge(canvas.height(), row + 1) - kTileGap - top);
}

QRect pictureRect(const QRect& available, QSize source)
{
    const QSize shape = source.isEmpty() ? QSize(16, 9) : source;
    const QSize fitted = shape.scaled(available.size(), Qt::KeepAspectRatio);
    return QRect(QPoint(available.x() + (available.width() - fitted.width()) / 2,
                        available.y() + (available.height() - fitted.height()) / 2),
                 fitted);
}

}  // namespace pitwatch::ui
