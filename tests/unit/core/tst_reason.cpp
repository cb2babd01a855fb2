#include <QtTest>

#include <QTranslator>

#include <cerrno>

#include <core/socketreason.h>

using namespace pitwatch;

namespace {

/// Qt in another language than ours.
class OtherQt final : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        return qstrcmp(context, "QIODevice") == 0 ? QStringLiteral("其他：") + QString::fromUtf8(source) : QString();
    }
};

}  // namespace

class TestReason : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyReasonHasWordsOfItsOwn()
    {
        QSet<QString> all;
        for (int i = 0; i <= int(Reason::Cancelled); ++i) {
            const QString text = reasonText(Reason(i));
            QVERIFY2(!text.isEmpty(), qPrintable(QString::number(i)));
            QVERIFY2(!all.contains(text), qPrintable(text));
            all.insert(text);
        }
    }

    void theSystemsNumbersAreKnown()
    {
        QCOMPARE(systemReason(ECONNREFUSED), reasonText(Reason::ConnectionRefused));
        QCOMPARE(systemReason(EHOSTUNREACH), reasonText(Reason::NoRoute));
        QCOMPARE(systemReason(ENOSPC), reasonText(Reason::DiskFull));
    }

    void anUnknownNumberKeepsTheSystemsWords()
    {
        QVERIFY(!reasonOfSystem(ECHILD));
        QCOMPARE(systemReason(ECHILD), qt_error_string(ECHILD));
    }

    void aFileSaysWhyItFailed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<Reason>("reason");
        QTest::newRow("missing") << QStringLiteral("/nowhere/at/all") << Reason::NoSuchFile;
        QTest::newRow("below a file") << QStringLiteral("/dev/null/file") << Reason::IsNoFolder;
        QTest::newRow("name") << QLatin1Char('/') + QString(300, QLatin1Char('n')) << Reason::NameTooLong;
    }

    void aFileSaysWhyItFailed()
    {
        QFETCH(const QString, path);
        QFETCH(const Reason, reason);
        QFile file(path);
        QVERIFY(!file.open(QIODevice::ReadOnly));
        QCOMPARE(fileReason(file), reasonText(reason));
    }

    void aFullDiskIsKnownWhateverLanguageQtSpeaks()
    {
        OtherQt translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        QFile file(QStringLiteral("/dev/full"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        QCOMPARE(file.write("x"), -1);
        QVERIFY(file.errorString().startsWith(QStringLiteral("其他")));
        QCOMPARE(fileReason(file), reasonText(Reason::DiskFull));
        QCoreApplication::removeTranslator(&translator);
    }

    void socketsSayItByTheirCode()
    {
        const QString theirs = QStringLiteral("in their words");
        QCOMPARE(socketReason(QAbstractSocket::ConnectionRefusedError, theirs), reasonText(Reason::ConnectionRefused));
        QCOMPARE(socketReason(QAbstractSocket::HostNotFoundError, theirs), reasonText(Reason::HostUnknown));
        QCOMPARE(socketReason(QAbstractSocket::SslHandshakeFailedError, theirs), reasonText(Reason::TlsFailed));
        QCOMPARE(socketReason(QAbstractSocket::ProxyProtocolError, theirs), theirs);
    }
};

QTEST_GUILESS_MAIN(TestReason)
#include "tst_reason.moc"
