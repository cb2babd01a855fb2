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

}  // namespace

class TestPeerStats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { gst_init(nullptr, nullptr); }

    void picturesAndSoundAreAddedUp()
    {
        const StructurePtr stats(gst_structure_new_empty("stats"));
        for (const char* name : {"video", "audio"}) {
            const auto in = report(GST_WEBRTC_STATS_INBOUND_RTP);
            gst_structure_set(in.get(), "packets-received", G_TYPE_UINT64, guint64(90), "packets-lost", G_TYPE_INT64,
                              gint64(5), nullptr);
            add(stats, (QByteArray(name) + "-in").constData(), in);
        }
        const PeerNumbers numbers = readNumbers(stats.get());
        QCOMPARE(numbers.packetsReceived, quint64(180));
        QCOMPARE(numbers.packetsLost, qint64(10));
    }
};

QTEST_GUILESS_MAIN(TestPeerStats)
#include "tst_peerstats.moc"
