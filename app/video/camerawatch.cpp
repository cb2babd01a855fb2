#include "camerawatch.h"

#include <algorithm>

#include "cameraprobe.h"

namespace pitwatch {

using namespace std::chrono_literals;

CameraWatch::CameraWatch(Options options, Callback callback, QObject* parent)
    : QObject(parent), options_(options), callback_(std::move(callback))
{
    connect(&pace_, &QTimer::timeout, this, &CameraWatch::askNext);
}

CameraWatch::~CameraWatch() = default;

void CameraWatch::setRegion(const Region& region)
{
    std::vector<Watched> before = std::move(cameras_);
    cameras_.clear();
    for (const Mine& mine : region.mines) {
        for (const Camera& camera : mine.cameras) {
            const QString url = camera.subUrl.isEmpty() ? camera.mainUrl : camera.subUrl;
            Watched watched{{mine.code, camera.id}, url, std::nullopt};
            const auto same = std::find_if(before.begin(), before.end(), [&](const Watched& w) {
                return w.key == watched.key && w.url == watched.url;
            });
            cameras_.push_back(same != before.end() ? *same : watched);
        }
    }
    next_ = 0;
    unasked_ = cameras_.size();
    setPace();
}

void CameraWatch::reportPhase(const CameraKey& camera, StreamPhase phase, const QString& reason)
{
    Watched* watched = find(camera);
    if (!watched) return;
    watched->open = phase != StreamPhase::Idle;
    if (phase == StreamPhase::Live) tell(*watched, true, {});
    if (phase == StreamPhase::NoSignal) tell(*watched, false, reason);
}

void CameraWatch::askNext()
{
    if (running_ >= options_.mostAtOnce) return;
    if (unasked_ > 0 && --unasked_ == 0) setPace();
    for (std::size_t looked = 0; looked < cameras_.size(); ++looked) {
        Watched& camera = cameras_[next_];
        next_ = (next_ + 1) % cameras_.size();
        if (camera.open || camera.asked) continue;
        camera.asked = true;
        ask(camera.key, camera.url);
        return;
    }
}

void CameraWatch::ask(const CameraKey& key, const QString& url)
{
    auto* probe = new CameraProbe(url, this);
    ++running_;
    connect(probe, &CameraProbe::answered, this, [this, key, probe](bool online, const QString& reason) {
        --running_;
        probe->deleteLater();
        answered(key, online, reason);
    });
    probe->start(options_.timeout);
}

void CameraWatch::answered(const CameraKey& key, bool online, const QString& reason)
{
    Watched* camera = find(key);
    if (!camera) return;
    camera->asked = false;
    // A stream that was opened meanwhile knows better.
    if (camera->open) return;
    camera->failures = online ? 0 : camera->failures + 1;
    const bool sure = online || camera->online != true || camera->failures >= options_.failuresToLose;
    if (sure) tell(*camera, online, reason);
}

void CameraWatch::tell(Watched& camera, bool online, const QString& reason)
{
    if (camera.online == online) return;
    camera.online = online;
    camera.failures = 0;
    callback_(camera.key, online, reason);
}

void CameraWatch::setPace()
{
    if (cameras_.empty()) return pace_.stop();
    const auto count = static_cast<std::chrono::milliseconds::rep>(cameras_.size());
    pace_.start(unasked_ > 0 ? options_.firstPace : std::clamp(options_.round / count, 10ms, options_.round));
}

CameraWatch::Watched* CameraWatch::find(const CameraKey& key)
{
    const auto found = std::find_if(cameras_.begin(), cameras_.end(), [&](const Watched& w) { return w.key == key; });
    return found == cameras_.end() ? nullptr : &*found;
}

}  // namespace pitwatch
