#include <QtTest>

#include <consult/sdpcheck.h>
#include <consult/signalreader.h>
#include <consult/signalwriter.h>

#include <random>

#include "signalsamples.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

/// Bends messages that are fine so that they are certainly wrong. The same seed gives the same messages.
class Bender {
public:
    explicit Bender(unsigned seed) : random_(seed) {}

    int below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }

    /// Never a message: cut short, or with bytes that are neither JSON nor UTF-8.
    QByteArray broken(QByteArray text)
    {
        switch (below(4)) {
            case 0:
                return text.left(below(static_cast<int>(text.size())));
            case 1:
                return text + "}";
            case 2:
                return text.insert(1 + below(static_cast<int>(text.size()) - 1), '\xff');
            default:
                return QByteArray(1 + below(4000), "[{\"\x80"[below(4)]);
        }
    }

    /// Well-formed JSON whose `field` holds what it must not.
    QByteArray bent(QJsonObject object, const QString& field)
    {
        const QJsonValue now = object.value(field);
        if (below(4) == 0)
            object.remove(field);
        else
            object.insert(field, wrongFor(now));
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }

    QString bentSdp(const QString& sdp)
    {
        QStringList lines = sdp.chopped(2).split(u"\r\n"_s);
        const qsizetype at = below(static_cast<int>(lines.size()));
        switch (below(6)) {
            case 0:
                lines[at] = lines[at].mid(2);
                break;
            case 1:
                lines[at].insert(2, QChar(below(9)));
                break;
            case 2:
                lines.removeAt(below(4));
                break;
            case 3:
                lines.insert(at, QString());
                break;
            case 4:
                lines[at] += QString(sdpbounds::kLineCharacters, u'x');
                break;
            default:
                lines.insert(at, u"m=application %1 UDP/DTLS/SCTP 5000"_s.arg(below(9)));
                break;
        }
        return lines.join(u"\r\n"_s) + u"\r\n"_s;
    }

private:
    QJsonValue wrongFor(const QJsonValue& now)
    {
        const QList<QJsonValue> wrong{QJsonValue::Null,
                                      QJsonArray{1, 2, 3},
                                      -1.5,
                                      1e300,
                                      QString(signalbounds::kMessageBytes / 2 + 1, u'x'),
                                      u"a\u0001b"_s,
                                      now.isObject() ? QJsonValue(false) : QJsonValue(QJsonObject{{u"a"_s, now}})};
        return wrong.at(below(static_cast<int>(wrong.size())));
    }

    std::mt19937 random_;
};

/// The fields that the message cannot do without in any form.
QStringList needed(const QJsonObject& object)
{
    QStringList fields = object.keys();
    if (object.value("type"_L1) == u"mute"_s) fields.removeAll(u"who"_s);
    if (object.value("type"_L1).toString().startsWith(u"ring"_s)) return fields;
    for (const auto& optional : {u"call"_s, u"url"_s, u"room"_s, u"pin"_s, u"id"_s, u"text"_s, u"recordedBy"_s})
        if (object.value("type"_L1) != u"hello"_s && object.value("type"_L1) != u"chat"_s) fields.removeAll(optional);
    return fields;
}

}  // namespace

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
            const QStringList fields = needed(object);
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
