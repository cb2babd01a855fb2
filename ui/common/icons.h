#pragma once

#include <QIcon>
#include <QPixmap>
#include <QString>

#include "theme.h"

/// Single-colour SVG icons (resources/icons), tinted with a token. GUI thread.
namespace pitwatch::ui {

/// Null (and a log line) when there is no such icon. `size` in logical pixels.
QPixmap iconPixmap(const QString& name, int size, const QColor& color, qreal devicePixelRatio = 1);

/// In 16 and 24 pixels, plain and for twice the density; muted when disabled. Make it again when the theme changes.
QIcon icon(const QString& name, const Theme& theme, Token token = Token::Text);

}  // namespace pitwatch::ui
