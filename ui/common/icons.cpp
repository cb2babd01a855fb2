#include "icons.h"

#include <QPainter>
#include <QSvgRenderer>

#include <core/logging.h>

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

QPixmap iconPixmap(const QString& name, int size, const QColor& color, qreal devicePixelRatio)
{
    QSvgRenderer renderer(u":/icons/%1.svg"_s.arg(name));
    if (!renderer.isValid()) {
        qCWarning(logUi) << "no icon" << name;
        return {};
    }
    const int side = qRound(size * devicePixelRatio);
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, side, side));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon icon(const QString& name, const Theme& theme, Token token)
{
    QIcon icon;
    for (const int size : {kIconSmall, kIconLarge})
        for (const qreal ratio : {1.0, 2.0}) {
            const QPixmap normal = iconPixmap(name, size, theme.color(token), ratio);
            if (normal.isNull()) return {};
            icon.addPixmap(normal);
            icon.addPixmap(iconPixmap(name, size, theme.color(Token::Disabled), ratio), QIcon::Disabled);
        }
    return icon;
}

}  // namespace pitwatch::ui
