#include <QtTest>

#include <consult/sdpcheck.h>
#include <consult/signalreader.h>
#include <consult/signalwriter.h>

#include "signalbender.h"
#include "signalsamples.h"

using namespace pitwatch;
using test::Bender;
using namespace Qt::StringLiterals;

class TestSignalFuzz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tenThousandMalformedMessagesAreRefusedWithAReason()
    {
        Bender bender(20261124);
        const std::vector<test::SampleSignal> samples = test::sampleSignals();
        QHash<QString, int> places;
        int refused = 0;
        for (int i = 0; i < 10'000; ++i) {
            const test::SampleSignal& sample =
                samples[static_cast<std::size_t>(bender.below(static_cast<int>(samples.size())))];
            const QByteArray good = writeSignal(sample.signal);
            const QJsonObject object = QJsonDocument::fromJson(good).object();
            const QStringList fields = test::needed(object);
            const QByteArray bad = bender.below(3) == 0
                                       ? bender.broken(good)
                                       : bender.bent(object, fields.at(bender.below(static_cast<int>(fields.size()))));
            const Result<Signal> read = readSignal(bad, sample.source);
            QVERIFY2(!read.ok(), bad.left(400).constData());
            QVERIFY(!read.error().message.isEmpty());
            QVERIFY2(read.error().text().size() < 400, qPrintable(read.error().text()));
            ++places[read.error().where];
            ++refused;
        }
        QCOMPARE(refused, 10'000);
        QVERIFY2(places.size() > 20, "the messages are all wrong at the same places");
    }

    void aThousandMalformedDescriptionsAreRefusedWithAReason()
    {
        Bender bender(8866);
        QSet<QString> reasons;
        for (int i = 0; i < 1'000; ++i) {
            const QString bad = bender.bentSdp(test::sampleOffer());
            const Result<void> checked = checkSdp(bad, SdpRole::Offer);
            QVERIFY2(!checked.ok(), qPrintable(bad));
            reasons.insert(checked.error().message);
            const QByteArray message = writeSignal({PeerId(u"p2"_s), {}, signalling::Offer{1, bad}});
            QVERIFY(!readSignal(message, SignalSource::Participant).ok());
        }
        QVERIFY2(reasons.size() > 5, "the descriptions are all wrong in the same way");
    }

    void noiseOfAnySizeCrashesNothing()
    {
        Bender bender(7);
        for (int i = 0; i < 2'000; ++i) {
            QByteArray noise(bender.below(2000), Qt::Uninitialized);
            for (char& byte : noise) byte = static_cast<char>(bender.below(256));
            QVERIFY(!readSignal(noise, SignalSource::Participant).ok());
            QVERIFY(!checkSdp(QString::fromLatin1(noise), SdpRole::Answer).ok());
        }
        QVERIFY(!readSignal(QByteArray(signalbounds::kMessageBytes + 1, ' '), SignalSource::Participant).ok());
        QVERIFY(!readSignal(QByteArray(60'000, '['), SignalSource::Participant).ok());
    }
};

QTEST_GUILESS_MAIN(TestSignalFuzz)
#include "tst_signalfuzz.moc"
