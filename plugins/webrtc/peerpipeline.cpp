#include "peerpipeline.h"

#include <QRandomGenerator>
#include <gst/sdp/sdp.h>
#include <gst/video/video.h>
#include <gst/webrtc/webrtc.h>

#include "iceaddress.h"
#include "peercallbacks.h"
#include "webrtclog.h"

namespace pitwatch::webrtc {

using namespace Qt::StringLiterals;

PeerPipeline::PeerPipeline(const CallTools& tools, std::shared_ptr<PeerFlow> flow)
    : tools_(tools), flow_(std::move(flow)), mailbox_(std::make_shared<Mailbox>(this))
{
}

/// webrtcbin stops first: whatever waits at one of its pads would keep the rest from ending.
PeerPipeline::~PeerPipeline()
{
    mailbox_->close();
    flow_->close();
    if (outlet_) tools_.fan->detach(outlet_);
    if (!webrtcbin_) return;
    for (const gulong handler : handlers_) g_signal_handler_disconnect(webrtcbin_.get(), handler);
    tools_.reaper->run([pipeline = std::shared_ptr<GstElement>(pipeline_.release(), GstRelease()),
                        peer = std::shared_ptr<GstElement>(webrtcbin_.release(), GstRelease()),
                        outlet = std::move(outlet_), time = tools_.time] {
        gst_element_set_locked_state(peer.get(), TRUE);
        gst_element_set_state(peer.get(), GST_STATE_NULL);
        gst_element_set_state(pipeline.get(), GST_STATE_NULL);
    });
}

Result<void> PeerPipeline::build(const ConsultPeer& peer, const ConsultMedia& media, const PeerPayloads& payloads)
{
    QString error;
    const quint32 picture = QRandomGenerator::global()->generate();
    const quint32 sound = QRandomGenerator::global()->generate();
    const bool sends = peer.way != ConsultWay::Receive;
    const bool receives = peer.way != ConsultWay::Send && media.receive;
    pipeline_ =
        parsePipeline(sends ? peerDescription(media.codec, payloads, picture, sound) : receivingDescription(), error);
    if (!pipeline_) return Error{ErrorKind::Unavailable, error, {}};
    tally_ = std::make_shared<ReportTally>(picture, sound);
    webrtcbin_ = elementOf(pipeline_.get(), "peer");
    tools_.time->apply(pipeline_.get());
    watchErrors(pipeline_.get(), [this, box = mailbox_](const QString&, const QString& reason) {
        box->post([this, reason] { Q_EMIT failed(reason); });
    });
    configureIce(peer, media);
    if (const Result<void> servers = addServers(peer); !servers) return servers;
    if (sends) configureMedia(!receives);
    connectSignals(receives, payloads.audio);
    if (sends) createOutlet();
    gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING);
    return {};
}

void PeerPipeline::configureIce(const ConsultPeer& peer, const ConsultMedia& media)
{
    GObject* ice = nullptr;
    GObject* agent = nullptr;
    g_object_get(webrtcbin_.get(), "ice-agent", &ice, nullptr);
    if (media.firstPort > 0) g_object_set(ice, "min-rtp-port", guint(media.firstPort), nullptr);
    if (media.lastPort > 0) g_object_set(ice, "max-rtp-port", guint(media.lastPort), nullptr);
    gboolean taken = FALSE;
    if (!peer.iceInterfacePin.isEmpty())
        g_signal_emit_by_name(ice, "add-local-ip-address", peer.iceInterfacePin.toUtf8().constData(), &taken);
    if (peer.relayOnly)
        g_object_set(webrtcbin_.get(), "ice-transport-policy", GST_WEBRTC_ICE_TRANSPORT_POLICY_RELAY, nullptr);
    g_object_get(ice, "agent", &agent, nullptr);
    // By default the agent looks for gateways with multicast on every interface. A check that gets no answer is sent
    // again after a quarter of a second (by default half of one), then after twice that, and so on: what a network
    // swallows at the beginning is not to cost seconds.
    constexpr guint kFirstRepeat = 250;
    if (agent) g_object_set(agent, "upnp", FALSE, "ice-tcp", FALSE, "stun-initial-timeout", kFirstRepeat, nullptr);
    g_clear_object(&agent);
    g_clear_object(&ice);
}

Result<void> PeerPipeline::addServers(const ConsultPeer& peer)
{
    for (const ConsultIceServer& server : peer.iceServers) {
        // libnice (0.1.21) takes such an address and speaks to it over TCP without TLS.
        if (server.url.startsWith("turns:"_L1)) {
            qCInfo(logWebrtc).noquote() << "left out, TLS to a relay is not to be had:" << server.url;
            continue;
        }
        const Result<QString> address = iceAddress(server);
        if (!address) return address.error();
        const QByteArray text = address.value().toUtf8();
        gboolean taken = FALSE;
        if (text.startsWith("stun"))
            g_object_set(webrtcbin_.get(), "stun-server", text.constData(), nullptr);
        else
            g_signal_emit_by_name(webrtcbin_.get(), "add-turn-server", text.constData(), &taken);
    }
    return {};
}

/// Lost packets of the picture are sent again (RFC 4588). Not of the sound: browsers refuse an offer that says so. Who
/// only sends says with the direction that nothing is to come.
void PeerPipeline::configureMedia(bool sendOnly)
{
    const std::pair<const char*, bool> inputs[] = {{"sink_0", true}, {"sink_1", false}};
    for (const auto& [name, repaired] : inputs) {
        const PadPtr pad = padOf(webrtcbin_.get(), name);
        GstWebRTCRTPTransceiver* transceiver = nullptr;
        g_object_get(pad.get(), "transceiver", &transceiver, nullptr);
        if (!transceiver) continue;
        if (repaired) g_object_set(transceiver, "do-nack", TRUE, nullptr);
        if (sendOnly) g_object_set(transceiver, "direction", GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_SENDONLY, nullptr);
        gst_object_unref(transceiver);
    }
}

void PeerPipeline::connectSignals(bool receive, int audioPayload)
{
    GstElement* peer = webrtcbin_.get();
    handlers_.push_back(onCandidate(peer, [this, box = mailbox_](int mline, const QString& candidate) {
        box->post([this, mline, candidate] { Q_EMIT candidateFound(mline, candidate); });
    }));
    handlers_.push_back(onStateChange(peer, [this, box = mailbox_] { box->post([this] { readState(); }); }));
    if (receive)
        handlers_.push_back(
            onStream(peer, [flow = flow_](GstElement* element, GstPad* pad) { receiveStream(element, pad, flow); }));
    handlers_.push_back(repairPictures(peer));
    countPackets(pipeline_.get(), flow_);
    followReports(pipeline_.get(), tally_);
    askForLost(pipeline_.get(), audioPayload);
}

void PeerPipeline::createOutlet()
{
    outlet_ = std::make_shared<PeerOutlet>();
    outlet_->video = elementOf(pipeline_.get(), "videoIn");
    outlet_->audio = elementOf(pipeline_.get(), "audioIn");
    outlet_->held = held_;
    // The outlet keeps what this hangs on.
    const auto asked = [fan = tools_.fan, weak = std::weak_ptr(outlet_)] {
        if (const auto outlet = weak.lock()) fan->askForKeyPicture(*outlet);
    };
    catchKeyRequests(outlet_->video.get(), asked);
    tools_.fan->attach(outlet_);
}

void PeerPipeline::setHeld(bool held)
{
    held_ = held;
    if (outlet_) tools_.fan->setHeld(outlet_, held);
}

void PeerPipeline::createOffer()
{
    ask("create-offer");
}

void PeerPipeline::acceptOffer(const QString& sdp)
{
    setRemote(sdp, true);
    ask("create-answer");
}

void PeerPipeline::acceptAnswer(const QString& sdp)
{
    setRemote(sdp, false);
}

void PeerPipeline::ask(const char* action)
{
    GstElement* peer = webrtcbin_.get();
    GstPromise* promise = promiseOf([this, box = mailbox_, element = refElement(peer)](const GstStructure* reply) {
        const QString sdp = takeOwnDescription(element.get(), reply);
        box->post([this, sdp] { sdp.isEmpty() ? failed(u"no description of the media"_s) : described(sdp); });
    });
    g_signal_emit_by_name(peer, action, nullptr, promise);
}

void PeerPipeline::setRemote(const QString& sdp, bool offer)
{
    const QByteArray text = sdp.toUtf8();
    GstSDPMessage* message = nullptr;
    if (gst_sdp_message_new_from_text(text.constData(), &message) != GST_SDP_OK) {
        if (message) gst_sdp_message_free(message);
        return Q_EMIT failed(u"the peer's description cannot be read"_s);
    }
    const auto type = offer ? GST_WEBRTC_SDP_TYPE_OFFER : GST_WEBRTC_SDP_TYPE_ANSWER;
    GstWebRTCSessionDescription* description = gst_webrtc_session_description_new(type, message);
    GstPromise* promise = promiseOf([this, box = mailbox_](const GstStructure* reply) {
        const QString reason = errorOf(reply);
        if (!reason.isEmpty()) box->post([this, reason] { Q_EMIT failed(reason); });
    });
    g_signal_emit_by_name(webrtcbin_.get(), "set-remote-description", description, promise);
    gst_webrtc_session_description_free(description);
}

void PeerPipeline::addCandidate(int mline, const QString& candidate)
{
    g_signal_emit_by_name(webrtcbin_.get(), "add-ice-candidate", guint(mline), candidate.toUtf8().constData());
}

void PeerPipeline::requestNumbers()
{
    GstPromise* promise = promiseOf([this, box = mailbox_, tally = tally_](const GstStructure* reply) {
        if (!reply) return;
        PeerNumbers numbers = readNumbers(reply);
        numbers.reports = tally->read();
        box->post([this, numbers] { Q_EMIT numbersRead(numbers); });
    });
    g_signal_emit_by_name(webrtcbin_.get(), "get-stats", nullptr, promise);
}

void PeerPipeline::setJitterRoom(JitterRoom::Time room)
{
    if (std::exchange(jitterRoom_, room) == room) return;
    qCInfo(logWebrtc) << "packets wait for others" << room.count() << "ms from now on";
    g_object_set(webrtcbin_.get(), "latency", guint(room.count()), nullptr);
}

void PeerPipeline::readState()
{
    GstWebRTCPeerConnectionState state{};
    g_object_get(webrtcbin_.get(), "connection-state", &state, nullptr);
    if (state == GST_WEBRTC_PEER_CONNECTION_STATE_FAILED) return Q_EMIT failed(u"no way to the peer was found"_s);
    if (state != GST_WEBRTC_PEER_CONNECTION_STATE_CONNECTED || std::exchange(connected_, true)) return;
    if (outlet_) tools_.fan->open(outlet_);
    Q_EMIT connected();
}

}  // namespace pitwatch::webrtc
