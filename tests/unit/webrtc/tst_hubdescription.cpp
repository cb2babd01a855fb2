#include <QtTest>

#include "../../../plugins/webrtc/hubdescription.h"

using namespace pitwatch;
using namespace pitwatch::webrtc;
using namespace Qt::StringLiterals;

class TestHubDescription : public QObject {
    Q_OBJECT

private:
    static ConsultSources allDevices() { return {u"/dev/video0"_s, u"headset"_s, u"loudspeaker"_s}; }

private Q_SLOTS:
    void aDeviceThatFailsTakesNoOtherWithIt_data()
    {
        QTest::addColumn<QString>("element");
        QTest::addColumn<ConsultDevices>("failed");
        QTest::newRow("camera") << u"camera"_s << ConsultDevices(ConsultDevice::Camera);
        QTest::newRow("microphone") << u"microphone"_s << ConsultDevices(ConsultDevice::Microphone);
        QTest::newRow("speaker") << u"speaker"_s << ConsultDevices(ConsultDevice::Speaker);
    }

    void aDeviceThatFailsTakesNoOtherWithIt()
    {
        QFETCH(const QString, element);
        QFETCH(const ConsultDevices, failed);
        QCOMPARE(failedDevices(element, allDevices()), failed);
        ConsultMedia rest;
        rest.sources = allDevices();
        rest.sources.leaveOut(failed);
        for (const QString& device : {u"camera"_s, u"microphone"_s, u"speaker"_s})
            QCOMPARE(hubDescription(rest).contains(u"name=%1 "_s.arg(device)), device != element);
    }

    void whereItCannotBeToldAllAreSuspected()
    {
        QCOMPARE(failedDevices(u"encoder"_s, allDevices()), kAllConsultDevices);
        ConsultSources test = allDevices();
        test.testPicture = true;
        QCOMPARE(failedDevices({}, test), ConsultDevice::Microphone | ConsultDevice::Speaker);
        test.leaveOut(kAllConsultDevices);
        QCOMPARE(failedDevices(u"encoder"_s, test), ConsultDevices());
    }
};

QTEST_GUILESS_MAIN(TestHubDescription)
#include "tst_hubdescription.moc"
