#include <QtTest>

#include "../../../plugins/webrtc/soundmixer.h"

using namespace pitwatch::webrtc;

namespace {

std::vector<qint16> samples(std::size_t count, qint16 value)
{
    return std::vector<qint16>(count, value);
}

std::vector<qint16> mixed(SoundMixer& mixer, std::size_t count)
{
    std::vector<qint16> out(count, 77);
    mixer.mix(out);
    return out;
}

}  // namespace

class TestSoundMixer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutLinesThereIsSilence()
    {
        SoundMixer mixer;
        QCOMPARE(mixed(mixer, 480), samples(480, 0));
    }

    void linesAreAddedUp()
    {
        SoundMixer mixer;
        const auto first = mixer.addLine();
        const auto second = mixer.addLine();
        first->push(samples(SoundMixer::kStart, 100));
        second->push(samples(SoundMixer::kStart, -30));
        QCOMPARE(mixed(mixer, 480), samples(480, 70));
    }

    void loudLinesAreClipped()
    {
        SoundMixer mixer;
        const auto first = mixer.addLine();
        const auto second = mixer.addLine();
        first->push(samples(SoundMixer::kStart, 30'000));
        second->push(samples(SoundMixer::kStart, 30'000));
        QCOMPARE(mixed(mixer, 480), samples(480, 32'767));
    }

    void lineWaitsUntilItHoldsEnough()
    {
        SoundMixer mixer;
        const auto line = mixer.addLine();
        line->push(samples(SoundMixer::kStart - 1, 5));
        QCOMPARE(mixed(mixer, 480), samples(480, 0));
        line->push(samples(1, 5));
        QCOMPARE(mixed(mixer, 480), samples(480, 5));
    }

    void fullLineKeepsTheNewest()
    {
        SoundMixer mixer;
        const auto line = mixer.addLine();
        line->push(samples(SoundMixer::kMost, 1));
        line->push(samples(SoundMixer::kMost, 2));
        QCOMPARE(mixed(mixer, SoundMixer::kMost), samples(SoundMixer::kMost, 2));
        QCOMPARE(mixed(mixer, 1), samples(1, 0));
    }

    void droppedLineIsHeardNoMore()
    {
        SoundMixer mixer;
        auto line = mixer.addLine();
        line->push(samples(SoundMixer::kMost, 9));
        line.reset();
        QCOMPARE(mixed(mixer, 480), samples(480, 0));
    }

    void linesThatAreGoneAreForgottenAlsoWhereNothingIsPlayed()
    {
        SoundMixer mixer;
        for (int i = 0; i < 100; ++i) mixer.addLine();
        QVERIFY2(mixer.lines() <= 1, qPrintable(QString::number(mixer.lines())));
    }

    void decibelsAreThoseOfFullScale()
    {
        QCOMPARE(decibels(samples(480, 0)), -100.0);
        QCOMPARE(decibels({}), -100.0);
        QVERIFY(qAbs(decibels(samples(480, -32'768))) < 0.01);
        QVERIFY(qAbs(decibels(samples(480, 3'277)) + 20) < 0.01);
    }
};

QTEST_GUILESS_MAIN(TestSoundMixer)
#include "tst_soundmixer.moc"
