#include <QtTest>

#include <gst/webrtc/webrtc.h>

#include <memory>

#include "../../../plugins/webrtc/peerstats.h"

using namespace pitwatch::webrtc;

namespace {

struct Free {
    void operator()(GstStructure* structure) const { gst_structure_free(structure); }
};
using StructurePtr = std::unique_ptr<GstStructure, Free>;

StructurePtr report(GstWebRTCStatsType type)
{
    return StructurePtr(gst_structure_new("report", "type", GST_TYPE_WEBRTC_STATS_TYPE, type, nullptr));
}

void add(const StructurePtr& stats, const char* name, const StructurePtr& part)
{
    gst_structure_set(stats.get(), name, GST_TYPE_STRUCTURE, part.get(), nullptr);
}

StructurePtr remoteReport(double lost, double roundTrip, guint highest)
{
    auto part = report(GST_WEBRTC_STATS_REMOTE_INBOUND_RTP);
    gst_structure_set(part.get(), "fraction-lost", G_TYPE_DOUBLE, lost, "round-trip-time", G_TYPE_DOUBLE, roundTrip,
                      nullptr);
    add(part, "gst-rtpsource-stats",
        StructurePtr(gst_structure_new("source", "rb-exthighestseq", G_TYPE_UINT, highest, nullptr)));
    return part;
}

}  // namespace

class TestPeerStats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { gst_init(nullptr, nullptr); }

    void picturesAndSoundAreAddedUp()
    {
        const StructurePtr stats(gst_structure_new_empty("stats"));
        for (const char* name : {"video", "audio"}) {
            const auto out = report(GST_WEBRTC_STATS_OUTBOUND_RTP);
            gst_structure_set(out.get(), "bytes-sent", G_TYPE_UINT64, guint64(700), nullptr);
            add(stats, (QByteArray(name) + "-out").constData(), out);
            const auto in = report(GST_WEBRTC_STATS_INBOUND_RTP);
            gst_structure_set(in.get(), "packets-received", G_TYPE_UINT64, guint64(90), "packets-lost", G_TYPE_INT64,
                              gint64(5), nullptr);
            add(stats, (QByteArray(name) + "-in").constData(), in);
        }
        const PeerNumbers numbers = readNumbers(stats.get());
        QCOMPARE(numbers.bytesSent, quint64(1400));
        QCOMPARE(numbers.packetsReceived, quint64(180));
        QCOMPARE(numbers.packetsLost, qint64(10));
        QVERIFY(!numbers.lossOut);
        QVERIFY(!numbers.rttMs && !numbers.soundRttMs);
    }

    void worstReportCounts()
    {
        const StructurePtr stats(gst_structure_new_empty("stats"));
        add(stats, "video", remoteReport(0.25, 0.040, 1000));
        const auto sound = remoteReport(0.125, 0.050, 2000);
        gst_structure_set(sound.get(), "kind", G_TYPE_STRING, "audio", nullptr);
        add(stats, "audio", sound);
        const PeerNumbers numbers = readNumbers(stats.get());
        QCOMPARE(numbers.lossOut, 0.25);
        QCOMPARE(numbers.soundLossOut, 0.125);
        QCOMPARE(numbers.rttMs, 50.0);
        QCOMPARE(numbers.soundRttMs, 50.0);
        QCOMPARE(numbers.reportMark, quint64(3000));
    }

    void roundTripOfZeroIsNotKnown()
    {
        const StructurePtr stats(gst_structure_new_empty("stats"));
        add(stats, "video", remoteReport(2.0, 0, 1));
        const PeerNumbers numbers = readNumbers(stats.get());
        QVERIFY(!numbers.rttMs);
        QCOMPARE(numbers.lossOut, 1.0);
    }
};

QTEST_GUILESS_MAIN(TestPeerStats)
#include "tst_peerstats.moc"
