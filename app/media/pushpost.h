#pragma once

#include <QImage>

#include <array>
#include <functional>
#include <memory>

#include "mediamessage.h"
#include "sharedpictures.h"

namespace pitwatch {

/// Pictures that we push, on their way to a media process: two are with it at most and one waits, which is the newest.
/// That one is kept, so that a new process shows it again. GUI thread.
class PushPost {
public:
    explicit PushPost(std::function<void(const media::Push&)> send) : send_(std::move(send)) {}

    /// One older than the last is dropped, and so is what fits no slot.
    void push(const QImage& image, UtcTime time);
    void took(int slot);
    /// A new process, or none (null). It has seen nothing yet.
    void connectTo(std::shared_ptr<SharedPictures> pictures);
    /// Gives out what waits.
    void flush();

private:
    const std::function<void(const media::Push&)> send_;
    std::shared_ptr<SharedPictures> pictures_;
    std::array<bool, SharedPictures::kImageSlots> used_{};
    QImage newest_;
    UtcTime time_ = UtcTime::min();
    bool waits_ = false;
};

}  // namespace pitwatch
