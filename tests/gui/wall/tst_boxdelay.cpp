#include <QtTest>

#include <ui/wall/boxdelay.h>

using namespace pitwatch::ui;
using namespace std::chrono_literals;

/// How long pictures wait for their boxes.
class TestBoxDelay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutDetectionsNothingWaits() { QVERIFY(boxDelay(std::nullopt, 300ms) == 0ms); }
    void picturesWaitALittleLongerThanDetectionsNeed() { QVERIFY(boxDelay(200ms, 0ms) >= 260ms); }
    void smallChangesLeaveThePictureAlone()
    {
        const auto first = boxDelay(200ms, 0ms);
        QVERIFY(boxDelay(195ms, first) == first);
        QVERIFY(boxDelay(210ms, first) == first);
    }
    void laterDetectionsAreWaitedForAtOnce()
    {
        const auto first = boxDelay(200ms, 0ms);
        QVERIFY(boxDelay(230ms, first) > first);
    }
    void picturesComeSoonerWhenDetectionsDo() { QVERIFY(boxDelay(100ms, 400ms) < 200ms); }
    void noPictureWaitsForEver() { QVERIFY(boxDelay(5s, 0ms) <= 1s); }
};

QTEST_APPLESS_MAIN(TestBoxDelay)
#include "tst_boxdelay.moc"
