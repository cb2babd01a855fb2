#include <QApplication>
#include <QDir>
#include <QFontMetrics>
#include <QTest>

#include <cmath>

#include <ui/common/icons.h>
#include <ui/common/theme.h>

using namespace pitwatch::ui;

class TestTheme : public QObject {
    Q_OBJECT

private:
    /// WCAG 2 relative luminance.
    static double luminance(const QColor& color)
    {
        const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    }
    static double contrast(const QColor& a, const QColor& b)
    {
        const double la = luminance(a), lb = luminance(b);
        return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
    }

private Q_SLOTS:
    void textAndMutedTextCanBeReadOnEveryDepth()
    {
        for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light})
            for (const Token text : {Token::Text, Token::Muted})
                for (const Token depth : {Token::Window, Token::Panel, Token::Raised}) {
                    const Theme theme(mode);
                    const double ratio = contrast(theme.color(text), theme.color(depth));
                    QVERIFY2(ratio >= 4.5,
                             qPrintable(QStringLiteral("%1 on %2: %3").arg(int(text)).arg(int(depth)).arg(ratio)));
                }
    }

    void theStyleSheetHasNoTokenLeft()
    {
        const QString sheet = Theme().styleSheet();
        QVERIFY(!sheet.isEmpty());
        const qsizetype at = sheet.indexOf(QLatin1Char('@'), sheet.indexOf(QLatin1String("*/")));
        QVERIFY2(at < 0, qPrintable(sheet.mid(at, 20)));
    }

    void figuresAreOfOneWidth()
    {
        const QFontMetrics metrics(Theme().font());
        for (char digit = '1'; digit <= '9'; ++digit)
            QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)), metrics.horizontalAdvance(QLatin1Char('0')));
    }

    void everyIconCanBeDrawn()
    {
        const Theme theme;
        const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
        QVERIFY(files.size() > 8);
        for (const QString& file : files) QVERIFY2(!icon(file.chopped(4), theme).isNull(), qPrintable(file));
    }

    void anIconHasOnlyTheColourOfItsToken()
    {
        const QImage picture = iconPixmap(QStringLiteral("alarms"), 24, QColor(10, 200, 30)).toImage();
        bool anything = false;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) {
                const QColor pixel = picture.pixelColor(x, y);
                if (pixel.alpha() < 255) continue;
                anything = true;
                QCOMPARE(pixel, QColor(10, 200, 30));
            }
        QVERIFY(anything);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
