#include "theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QStyleFactory>

#include <array>

#include <core/logging.h>

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {

struct Shade {
    QRgb dark;
    QRgb light;
};

// In the order of Token; Stale is mixed from text and panel.
constexpr std::array<Shade, kTokenCount> kColors{{
    {0xff1b1e22, 0xffe9ebed},
    {0xff23272c, 0xfff4f5f6},
    {0xff2b3036, 0xffffffff},
    {0xff3a4047, 0xffc4c9ce},
    {0xffd8dde3, 0xff1f2429},
    {0xff939ca6, 0xff5a646e},
    {0xff5d656e, 0xff9aa2aa},
    {0xff3b4652, 0xffcfd6dd},
    {0xffaab6c2, 0xff4a5661},
    {0, 0},
    {0xffe5484d, 0xffc62a2f},
    {0xfff2801b, 0xffc4610a},
    {0xfff0c808, 0xff8f7200},
    {0xff3d8bfd, 0xff1f66d1},
}};

// Lightness first, then muted teal, sand, violet and green-grey: no line looks like a grade.
constexpr std::array<Shade, 6> kCurves{{
    {0xffd8dde3, 0xff1f2429},
    {0xff7fb3b0, 0xff2f6d6a},
    {0xffc9b48a, 0xff7d6636},
    {0xffa79cc4, 0xff5d5186},
    {0xff9bab9a, 0xff4b5f4a},
    {0xff7d8791, 0xff7d8791},
}};
constexpr std::array<Qt::PenStyle, 6> kDashes{Qt::SolidLine, Qt::SolidLine,   Qt::DashLine,
                                              Qt::DotLine,   Qt::DashDotLine, Qt::SolidLine};

QColor pick(const Shade& shade, ThemeMode mode)
{
    return QColor::fromRgb(mode == ThemeMode::Dark ? shade.dark : shade.light);
}

QColor mixed(const QColor& a, const QColor& b)
{
    return QColor((a.red() + b.red()) / 2, (a.green() + b.green()) / 2, (a.blue() + b.blue()) / 2);
}

QString uiFamily()
{
    const QStringList there = QFontDatabase::families();
    for (const QString& wanted : {u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s, u"Noto Sans SC"_s})
        if (there.contains(wanted)) return wanted;
    return QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
}

}  // namespace

Theme::Theme(ThemeMode mode, QObject* parent) : QObject(parent), mode_(mode), family_(uiFamily()) {}

void Theme::setMode(ThemeMode mode)
{
    if (mode == mode_) return;
    mode_ = mode;
    Q_EMIT changed();
}

void Theme::setDensity(Density density)
{
    if (density == density_) return;
    density_ = density;
    Q_EMIT changed();
}

QColor Theme::color(Token token) const
{
    if (token == Token::Stale) return mixed(color(Token::Text), color(Token::Panel));
    return pick(kColors[static_cast<std::size_t>(token)], mode_);
}

QColor Theme::grade(Grade grade) const
{
    return color(static_cast<Token>(static_cast<int>(Token::GradeI) + static_cast<int>(grade) - 1));
}

QColor Theme::curve(int index) const
{
    return pick(kCurves[static_cast<std::size_t>(index) % kCurves.size()], mode_);
}

Qt::PenStyle Theme::curveDash(int index) const
{
    return kDashes[static_cast<std::size_t>(index) % kDashes.size()];
}

QFont Theme::font(TypeSize size, bool strong) const
{
    QFont font(family_);
    font.setPixelSize(static_cast<int>(size));
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, color(Token::Window));
    palette.setColor(QPalette::Base, color(Token::Panel));
    palette.setColor(QPalette::AlternateBase, color(Token::Raised));
    palette.setColor(QPalette::Button, color(Token::Raised));
    palette.setColor(QPalette::ToolTipBase, color(Token::Raised));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
                            QPalette::HighlightedText, QPalette::BrightText})
        palette.setColor(role, color(Token::Text));
    palette.setColor(QPalette::PlaceholderText, color(Token::Muted));
    palette.setColor(QPalette::Highlight, color(Token::Selection));
    palette.setColor(QPalette::Link, color(Token::Focus));
    palette.setColor(QPalette::Mid, color(Token::Line));
    palette.setColor(QPalette::Dark, color(Token::Line));
    palette.setColor(QPalette::Light, color(Token::Raised));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Token::Disabled));
    return palette;
}

QString Theme::styleSheet() const
{
    QFile file(u":/themes/pitwatch.qss"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(logUi) << "the style sheet is missing from the program";
        return {};
    }
    QString sheet = QString::fromUtf8(file.readAll());
    const std::array<std::pair<QString, Token>, 9> names{{{u"@window"_s, Token::Window},
                                                          {u"@panel"_s, Token::Panel},
                                                          {u"@raised"_s, Token::Raised},
                                                          {u"@line"_s, Token::Line},
                                                          {u"@text"_s, Token::Text},
                                                          {u"@muted"_s, Token::Muted},
                                                          {u"@disabled"_s, Token::Disabled},
                                                          {u"@selection"_s, Token::Selection},
                                                          {u"@focus"_s, Token::Focus}}};
    for (const auto& [name, token] : names) sheet.replace(name, color(token).name());
    sheet.replace(u"@row"_s, QString::number(rowHeight()));
    return sheet;
}

void Theme::applyTo(QApplication& application)
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    const auto apply = [this, &application] {
        QApplication::setPalette(palette());
        QApplication::setFont(font());
        application.setStyleSheet(styleSheet());
    };
    apply();
    connect(this, &Theme::changed, &application, apply);
}

}  // namespace pitwatch::ui
