#include "camerafarm.h"

#include <QGuiApplication>

#include <optional>
#include <unordered_map>

#include <core/logging.h>

#include "cameraclock.h"
#include "camerasite.h"
#include "clipplayer.h"
#include "rtspserver.h"

namespace pitwatch::sim {

namespace {

constexpr unsigned kWorkers = 2;

/// FNV-1a: the same camera looks the same on every machine and every day.
quint32 seedOf(const CameraKey& key)
{
    quint32 hash = 2166136261u;
    for (const char byte : (key.mine.text() + QLatin1Char('/') + key.camera.text()).toUtf8())
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619u;
    return hash;
}

class SceneFarm final : public CameraFarm {
public:
    SceneFarm(const Region& region, const Clock& clock, CameraFarmOptions options, CameraFarmCallbacks callbacks)
        : clock_(clock),
          options_(std::move(options)),
          callbacks_(std::move(callbacks)),
          grid_(options_.framesPerSecond),
          epoch_(clock.now() - std::chrono::seconds(1)),
          gallery_(std::make_shared<SceneGallery>())
    {
        std::vector<RtspMount> mounts;
        for (const Mine& mine : region.mines)
            for (const Camera& camera : mine.cameras) addSite(region, mine, camera, mounts);
        if (!mounts.empty()) server_ = std::make_unique<RtspServer>(std::move(mounts), epoch_);
    }

    ~SceneFarm() override
    {
        ticker_.reset();
        player_.reset();
        if (server_) server_->stop();
        workers_.reset();
        server_.reset();
    }

    Result<void> start() override
    {
        if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
            return Error{ErrorKind::Internal, QStringLiteral("drawing text needs a QGuiApplication"), {}};
        std::optional<ClipFile> clip;
        if (!options_.clip.isEmpty()) {
            auto loaded = ClipFile::load(options_.clip);
            if (!loaded) return loaded.error();
            clip = std::move(loaded).value();
        }
        if (server_)
            if (auto started = server_->start(); !started) return started;
        if (clip) {
            player_ = std::make_unique<ClipPlayer>(std::move(*clip), clock_, taps_);
            return {};
        }
        workers_ = std::make_unique<CameraWorkers>(kWorkers);
        ticker_ =
            std::make_unique<CameraClock>(clock_, grid_, [this](std::uint64_t frame, bool late) { take(frame, late); });
        return {};
    }

    void setServerUp(bool up) override
    {
        if (!server_) return;
        if (!up) return server_->stop();
        if (const auto started = server_->start(); !started) qCWarning(logSimulator) << started.error().text();
    }

    void setScene(const CameraKey& camera, const SceneState& state) override
    {
        const auto site = sites_.find(camera);
        if (site == sites_.end()) return;
        const bool wasDown = site->second.site->state().linkDown;
        site->second.site->setState(state);
        if (wasDown == state.linkDown || !server_) return;
        for (const std::size_t mount : site->second.mounts) server_->setMountOpen(mount, !state.linkDown);
    }

    SceneState scene(const CameraKey& camera) const override
    {
        const auto site = sites_.find(camera);
        return site == sites_.end() ? SceneState{} : site->second.site->state();
    }

private:
    struct Place {
        std::unique_ptr<CameraSite> site;
        std::vector<std::size_t> mounts;
    };

    void addSite(const Region& region, const Mine& mine, const Camera& camera, std::vector<RtspMount>& mounts)
    {
        const CameraKey key{mine.code, camera.id};
        const SceneSetting setting{camera.place, seedOf(key), mine.name + QLatin1Char(' ') + camera.name,
                                   region.timezone};
        Place place{std::make_unique<CameraSite>(key, setting, grid_), {}};
        const auto addStream = [&](const QString& url, QSize size) {
            if (url.isEmpty()) return;
            if (!RtspServer::canServe(url)) {
                qCWarning(logSimulator) << "not served, because it is not an rtsp address on this machine:"
                                        << withoutCredentials(url);
                return;
            }
            auto tap = std::make_shared<RtspTap>(epoch_);
            place.mounts.push_back(mounts.size());
            mounts.push_back({url, tap});
            taps_.push_back(tap);
            place.site->addStream(std::make_unique<CameraStream>(
                setting, CameraStream::Options{size, options_.framesPerSecond, mounts.size()}, gallery_, tap));
        };
        addStream(camera.mainUrl, options_.mainSize);
        if (camera.subUrl != camera.mainUrl) addStream(camera.subUrl, options_.subSize);
        sites_.emplace(key, std::move(place));
    }

    void take(std::uint64_t frame, bool late)
    {
        for (auto& [key, place] : sites_) {
            std::vector<SceneEvent> events;
            const FrameTruth truth = place.site->advance(frame, options_.mainSize, *gallery_, events);
            if (callbacks_.frame) callbacks_.frame(truth);
            if (callbacks_.event)
                for (const SceneEvent& event : events) callbacks_.event(event);
            if (!late) place.site->send(*workers_);
        }
    }

    const Clock& clock_;
    const CameraFarmOptions options_;
    const CameraFarmCallbacks callbacks_;
    const CameraGrid grid_;
    const UtcTime epoch_;
    const std::shared_ptr<SceneGallery> gallery_;
    std::unordered_map<CameraKey, Place> sites_;
    std::vector<std::shared_ptr<RtspTap>> taps_;
    std::unique_ptr<RtspServer> server_;
    std::unique_ptr<CameraWorkers> workers_;
    std::unique_ptr<CameraClock> ticker_;
    std::unique_ptr<ClipPlayer> player_;  ///< instead of scenes
};

}  // namespace

std::unique_ptr<CameraFarm> makeCameraFarm(const Region& region, const Clock& clock, CameraFarmOptions options,
                                           CameraFarmCallbacks callbacks)
{
    return std::make_unique<SceneFarm>(region, clock, std::move(options), std::move(callbacks));
}

}  // namespace pitwatch::sim
