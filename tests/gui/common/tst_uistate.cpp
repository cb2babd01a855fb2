#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <ui/common/uistate.h>

using namespace pitwatch::ui;

class TestUiState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasSetIsThereTheNextTime()
    {
        QTemporaryDir directory;
        const QString file = directory.filePath(QStringLiteral("new/seat.json"));
        {
            UiState state(file);
            state.setValue(QStringLiteral("a.flag"), true);
            state.setValue(QStringLiteral("a.name"), QStringLiteral("值班员甲"));
            state.setBytes(QStringLiteral("a.bytes"), QByteArray("\0\1\2", 3));
        }
        const UiState again(file);
        QCOMPARE(again.value(QStringLiteral("a.flag")).toBool(), true);
        QCOMPARE(again.value(QStringLiteral("a.name")).toString(), QStringLiteral("值班员甲"));
        QCOMPARE(again.bytes(QStringLiteral("a.bytes")), QByteArray("\0\1\2", 3));
    }

    void anUnknownKeyGivesTheOtherValue()
    {
        const UiState state;
        QCOMPARE(state.value(QStringLiteral("nowhere"), 7).toInt(), 7);
    }

    void aDamagedFileIsSetAside()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("seat.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"a\": ");
        file.close();
        const UiState state(path);
        QVERIFY(!state.value(QStringLiteral("a")).isValid());
        QVERIFY(QFile::exists(path + QStringLiteral(".damaged")));
    }
};

QTEST_GUILESS_MAIN(TestUiState)
#include "tst_uistate.moc"
