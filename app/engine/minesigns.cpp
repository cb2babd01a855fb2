#include "minesigns.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

/// Kinds of events are words of the source: a bound keeps a hostile one from filling memory.
constexpr std::size_t kMaximumKinds = 256;

/// An older event does not overrule a newer one.
void say(std::optional<bool>& state, std::optional<UtcTime>& at, bool value, UtcTime observedAt)
{
    if (at && observedAt < *at) return;
    // Since when: events that only repeat the state do not move it.
    if (state != value) at = observedAt;
    state = value;
}

}  // namespace

MineSigns::MineSigns(const Mine& mine) : mine_(mine), cameras_(mine.cameras.size())
{
    for (std::size_t i = 0; i < cameras_.size(); ++i) cameras_[i].post.camera = &mine.cameras[i];
}

bool MineSigns::take(const CameraStatus& status, UtcTime receivedAt)
{
    CameraSigns* signs = signsOf(status.camera);
    if (!signs) return false;
    if (signs->online != status.online) signs->since = receivedAt;
    signs->online = status.online;
    signs->reason = status.reason;
    return true;
}

bool MineSigns::take(const AnalyticEvent& event, UtcTime observedAt, UtcTime receivedAt)
{
    CameraSigns* signs = signsOf(event.camera);
    if (!signs) return false;
    const bool begins = event.value.value_or(1) != 0;
    takePost(signs->post, event.kind, begins, observedAt);
    if (begins && (standing_.size() < kMaximumKinds || standing_.contains(event.kind)))
        standing_.insert_or_assign(event.kind, receivedAt);
    return true;
}

CameraSigns* MineSigns::signsOf(const CameraId& camera)
{
    const Camera* known = mine_.camera(camera);
    return known ? &cameras_[static_cast<std::size_t>(known - mine_.cameras.data())] : nullptr;
}

void MineSigns::takePost(PostFact& post, const QString& kind, bool begins, UtcTime observedAt)
{
    if (kind == "post_vacant"_L1 || kind == "post_present"_L1) {
        const bool vacant = begins == (kind == "post_vacant"_L1);
        say(post.vacant, post.vacantAt, vacant, observedAt);
        if (vacant && post.asleep) say(post.asleep, post.asleepAt, false, observedAt);
    } else if (kind == "asleep"_L1 || kind == "awake"_L1) {
        say(post.asleep, post.asleepAt, begins == (kind == "asleep"_L1), observedAt);
    }
}

}  // namespace pitwatch
