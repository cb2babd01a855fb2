#pragma once

#include <QString>

#include <consult/consultengine.h>

namespace pitwatch::webrtc {

struct PeerPayloads {
    int video = 96;
    int audio = 111;
};

/// The pipeline towards one peer: our encoded picture and sound ("videoIn" and "audioIn", appsrcs) into "peer", a
/// webrtcbin. All media are there from the beginning, so nothing is ever negotiated again.
QString peerDescription(ConsultCodec codec, const PeerPayloads& payloads, quint32 videoSource, quint32 audioSource);
/// One that only receives: what comes is what the peer offers.
QString receivingDescription();

}  // namespace pitwatch::webrtc
