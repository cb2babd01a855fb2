#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "gstobjects.h"
#include "keypictures.h"

namespace pitwatch::webrtc {

/// Where one peer's pipeline takes our encoded picture and sound.
struct PeerOutlet {
    ElementPtr video;  ///< appsrc that drops the oldest when full, so that nobody waits for a peer
    ElementPtr audio;
    bool open = false;  ///< connected: before, nothing is pushed that would come late in a burst
    bool needsKey = true;
    bool held = false;  ///< its picture is held back: what it has stays as it is, and the sound goes on
};

/// Our picture and sound, encoded once, handed to every peer. Outlives the encoder that fills it. Safe from any thread.
class EncodedFan {
public:
    void attach(std::shared_ptr<PeerOutlet> outlet);
    void detach(const std::shared_ptr<PeerOutlet>& outlet);
    /// The peer is connected: its first picture is a key picture, and that comes soon.
    void open(const std::shared_ptr<PeerOutlet>& outlet);
    /// Holds the picture back or gives it again, from a key picture on, which comes soon.
    void setHeld(const std::shared_ptr<PeerOutlet>& outlet, bool held);

    void pushVideo(GstSample* sample);
    void pushAudio(GstSample* sample);

    /// Whom to ask for key pictures; null: nobody.
    void setEncoder(ElementPtr encoder);
    void askForKeyPicture();
    /// The peer asks; one whose picture is held back gets none, and costs the others none.
    void askForKeyPicture(const PeerOutlet& outlet);

private:
    void forceKeyPicture();

    std::mutex mutex_;
    std::vector<std::shared_ptr<PeerOutlet>> outlets_;

    std::mutex keyMutex_;
    KeyPictureBroker broker_;
    ElementPtr encoder_;
};

}  // namespace pitwatch::webrtc
