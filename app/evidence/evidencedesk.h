#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <vector>

#include <alarm/rule.h>
#include <core/clock.h>
#include <region/region.h>
#include <vision/detectiontape.h>

#include "alarmclips.h"
#include "cliprecorder.h"
#include "replayengine.h"
#include "ringshelf.h"

namespace pitwatch {

/// Everything that a seat keeps of its open cameras, in one place: the rings, replay out of them, and clips, asked for
/// by hand or by alarm rules. GUI thread; nothing in it blocks. The clock and the tape outlive it; the streams that
/// fill its rings hold them by themselves.
class EvidenceDesk final : public QObject {
    Q_OBJECT

public:
    struct Setup {
        std::shared_ptr<const Region> region;
        const Clock* clock = nullptr;
        const DetectionTape* detections = nullptr;  ///< null: neither boxes in replays nor in sidecars
        QString directory;                          ///< of the clips
        QString programVersion;
        PacketRing::Bounds bounds{};
        std::size_t budgetBytes = defaultRingBytes();
    };

    explicit EvidenceDesk(Setup setup, QObject* parent = nullptr);
    ~EvidenceDesk() override;

    RingShelf& rings() { return rings_; }
    ReplayEngine& replay() { return replay_; }
    const DetectionTape* detections() const { return setup_.detections; }
    const QString& directory() const { return setup_.directory; }

    /// Begins a clip; what becomes of it, and why it could not begin, is told by clipChanged().
    void keep(const ClipRequest& request);
    /// Clips that are being written.
    const std::vector<ClipNews>& running() const { return running_; }

    /// Alarms of these rules begin clips from now on; call alarmsChanged() with each new list.
    void followRules(const RuleSet& rules);
    void alarmsChanged(const std::vector<Alarm>& newestFirst, const QString& person);

Q_SIGNALS:
    void clipChanged(const pitwatch::ClipNews& news);

private:
    void tell(const ClipNews& news);

    const Setup setup_;
    RingShelf rings_;
    ReplayEngine replay_;
    std::vector<ClipNews> running_;
    std::unique_ptr<AlarmClips> alarms_;
    QTimer expiry_;
    std::unique_ptr<ClipRecorder> recorder_;  ///< last: it ends before what it reads
};

}  // namespace pitwatch
