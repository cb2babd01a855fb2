#include <QtTest>

#include <QProcess>
#include <QXmlStreamReader>

#include <support/testdata.h>

using namespace pitwatch;

namespace {

// Long lists go through QFAIL: QVERIFY2 cuts its message after a thousand characters.
const QString kMend = QStringLiteral(
    "\nMend it: cmake --build build/dev --target update_translations, then translate "
    "what is unfinished in translations/pitwatch_zh_CN.ts.");

/// One message of a .ts file.
struct Text {
    QString context;
    QString source;
    QStringList translations;  ///< one for each plural form
    bool finished = true;

    QString key() const { return context + QStringLiteral(": \"") + source + QLatin1Char('"'); }
};

void readTranslation(QXmlStreamReader& xml, Text& text)
{
    text.finished = xml.attributes().value(QLatin1String("type")).isEmpty();
    QString plain;
    bool plural = false;
    while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
        if (xml.isCharacters()) plain += xml.text();
        if (!xml.isStartElement()) continue;
        plural = true;
        text.translations << xml.readElementText();
    }
    if (!plural) text.translations = {plain};
}

QList<Text> readTexts(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader xml(&file);
    QList<Text> texts;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            texts.append({context, {}, {}});
        else if (xml.name() == QLatin1String("source"))
            texts.back().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation"))
            readTranslation(xml, texts.back());
    }
    return xml.hasError() ? QList<Text>{} : texts;
}

/// %1, %n … of a text, sorted; "%1 %" has one, "%%" none.
QStringList placeholders(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("%L?(\\d{1,2}|n)"));
    QSet<QString> found;
    for (auto match = form.globalMatch(text); match.hasNext();) found << match.next().captured(1);
    QStringList sorted(found.cbegin(), found.cend());
    sorted.sort();
    return sorted;
}

QByteArray list(const QString& title, const QStringList& lines)
{
    return QString(title + QStringLiteral("\n  ") + lines.join(QStringLiteral("\n  ")) + kMend).toUtf8();
}

QString translationFile(const QString& name)
{
    return test::sourceFile(QStringLiteral("translations/") + name);
}

}  // namespace

/// The .ts files are complete, and they belong to the sources as they are now.
class TestTranslations : public QObject {
    Q_OBJECT

    QTemporaryDir directory_;
    QString extracted_;        ///< what lupdate finds in the sources
    QString extractionNotes_;  ///< what it says meanwhile

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(directory_.isValid());
        extracted_ = directory_.filePath(QStringLiteral("extracted.ts"));
        QProcess lupdate;
        lupdate.setProcessChannelMode(QProcess::MergedChannels);
        lupdate.start(QStringLiteral(PITWATCH_LUPDATE),
                      {QStringLiteral("-locations"), QStringLiteral("none"), test::sourceFile(QStringLiteral("app")),
                       test::sourceFile(QStringLiteral("ui")), test::sourceFile(QStringLiteral("plugins")),
                       QStringLiteral("-ts"), extracted_});
        QVERIFY2(lupdate.waitForFinished(90000), qPrintable(lupdate.errorString()));
        extractionNotes_ = QString::fromLocal8Bit(lupdate.readAll());
        QVERIFY2(lupdate.exitCode() == 0, qPrintable(extractionNotes_));
    }

    void chineseFileIsFinished()
    {
        const QList<Text> texts = readTexts(translationFile(QStringLiteral("pitwatch_zh_CN.ts")));
        QVERIFY(!texts.isEmpty());
        QStringList open;
        for (const Text& text : texts)
            if (!text.finished || text.translations.isEmpty() || text.translations.contains(QString()))
                open << text.key();
        if (!open.isEmpty()) QFAIL(list(QStringLiteral("Not translated:"), open).constData());
    }

    void englishPluralsAreFinished()
    {
        const QList<Text> texts = readTexts(translationFile(QStringLiteral("pitwatch_en.ts")));
        QVERIFY(!texts.isEmpty());
        QStringList open;
        for (const Text& text : texts)
            if (!text.finished || text.translations.size() != 2 || text.translations.contains(QString()))
                open << text.key();
        if (!open.isEmpty()) QFAIL(list(QStringLiteral("Needs singular and plural:"), open).constData());
    }

    void translationsKeepPlaceholders_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* name : {"pitwatch_zh_CN.ts", "pitwatch_en.ts"})
            QTest::newRow(name) << translationFile(QString::fromLatin1(name));
    }

    void translationsKeepPlaceholders()
    {
        QFETCH(const QString, file);
        QStringList different;
        for (const Text& text : readTexts(file))
            for (const QString& translation : text.translations)
                if (!translation.isEmpty() && placeholders(translation) != placeholders(text.source))
                    different << text.key() + QStringLiteral(" -> \"") + translation + QLatin1Char('"');
        if (!different.isEmpty()) QFAIL(list(QStringLiteral("Placeholders differ:"), different).constData());
    }

    void chineseFileHasEveryTextOfTheSources()
    {
        QSet<QString> known;
        for (const Text& text : readTexts(translationFile(QStringLiteral("pitwatch_zh_CN.ts")))) known << text.key();
        const QList<Text> texts = readTexts(extracted_);
        QVERIFY2(texts.size() > 100, "lupdate found nearly nothing in the sources");
        QStringList missing;
        for (const Text& text : texts)
            if (!known.contains(text.key())) missing << text.key();
        if (!missing.isEmpty())
            QFAIL(list(QStringLiteral("The file lacks texts of the sources:"), missing).constData());
    }

    /// A class without one of the macros looks its texts up under another context than they are stored in, and stays
    /// English for ever.
    void everyTextIsLookedUpInItsOwnContext()
    {
        QStringList notes;
        for (const QString& line : extractionNotes_.split(QLatin1Char('\n')))
            if (line.contains(QLatin1String("lacks Q_OBJECT")) || line.contains(QLatin1String("Cannot invoke tr")))
                notes << line.trimmed();
        QVERIFY2(notes.isEmpty(), qPrintable(QStringLiteral("Give these Q_DECLARE_TR_FUNCTIONS:\n  ") +
                                             notes.join(QStringLiteral("\n  "))));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
