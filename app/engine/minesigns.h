#pragma once

#include <map>
#include <optional>
#include <vector>

#include <alarm/minefacts.h>
#include <feed/observation.h>

namespace pitwatch {

/// What is known of one camera and of what its analyser says. A camera whose events never spoke of a post has none.
struct CameraSigns {
    std::optional<bool> online;
    UtcTime since;
    QString reason;
    PostFact post;
};

/// What the cameras of one mine tell, beside boxes. Not synchronised. `mine` must outlive it.
///
/// Events with a state carry it in `value`: nothing or not 0 begins (or goes on), 0 ends. For posts: post_vacant and
/// asleep, and their opposites post_present and awake. A vacant post ends asleep: nobody is there to sleep.
class MineSigns {
public:
    explicit MineSigns(const Mine& mine);

    /// False when the camera is not the mine's.
    bool take(const CameraStatus& status, UtcTime receivedAt);
    bool take(const AnalyticEvent& event, UtcTime observedAt, UtcTime receivedAt);

    const std::vector<CameraSigns>& cameras() const { return cameras_; }  ///< in the mine's order
    /// Receipt time of the newest event of each kind that begins or goes on.
    const std::map<QString, UtcTime>& standing() const { return standing_; }

private:
    CameraSigns* signsOf(const CameraId& camera);
    void takePost(PostFact& post, const QString& kind, bool begins, UtcTime observedAt);

    const Mine& mine_;
    std::vector<CameraSigns> cameras_;
    std::map<QString, UtcTime> standing_;
};

}  // namespace pitwatch
