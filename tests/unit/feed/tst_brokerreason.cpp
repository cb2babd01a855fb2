#include <QtTest>

#include <mosquitto.h>

#include <cerrno>

#include <core/reason.h>

#include "../../../plugins/mqtt/brokerreason.h"

using namespace pitwatch;
using namespace pitwatch::mqtt;

class TestBrokerReason : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void failuresOfTheSystemAreInErrno()
    {
        errno = EHOSTUNREACH;
        QCOMPARE(libraryReason(MOSQ_ERR_ERRNO, {}), reasonText(Reason::NoRoute));
    }

    void theLibrarysCodesAreKnown()
    {
        const QString logged = QStringLiteral("whatever was logged");
        QCOMPARE(libraryReason(MOSQ_ERR_EAI, logged), reasonText(Reason::HostUnknown));
        QCOMPARE(libraryReason(MOSQ_ERR_CONN_LOST, logged), reasonText(Reason::ConnectionLost));
    }

    void aCertificateThatIsNotAcceptedIsMoreThanAFailureOfTls()
    {
        const QString openssl =
            QStringLiteral("OpenSSL Error[0]: error:0A000086:SSL routines::certificate verify failed");
        QCOMPARE(libraryReason(MOSQ_ERR_TLS, openssl), reasonText(Reason::CertificateRefused));
        const QString other = QStringLiteral("OpenSSL Error[0]: error:0A00010B:SSL routines::wrong version number");
        QVERIFY(libraryReason(MOSQ_ERR_TLS, other).contains(other));
        QCOMPARE(libraryReason(MOSQ_ERR_TLS, {}), reasonText(Reason::TlsFailed));
    }

    void whatIsNotKnownKeepsTheLibrarysWords()
    {
        QCOMPARE(libraryReason(MOSQ_ERR_PROXY, {}), QString::fromLatin1(mosquitto_strerror(MOSQ_ERR_PROXY)));
    }

    void everyAnswerOfABrokerHasWordsOfItsOwn()
    {
        QSet<QString> all;
        for (int code = 1; code <= 6; ++code) all.insert(answerReason(code));
        QCOMPARE(all.size(), 6);
    }
};

QTEST_GUILESS_MAIN(TestBrokerReason)
#include "tst_brokerreason.moc"
