#pragma once

#include <QHash>
#include <QString>

#include "scenepicture.h"

namespace pitwatch::sim {

/// Writes text into pictures as cameras do: white with a dark edge. Each character is drawn once and then copied.
/// Needs a QGuiApplication. Use from one thread at a time.
class GlyphWriter {
public:
    explicit GlyphWriter(int pixelHeight);

    int lineHeight() const { return lineHeight_; }
    int width(const QString& text);
    /// `at`: top left corner of the line.
    void write(ScenePicture& picture, const QString& text, QPoint at);

private:
    struct Glyph {
        SceneSprite sprite;
        int advance = 0;
    };
    const Glyph& glyph(QChar character);

    int pixelHeight_;
    int lineHeight_ = 0;
    int ascent_ = 0;
    QHash<QChar, Glyph> glyphs_;
};

}  // namespace pitwatch::sim
