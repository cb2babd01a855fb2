#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "enginevoice.h"
#include "recordtap.h"
#include "soundmixer.h"

namespace pitwatch::webrtc {

/// What of a peer is given on: by the order of the room, not by the peer.
struct Played {
    bool sound = true;
    bool picture = true;
};

/// What comes from one peer during one attempt: counted, shown, heard. Media threads write, any thread reads.
class PeerFlow {
public:
    /// What of the peer is recorded, and where its sound is mixed for that.
    struct Recorded {
        std::shared_ptr<RecordTap> tap;
        std::shared_ptr<SoundMixer> mix;
    };

    PeerFlow(const QString& id, const std::shared_ptr<EngineVoice>& voice, SoundMixer& mixer, const Recorded& recorded);

    /// Something came over the network.
    void packet(gsize bytes);
    /// Something went to the peer.
    void sent(gsize bytes) { sentBytes_ += bytes; }
    void picture(GstSample* sample);
    void sound(GstSample* sample);
    /// As it came, not decoded yet; at this pad.
    void encoded(bool video, GstPad* pad, GstBuffer* buffer);
    void setPlayed(const Played& played);
    /// Where the peer's packets wait for each other.
    void addBuffer(GstElement* buffer);
    /// Packets that came too late to be of use.
    quint64 late();
    /// Nothing is shown or heard from now on.
    void close();
    bool closed() const { return closed_; }
    /// False when the peer has sent as many streams of this kind as it may.
    bool admit(bool video);

    void setCodec(const QString& codec);
    QString codec() const;
    quint64 packets() const { return packets_; }
    quint64 bytes() const { return bytes_; }
    quint64 sentBytes() const { return sentBytes_; }
    quint64 pictures() const { return pictures_; }
    QSize pictureSize() const { return screen_->size(); }

private:
    const std::shared_ptr<PicturePost> screen_;
    LevelPost level_;
    const std::shared_ptr<SoundMixer::Line> line_;
    const std::shared_ptr<RecordTap> tap_;
    const std::shared_ptr<SoundMixer::Line> recordedLine_;
    RecordedStream recorded_;
    std::mutex buffersMutex_;
    std::vector<ElementPtr> buffers_;
    std::atomic<quint64> packets_ = 0;
    std::atomic<quint64> bytes_ = 0;
    std::atomic<quint64> sentBytes_ = 0;
    std::atomic<quint64> pictures_ = 0;
    std::atomic<bool> closed_ = false;
    std::atomic<bool> soundPlayed_ = true;
    std::atomic<bool> picturePlayed_ = true;
    std::atomic<bool> hasVideo_ = false;
    std::atomic<bool> hasAudio_ = false;
    std::atomic<int> codec_ = 0;
};

/// Takes a stream that webrtcbin gives out: depayloads, decodes, hands to the flow. On webrtcbin's thread.
void receiveStream(GstElement* webrtcbin, GstPad* pad, const std::shared_ptr<PeerFlow>& flow);

}  // namespace pitwatch::webrtc
