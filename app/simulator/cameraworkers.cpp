#include "cameraworkers.h"

#include <chrono>

namespace pitwatch::sim {

namespace {

constexpr std::size_t kMostWaiting = 1024;
constexpr std::chrono::seconds kPatience{1};

}  // namespace

CameraWorkers::CameraWorkers(unsigned threads) : queue_(kMostWaiting, WhenFull::RejectNew)
{
    for (unsigned i = 0; i < threads; ++i)
        threads_.emplace_back([this] {
            while (!ending_)
                if (const auto work = queue_.pop(kPatience)) (*work)();
        });
}

CameraWorkers::~CameraWorkers()
{
    ending_ = true;
    queue_.close();
    for (std::thread& thread : threads_) thread.join();
}

}  // namespace pitwatch::sim
