#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <alarm/alarm.h>

class QApplication;

/// The one place that knows colours, sizes and fonts (design tokens). Pages ask for tokens, never for a colour or a
/// pixel size of their own. Grey carries everything that is normal; the four grade colours belong to grades alone, and
/// never stand without a shape and a text.
namespace pitwatch::ui {

enum class Token {
    Window,  ///< the deepest of three depths
    Panel,
    Raised,
    Line,
    Text,
    Muted,
    Disabled,
    Selection,
    Focus,
    Stale,  ///< text of a value that is older than its period allows
    GradeI,
    GradeII,
    GradeIII,
    GradeIV,
};
inline constexpr int kTokenCount = static_cast<int>(Token::GradeIV) + 1;

enum class ThemeMode { Dark, Light };

/// Row heights: at a desk, or read from across the room.
enum class Density { Desk, Wall };

/// Pixels, scaled by Qt with the screen.
enum class TypeSize { Small = 12, Body = 13, Section = 16, Figure = 22, Clock = 36 };

/// Distances go in steps of four pixels.
constexpr int space(int steps)
{
    return 4 * steps;
}
inline constexpr int kIconSmall = 16;
inline constexpr int kIconLarge = 24;

/// GUI thread. Made by the composition root, read by everybody else.
class Theme final : public QObject {
    Q_OBJECT

public:
    explicit Theme(ThemeMode mode = ThemeMode::Dark, QObject* parent = nullptr);

    ThemeMode mode() const { return mode_; }
    void setMode(ThemeMode mode);
    Density density() const { return density_; }
    void setDensity(Density density);

    QColor color(Token token) const;
    QColor grade(Grade grade) const;
    /// A line of a chart, 0 to 5: told apart by lightness and dash first, by hue second.
    QColor curve(int index) const;
    Qt::PenStyle curveDash(int index) const;

    /// Figures of one width, so that columns of numbers stand still.
    QFont font(TypeSize size = TypeSize::Body, bool strong = false) const;
    int rowHeight() const { return density_ == Density::Desk ? 28 : 36; }

    QPalette palette() const;
    QString styleSheet() const;
    /// Style, palette, font and style sheet of the whole application, now and after each change.
    void applyTo(QApplication& application);

Q_SIGNALS:
    void changed();

private:
    ThemeMode mode_;
    Density density_ = Density::Desk;
    QString family_;
};

}  // namespace pitwatch::ui
