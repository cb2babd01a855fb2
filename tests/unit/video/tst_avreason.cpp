#include <QtTest>

#include <video/mediasource.h>

using namespace pitwatch;

class TestAvReason : public QObject {
    Q_OBJECT

private:
    static QString whyNot(const QString& url)
    {
        routeAvMessages();
        Interrupt interrupt;
        StreamRequest request;
        request.url = url;
        const auto source = MediaSource::open(request, Transport::Tcp, {}, interrupt);
        return source ? QString() : source.error().text();
    }

private Q_SLOTS:
    void whatServersAnswerIsKnown()
    {
        QCOMPARE(avErrorText(AVERROR_HTTP_UNAUTHORIZED), reasonText(Reason::LoginRefused));
        QCOMPARE(avErrorText(AVERROR_HTTP_FORBIDDEN), reasonText(Reason::Forbidden));
        QCOMPARE(avErrorText(AVERROR_HTTP_NOT_FOUND), reasonText(Reason::AddressUnknown));
        QCOMPARE(avErrorText(AVERROR_HTTP_SERVER_ERROR), reasonText(Reason::ServerFailed));
    }

    void errorsOfTheSystemComeThrough()
    {
        QCOMPARE(avErrorText(AVERROR(ENOSPC)), reasonText(Reason::DiskFull));
        QCOMPARE(avErrorText(AVERROR(ECONNREFUSED)), reasonText(Reason::ConnectionRefused));
        QCOMPARE(avErrorText(AVERROR_EOF), reasonText(Reason::EndOfData));
    }

    void whatIsNotKnownKeepsTheLibrarysWords()
    {
        QVERIFY(!reasonOfAv(AVERROR_BSF_NOT_FOUND));
        QCOMPARE(avErrorText(AVERROR_BSF_NOT_FOUND), QStringLiteral("Bitstream filter not found"));
    }

    void aHostNameThatNobodyKnowsIsNoFailureOfReading()
    {
        // Not even a name server has to be asked for an empty label.
        QCOMPARE(whyNot(QStringLiteral("rtsp://a..b:8554/x")), reasonText(Reason::HostUnknown));
    }

    void aRefusedConnectionSaysSo()
    {
        // Port 1 of the loopback: nobody listens there.
        QCOMPARE(whyNot(QStringLiteral("rtsp://127.0.0.1:1/x")), reasonText(Reason::ConnectionRefused));
        QCOMPARE(whyNot(QStringLiteral("/nowhere/clip.mp4")), reasonText(Reason::NoSuchFile));
    }
};

QTEST_GUILESS_MAIN(TestAvReason)
#include "tst_avreason.moc"
