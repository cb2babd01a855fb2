#include "worldboxes.h"

#include <atomic>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace pitwatch::sim {

namespace {

class BoxFarm final : public CameraFarm {
public:
    BoxFarm(const Region& region, const Clock& clock, CameraFarmOptions options, CameraFarmCallbacks callbacks)
        : clock_(clock), options_(std::move(options)), callbacks_(std::move(callbacks))
    {
        for (const Mine& mine : region.mines)
            for (const Camera& camera : mine.cameras) cameras_.push_back({{mine.code, camera.id}, {}});
    }
    ~BoxFarm() override
    {
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
        }
        wake_.notify_all();
        if (thread_.joinable()) thread_.join();
    }

    Result<void> start() override
    {
        thread_ = std::thread([this] { run(); });
        return {};
    }
    void setServerUp(bool) override {}
    void setScene(const CameraKey& camera, const SceneState& state) override
    {
        const std::lock_guard lock(mutex_);
        for (Entry& entry : cameras_)
            if (entry.key == camera) entry.scene = state;
    }
    SceneState scene(const CameraKey& camera) const override
    {
        const std::lock_guard lock(mutex_);
        for (const Entry& entry : cameras_)
            if (entry.key == camera) return entry.scene;
        return {};
    }

private:
    struct Entry {
        CameraKey key;
        SceneState scene;
    };

    void run()
    {
        const auto period = std::chrono::nanoseconds(1'000'000'000 / options_.framesPerSecond);
        auto next = std::chrono::steady_clock::now();
        for (std::uint64_t number = 0;; ++number) {
            next += period;
            std::unique_lock lock(mutex_);
            if (wake_.wait_until(lock, next, [this] { return ending_; })) return;
            const std::vector<Entry> cameras = cameras_;
            lock.unlock();
            for (const Entry& entry : cameras) callbacks_.frame(truthOf(entry, number));
        }
    }

    FrameTruth truthOf(const Entry& entry, std::uint64_t number) const
    {
        FrameTruth truth{entry.key, clock_.now(), number, options_.mainSize, {}};
        const double width = options_.mainSize.width(), height = options_.mainSize.height();
        for (int i = 0; i < entry.scene.persons; ++i) {
            const double phase = static_cast<double>(number) / options_.framesPerSecond * 0.1 + i * 0.37;
            const double across = std::abs(std::fmod(phase, 2.0) - 1);
            const QRectF box(across * width * 0.9, height * (0.3 + 0.1 * (i % 4)), width * 0.06, height * 0.25);
            truth.objects.push_back({i + 1, QStringLiteral("person"), 1, box});
        }
        return truth;
    }

    const Clock& clock_;
    const CameraFarmOptions options_;
    const CameraFarmCallbacks callbacks_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<Entry> cameras_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace

std::unique_ptr<CameraFarm> makeBoxFarm(const Region& region, const Clock& clock, CameraFarmOptions options,
                                        CameraFarmCallbacks callbacks)
{
    return std::make_unique<BoxFarm>(region, clock, std::move(options), std::move(callbacks));
}

}  // namespace pitwatch::sim
