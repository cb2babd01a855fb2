#pragma once

#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

#include "mediamessage.h"

namespace pitwatch {

/// What has been asked of an engine so far, so that a new media process can be told it again: everything but what is
/// over. Peers come back under the next epoch, as after any attempt that failed. Pure.
class MediaMemory {
public:
    struct Again {
        std::vector<media::Command> commands;  ///< in this order
        std::vector<ConsultSignal> requests;   ///< to peers that offer to us: so that they do
    };

    void start(const ConsultMedia& media) { media_ = media; }
    bool started() const { return media_.has_value(); }
    void setPicture(ConsultPicture picture);
    void setMicrophone(bool on);
    /// What is among them is tried again.
    void setSources(const ConsultSources& sources);
    /// Devices that do not work are not tried again by themselves. Returns those that had not been given up yet.
    ConsultDevices lose(ConsultDevices devices);
    void add(const ConsultPeer& peer);
    void remove(const QString& id);
    void setPlayed(const media::Play& played) { played_[played.peer] = played; }
    /// False when it is the same already.
    bool setRank(const media::Rank& rank);
    /// The picture is held back from this peer, or no longer. False when that is known already.
    bool setHeld(const QString& id, bool held);
    /// The process is gone: from whom it held the picture back.
    QStringList takeHeld();
    /// A message between us and a peer, in either direction: both sides count attempts.
    void signalled(const ConsultSignal& signal);
    void changed(const QString& id, ConsultPeerState state);

    bool knows(const QString& id) const { return peers_.contains(id); }
    /// Known, or on its way out.
    bool awaits(const QString& id) const { return knows(id) || leaving_.contains(id); }
    bool showsPicture(const QString& id) const;

    /// The process is gone: what this changes for peers. `last`: no other process comes.
    std::vector<media::PeerState> lost(const QString& reason, bool last);
    /// For a new process.
    Again again();

private:
    struct Peer {
        ConsultPeer peer;
        int epoch = 1;  ///< the newest of either side
        ConsultPeerState state = ConsultPeerState::Idle;
        int order = 0;
    };

    std::optional<ConsultMedia> media_;
    ConsultDevices lost_;
    QHash<QString, Peer> peers_;
    QSet<QString> leaving_;  ///< removed, and not told to be closed yet
    QHash<QString, media::Play> played_;
    QHash<QString, media::Rank> ranks_;
    QSet<QString> held_;
    int added_ = 0;
};

}  // namespace pitwatch
