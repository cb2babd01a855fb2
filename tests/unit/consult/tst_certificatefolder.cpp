#include <QtTest>

#include <QSslCertificateExtension>

#include <consult/certificatefolder.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QStringList names(const ServerIdentity& identity)
{
    QStringList list = identity.addresses;
    list.sort();
    return list;
}

QByteArray content(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QVariant extension(const QSslCertificate& certificate, const QString& name)
{
    for (const QSslCertificateExtension& e : certificate.extensions())
        if (e.name() == name) return e.value();
    return {};
}

}  // namespace

class TestCertificateFolder : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> folder_;
    ManualClock clock_;

    QString path() const { return folder_->filePath(u"consult"_s); }
    CertificateFolder store() { return CertificateFolder(path(), clock_); }

private Q_SLOTS:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        clock_.set(std::chrono::floor<Micros>(std::chrono::system_clock::now()));
    }

    void theFirstStartMakesAuthorityAndServer()
    {
        const Result<ServerIdentity> made = store().identity({u"10.0.0.1"_s, u"FD00::0001"_s, u"Control.lan"_s});
        QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(made.error().text()));
        const ServerIdentity& identity = made.value();
        QCOMPARE(names(identity), (QStringList{u"10.0.0.1"_s, u"control.lan"_s, u"fd00::1"_s}));
        QCOMPARE(identity.chain.size(), 2);
        QVERIFY(!identity.key.isNull());
        QVERIFY(identity.chain[1].isSelfSigned());
        QCOMPARE(identity.chain[0].issuerDisplayName(), identity.chain[1].subjectDisplayName());
        QVERIFY(isSignedBy(identity.chain[0].toPem(), identity.chain[1].toPem()));
        QVERIFY(!isSignedBy(identity.chain[1].toPem(), identity.chain[0].toPem()));
        QCOMPARE(extension(identity.chain[0], u"basicConstraints"_s).toMap().value(u"ca"_s).toBool(), false);
        QCOMPARE(extension(identity.chain[1], u"basicConstraints"_s).toMap().value(u"ca"_s).toBool(), true);
    }

    void filesAreForTheUserAlone()
    {
        QVERIFY(store().identity({u"10.0.0.1"_s}).ok());
        const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup |
                            QFileDevice::WriteOther | QFileDevice::ExeGroup | QFileDevice::ExeOther;
        QVERIFY((QFile::permissions(path()) & others) == 0);
        const QStringList files = QDir(path()).entryList(QDir::Files);
        QCOMPARE(files.size(), 4);
        for (const QString& file : files) QVERIFY((QFile::permissions(path() + u'/' + file) & others) == 0);
    }

    void theNextStartTakesWhatIsThere()
    {
        const ServerIdentity first = store().identity({u"10.0.0.1"_s, u"10.0.0.2"_s}).value();
        clock_.advance(24h * 300);
        const ServerIdentity second = store().identity({u"10.0.0.2"_s}).value();
        QCOMPARE(second.chain, first.chain);
        QVERIFY(second.key == first.key);
    }

    void newAddressesAndANearEndRenewTheServerButNotTheAuthority()
    {
        const ServerIdentity first = store().identity({u"10.0.0.1"_s}).value();
        const ServerIdentity moved = store().identity({u"10.0.0.9"_s}).value();
        QVERIFY(moved.chain[0] != first.chain[0]);
        QCOMPARE(moved.addresses, QStringList{u"10.0.0.9"_s});
        clock_.advance(24h * 370);
        const ServerIdentity renewed = store().identity({u"10.0.0.9"_s}).value();
        QVERIFY(renewed.chain[0] != moved.chain[0]);
        QVERIFY(fromDateTime(renewed.chain[0].expiryDate()) > clock_.now() + 24h * 390);
        QCOMPARE(renewed.chain[1], first.chain[1]);
    }

    void aDamagedServerCertificateIsMadeAnew()
    {
        QVERIFY(store().identity({u"10.0.0.1"_s}).ok());
        QFile file(path() + u"/server.pem"_s);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.close();
        QVERIFY(!store().identity({u"10.0.0.1"_s}).value().chain[0].isNull());
    }

    void aServerCertificateOfAnotherAuthorityIsMadeAnew()
    {
        const ServerIdentity first = store().identity({u"10.0.0.1"_s}).value();
        QVERIFY(QFile::remove(path() + u"/authority.pem"_s));
        const ServerIdentity second = store().identity({u"10.0.0.1"_s}).value();
        QVERIFY(second.chain[1] != first.chain[1]);
        QVERIFY(isSignedBy(second.chain[0].toPem(), second.chain[1].toPem()));
    }

    void theExportedAuthorityHoldsNoKey()
    {
        CertificateFolder folder = store();
        const QString file = folder_->filePath(u"ca.pem"_s);
        QVERIFY(!folder.exportAuthority(file).ok());
        QVERIFY(folder.authorityFingerprint().isEmpty());
        QVERIFY(folder.identity({u"10.0.0.1"_s}).ok());
        QVERIFY(folder.exportAuthority(file).ok());
        QVERIFY(content(file).startsWith("-----BEGIN CERTIFICATE-----"));
        QVERIFY(!content(file).contains("PRIVATE"));
        QCOMPARE(folder.authorityFingerprint().size(), 32 * 3 - 1);
    }

    void namesThatAreNoneAreRefused()
    {
        for (const QString& name : {u"a,IP:1.2.3.4"_s, u"a b"_s, u"-"_s, u""_s, u"a\nDNS:b"_s})
            QVERIFY2(!store().identity({name}).ok(), qPrintable(name));
        QVERIFY(!store().identity({}).ok());
    }

    void aFolderThatCannotBeMadeIsAnErrorWithItsName()
    {
        const Result<ServerIdentity> made =
            CertificateFolder(u"/proc/none/consult"_s, clock_).identity({u"10.0.0.1"_s});
        QVERIFY(!made.ok());
        QCOMPARE(made.error().where, u"/proc/none/consult"_s);
    }
};

QTEST_GUILESS_MAIN(TestCertificateFolder)
#include "tst_certificatefolder.moc"
