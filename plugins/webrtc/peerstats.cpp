#include "peerstats.h"

#include <gst/webrtc/webrtc.h>

namespace pitwatch::webrtc {

namespace {

void readReceived(const GstStructure* report, PeerNumbers& numbers)
{
    guint64 received = 0;
    gint64 lost64 = 0;
    gint lost = 0;
    if (gst_structure_get_uint64(report, "packets-received", &received)) numbers.packetsReceived += received;
    if (gst_structure_get_int64(report, "packets-lost", &lost64))
        numbers.packetsLost += lost64;
    else if (gst_structure_get_int(report, "packets-lost", &lost))
        numbers.packetsLost += lost;
}

gboolean readField(GQuark, const GValue* value, gpointer user)
{
    if (!GST_VALUE_HOLDS_STRUCTURE(value)) return TRUE;
    auto& numbers = *static_cast<PeerNumbers*>(user);
    const GstStructure* report = gst_value_get_structure(value);
    GstWebRTCStatsType type{};
    if (!gst_structure_get(report, "type", GST_TYPE_WEBRTC_STATS_TYPE, &type, nullptr)) return TRUE;
    if (type == GST_WEBRTC_STATS_INBOUND_RTP) readReceived(report, numbers);
    return TRUE;
}

}  // namespace

PeerNumbers readNumbers(const GstStructure* stats)
{
    PeerNumbers numbers;
    gst_structure_foreach(stats, readField, &numbers);
    return numbers;
}

}  // namespace pitwatch::webrtc
