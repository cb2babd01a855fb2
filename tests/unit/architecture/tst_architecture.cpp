#include <QtTest>

#include <QDirIterator>
#include <QProcess>

#include <support/testdata.h>

using namespace pitwatch;

namespace {

/// Which folders of app/, and which of ui and plugins, may use which libraries. What is not here is a new arrow:
/// think about its direction before it is added.
const QMap<QString, QStringList>& allowedArrows()
{
    static const auto words = [](const char* text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
    static const QStringList screens =
        words("core region feed video onvif vision evidence position power alarm engine store recording duty consult");
    static const QMap<QString, QStringList> arrows{
        {QStringLiteral("core"), {}},
        {QStringLiteral("region"), words("core")},
        {QStringLiteral("feed"), words("core region")},
        {QStringLiteral("video"), words("core region")},
        {QStringLiteral("onvif"), words("core")},
        {QStringLiteral("vision"), words("core region feed")},
        {QStringLiteral("evidence"), words("core region feed video vision position power alarm")},
        {QStringLiteral("position"), words("core region feed")},
        {QStringLiteral("power"), words("core region feed")},
        {QStringLiteral("alarm"), words("core region feed position power")},
        {QStringLiteral("engine"), words("core region feed vision position power alarm")},
        {QStringLiteral("store"), words("core region feed position power alarm engine")},
        {QStringLiteral("recording"), words("core region video store")},
        {QStringLiteral("consult"), words("core region")},
        {QStringLiteral("media"), words("core consult")},
        {QStringLiteral("duty"), words("core region feed alarm engine store consult")},
        {QStringLiteral("simulator"), words("core region feed simcamera simworld")},
        {QStringLiteral("ctl"),
         words("core region feed video vision evidence position power alarm engine store duty consult")},
        {QStringLiteral("ui"), screens},
        {QStringLiteral("client"), screens + words("media ui")},
        {QStringLiteral("plugins"), words("core region feed consult")},
    };
    return arrows;
}

struct Include {
    QString file;
    QString folder;  ///< key of allowedArrows()
    QString header;  ///< as written between the brackets
};

QString folderOf(const QString& path)
{
    const QStringList parts = path.split(QLatin1Char('/'));
    return parts.value(0) == QLatin1String("app") ? parts.value(1) : parts.value(0);
}

QList<Include> includes()
{
    static const QRegularExpression form(QStringLiteral("^\\s*#\\s*include\\s+[<\"]([^>\"]+)[>\"]"));
    const QDir top(test::sourceFile(QStringLiteral(".")));
    QList<Include> list;
    for (const char* root : {"app", "ui", "plugins"}) {
        QDirIterator files(top.filePath(QLatin1String(root)), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly)) continue;
            const QString path = top.relativeFilePath(file.fileName());
            for (const QByteArray& line : file.readAll().split('\n')) {
                const auto match = form.match(QString::fromUtf8(line));
                if (match.hasMatch()) list.append({path, folderOf(path), match.captured(1)});
            }
        }
    }
    return list;
}

}  // namespace

class TestArchitecture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void includesFollowTheArrows()
    {
        QStringList wrong;
        for (const Include& include : includes()) {
            const QString target = include.header.section(QLatin1Char('/'), 0, 0);
            if (!include.header.contains(QLatin1Char('/')) || !allowedArrows().contains(target)) continue;
            if (target == include.folder || allowedArrows().value(include.folder).contains(target)) continue;
            wrong << include.file + QStringLiteral(" includes ") + include.header;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void ownHeadersAreNotReachedThroughParentFolders()
    {
        QStringList wrong;
        for (const Include& include : includes())
            if (include.header.startsWith(QLatin1String("../")))
                wrong << include.file + QStringLiteral(" includes ") + include.header;
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void logicAndPluginsIncludeNoWidgets()
    {
        const QString widgets = QStringLiteral(PITWATCH_WIDGETS_HEADERS);
        QVERIFY(QFile::exists(widgets + QStringLiteral("/QWidget")));
        QStringList wrong;
        for (const Include& include : includes()) {
            if (include.folder == QLatin1String("ui") || include.folder == QLatin1String("client")) continue;
            const QString name = include.header.section(QLatin1Char('/'), -1);
            const bool widget = include.header.startsWith(QLatin1String("QtWidgets")) ||
                                (name.startsWith(QLatin1Char('Q')) && QFile::exists(widgets + QLatin1Char('/') + name));
            if (widget) wrong << include.file + QStringLiteral(" includes ") + include.header;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void linksFollowTheArrows()
    {
        QFile file(QStringLiteral(PITWATCH_LINKS_FILE));
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression library(QStringLiteral("pitwatch(?:::|_)([a-z0-9]+)"));
        QStringList wrong;
        int seen = 0;
        for (const QByteArray& raw : file.readAll().split('\n')) {
            const QString line = QString::fromUtf8(raw);
            const QString name = line.section(QLatin1Char(':'), 0, 0);
            const QString folder = name.startsWith(QLatin1String("pitwatch_plugin_"))
                                       ? QStringLiteral("plugins")
                                       : name.mid(int(qstrlen("pitwatch_")));
            if (!allowedArrows().contains(folder)) continue;
            ++seen;
            auto links = library.globalMatch(line.section(QLatin1Char(':'), 1));
            while (links.hasNext()) {
                const QString target = links.next().captured(1);
                if (allowedArrows().contains(target) && !allowedArrows().value(folder).contains(target))
                    wrong << name + QStringLiteral(" links ") + target;
            }
        }
        QVERIFY2(seen >= 12, "the list of links is empty or cut");
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void programsWithoutScreensLinkNoWidgets_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("pitwatchctl") << QStringLiteral(PITWATCH_CTL);
        QTest::newRow("pitwatch-media") << QStringLiteral(PITWATCH_MEDIA);
    }
    void programsWithoutScreensLinkNoWidgets()
    {
        QFETCH(QString, program);
        QProcess ldd;
        ldd.start(QStringLiteral("ldd"), {program});
        QVERIFY(ldd.waitForFinished());
        const QString libraries = QString::fromUtf8(ldd.readAllStandardOutput());
        QVERIFY(libraries.contains(QLatin1String("libQt6Core")));
        QVERIFY(!libraries.contains(QLatin1String("libQt6Widgets")));
    }
};

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
