#include <QtTest>

#include <consult/authorityfolder.h>
#include <consult/certificatefolder.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 20'000;

/// A certificate as another bureau exports it.
QByteArray exported(const SystemClock& clock)
{
    const QTemporaryDir folder;
    CertificateFolder certificates(folder.filePath(u"c"_s), clock);
    const QString file = folder.filePath(u"authority.pem"_s);
    if (!certificates.identity({u"127.0.0.1"_s}) || !certificates.exportAuthority(file)) qFatal("no certificate");
    QFile read(file);
    return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
}

void write(const QString& name, const QByteArray& content)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("cannot be written");
}

}  // namespace

class TestAuthorityFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatComesIntoTheFolderOrGoesIsKnownWithoutARestart()
    {
        const SystemClock clock;
        const QTemporaryDir data;
        const QString path = data.filePath(u"consult/authorities"_s);
        const QString file = path + u"/other.pem"_s;
        AuthorityFolder folder(path, 10ms);
        QList<QSslCertificate> known;
        int told = 0;
        connect(&folder, &AuthorityFolder::changed, &folder, [&](const QList<QSslCertificate>& now) {
            known = now;
            ++told;
        });
        folder.start();
        QTRY_COMPARE_WITH_TIMEOUT(told, 1, kPatience);
        QVERIFY(known.isEmpty() && QFileInfo(path).isDir());
        const QByteArray first = exported(clock), second = exported(clock);
        write(file, first);
        QTRY_COMPARE_WITH_TIMEOUT(known, QSslCertificate::fromData(first), kPatience);
        write(file, second);  // in place
        QTRY_COMPARE_WITH_TIMEOUT(known, QSslCertificate::fromData(second), kPatience);
        QVERIFY(QFile::remove(file));
        QTRY_VERIFY_WITH_TIMEOUT(known.isEmpty(), kPatience);
        write(file, first);  // after everything
        QTRY_COMPARE_WITH_TIMEOUT(known, QSslCertificate::fromData(first), kPatience);
    }

    void aFileThatIsHalfThereIsReadAgainWhenItIsWhole()
    {
        const SystemClock clock;
        const QTemporaryDir data;
        const QByteArray whole = exported(clock);
        const QString file = data.filePath(u"other.crt"_s);
        write(file, whole.left(100));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no certificate of another bureau: .*other.crt"_s));
        AuthorityFolder folder(data.path(), 10ms);
        QSignalSpy changed(&folder, &AuthorityFolder::changed);
        folder.start();
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kPatience);
        write(file, whole);
        QTRY_VERIFY_WITH_TIMEOUT(changed.size() >= 2, kPatience);
        QCOMPARE(changed.last().first().value<QList<QSslCertificate>>(), QSslCertificate::fromData(whole));
    }
};

QTEST_GUILESS_MAIN(TestAuthorityFolder)
#include "tst_authorityfolder.moc"
