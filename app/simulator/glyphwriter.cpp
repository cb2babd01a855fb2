#include "glyphwriter.h"

#include <QFont>
#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace pitwatch::sim {

namespace {

QFont fontOf(int pixelHeight)
{
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(pixelHeight);
    font.setWeight(QFont::Medium);
    return font;
}

int edgeOf(int pixelHeight)
{
    return std::max(1, pixelHeight / 12);
}

}  // namespace

GlyphWriter::GlyphWriter(int pixelHeight) : pixelHeight_(pixelHeight)
{
    const QFontMetrics metrics(fontOf(pixelHeight));
    ascent_ = metrics.ascent();
    lineHeight_ = metrics.height();
}

const GlyphWriter::Glyph& GlyphWriter::glyph(QChar character)
{
    if (const auto known = glyphs_.constFind(character); known != glyphs_.constEnd()) return *known;
    const QFont font = fontOf(pixelHeight_);
    const QFontMetrics metrics(font);
    // Digits of one width: the time must not dance.
    const int advance =
        character.isDigit() ? metrics.horizontalAdvance(QLatin1Char('0')) : metrics.horizontalAdvance(character);
    const int edge = edgeOf(pixelHeight_);
    QImage image(advance + 2 * edge + 2, lineHeight_ + 2, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    path.addText(edge, ascent_, font, QString(character));
    painter.strokePath(path, QPen(QColor(16, 16, 16), 2.0 * edge, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, QColor(245, 245, 245));
    painter.end();
    return *glyphs_.insert(character, {SceneSprite::fromImage(image, QPoint()), advance});
}

int GlyphWriter::width(const QString& text)
{
    int sum = 0;
    for (const QChar character : text) sum += glyph(character).advance;
    return sum;
}

void GlyphWriter::write(ScenePicture& picture, const QString& text, QPoint at)
{
    const QRect everywhere(QPoint(), picture.size);
    for (const QChar character : text) {
        const Glyph& drawn = glyph(character);
        blit(picture, drawn.sprite, at, everywhere);
        at.rx() += drawn.advance;
    }
}

}  // namespace pitwatch::sim
