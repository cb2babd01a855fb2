#include <QtTest>

#include <feed/pluginregistry.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

/// The real plugin as this build made it.
QString realPlugin()
{
    return qEnvironmentVariable("PITWATCH_PLUGIN_PATH") + u"/pitwatch-mqtt.so"_s;
}

const PluginInfo* infoOf(const PluginRegistry& registry, const QString& file)
{
    for (const PluginInfo& info : registry.plugins())
        if (info.file.endsWith(file)) return &info;
    return nullptr;
}

}  // namespace

class TestPluginRegistry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        directory_ = std::make_unique<QTemporaryDir>();
        if (!QFile::exists(realPlugin()))
            QSKIP("the mqtt plugin has not been built, or PITWATCH_PLUGIN_PATH is not set");
    }

    void readsMetadataWithoutLoading()
    {
        copyPlugin(u"a.so"_s);
        const PluginRegistry registry({directory_->path()}, QLocale(QLocale::Chinese, QLocale::China));
        QCOMPARE(registry.plugins().size(), std::size_t(1));
        const PluginInfo& info = registry.plugins().front();
        QCOMPARE(info.id, u"mqtt"_s);
        QCOMPARE(info.name, u"MQTT 接入"_s);
        QCOMPARE(info.api, 1);
        QCOMPARE(info.error, QString());
        QVERIFY(!info.loaded);
    }

    void loadsOnDemand()
    {
        copyPlugin(u"a.so"_s);
        PluginRegistry registry({directory_->path()});
        const auto plugin = registry.load(u"mqtt"_s);
        QVERIFY2(plugin.ok(), qPrintable(plugin.ok() ? QString() : plugin.error().text()));
        QVERIFY(registry.plugins().front().loaded);
    }

    void keepsWhyAFileIsNotUsable()
    {
        write(u"garbage.so"_s, QByteArray(5000, '?'));
        write(u"empty.so"_s, {});
        write(u"cut.so"_s, read(realPlugin()).left(3000));
        PluginRegistry registry({directory_->path()});
        QCOMPARE(registry.plugins().size(), std::size_t(3));
        for (const PluginInfo& info : registry.plugins()) QVERIFY2(!info.error.isEmpty(), qPrintable(info.file));
        QVERIFY(!registry.load(u"mqtt"_s).ok());
    }

    void refusesAnotherApiVersion()
    {
        QByteArray code = read(realPlugin());
        const QByteArray current = "cn.pitwatch.FeedPlugin/1";
        QVERIFY(code.contains(current));
        write(u"next.so"_s, code.replace(current, "cn.pitwatch.FeedPlugin/9"));
        PluginRegistry registry({directory_->path()});
        QCOMPARE(registry.plugins().size(), std::size_t(1));
        QVERIFY2(registry.plugins().front().error.contains("FeedPlugin/9"_L1),
                 qPrintable(registry.plugins().front().error));
        QVERIFY(!registry.load(u"mqtt"_s).ok());
    }

    void leavesOtherInterfacesOfOursOut()
    {
        QByteArray code = read(realPlugin());
        write(u"other.so"_s, code.replace("cn.pitwatch.FeedPlugin/1", "cn.pitwatch.TalkPlugin/1"));
        QVERIFY(PluginRegistry({directory_->path()}).plugins().empty());
    }

    void theSecondPluginWithAnIdIsRefused()
    {
        copyPlugin(u"a.so"_s);
        copyPlugin(u"b.so"_s);
        const PluginRegistry registry({directory_->path()});
        QCOMPARE(infoOf(registry, u"a.so"_s)->error, QString());
        QVERIFY(infoOf(registry, u"b.so"_s)->error.contains("a.so"_L1));
    }

    void ignoresFilesThatAreNoLibrariesAndMissingDirectories()
    {
        write(u"readme.txt"_s, "hello");
        QVERIFY(PluginRegistry({directory_->path(), u"/no/such/directory"_s}).plugins().empty());
    }

    void saysThatThereIsNoSuchPlugin()
    {
        PluginRegistry registry(QStringList{directory_->path()});
        const auto plugin = registry.load(u"opc"_s);
        QVERIFY(!plugin.ok());
        QCOMPARE(plugin.error().kind, ErrorKind::NotFound);
    }

private:
    void copyPlugin(const QString& name) { QVERIFY(QFile::copy(realPlugin(), directory_->filePath(name))); }

    void write(const QString& name, const QByteArray& content)
    {
        QFile file(directory_->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> directory_;
};

QTEST_GUILESS_MAIN(TestPluginRegistry)
#include "tst_pluginregistry.moc"
