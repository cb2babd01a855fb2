#pragma once

#include <consult/consultsession.h>

namespace pitwatch::ui {

/// Why the others do not hear us.
enum class Unheard {
    No,             ///< they do, as far as can be known here
    Order,          ///< muted by a host, or we listen only
    MicrophoneOff,  ///< and nothing is held to speak
    Device,         ///< the microphone has failed
    Waits,          ///< the media server is away, and we are not among those connected without it
    Server,         ///< no connection to the media server
    Nobody,         ///< others are here, but there is no connection to any of them
};

/// `deviceFailed`: the engine has told so, and nothing was heard of the microphone since. Without media always No: that
/// is said elsewhere.
Unheard unheard(const ConsultSession& session, bool deviceFailed);

/// One sentence; empty for No.
QString unheardText(Unheard why, const PeerInfo& self);

}  // namespace pitwatch::ui
