#include "peerstats.h"

#include <gst/webrtc/webrtc.h>

#include <algorithm>

namespace pitwatch::webrtc {

namespace {

void readReport(const GstStructure* report, PeerNumbers& numbers)
{
    gdouble lost = 0;
    gdouble roundTrip = 0;
    const bool sound = g_strcmp0(gst_structure_get_string(report, "kind"), "audio") == 0;
    if (gst_structure_get_double(report, "fraction-lost", &lost)) {
        lost = std::clamp(lost, 0.0, 1.0);
        numbers.lossOut = std::max(numbers.lossOut.value_or(0), lost);
        if (sound) numbers.soundLossOut = lost;
    }
    if (gst_structure_get_double(report, "round-trip-time", &roundTrip) && roundTrip > 0) {
        numbers.rttMs = std::max(numbers.rttMs.value_or(0), roundTrip * 1000);
        if (sound) numbers.soundRttMs = roundTrip * 1000;
    }
    const GValue* source = gst_structure_get_value(report, "gst-rtpsource-stats");
    guint highest = 0;
    if (source && GST_VALUE_HOLDS_STRUCTURE(source) &&
        gst_structure_get_uint(gst_value_get_structure(source), "rb-exthighestseq", &highest))
        numbers.reportMark += highest;
}

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
    guint64 sent = 0;
    if (!gst_structure_get(report, "type", GST_TYPE_WEBRTC_STATS_TYPE, &type, nullptr)) return TRUE;
    if (type == GST_WEBRTC_STATS_REMOTE_INBOUND_RTP) readReport(report, numbers);
    if (type == GST_WEBRTC_STATS_INBOUND_RTP) readReceived(report, numbers);
    if (type == GST_WEBRTC_STATS_OUTBOUND_RTP && gst_structure_get_uint64(report, "bytes-sent", &sent))
        numbers.bytesSent += sent;
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
