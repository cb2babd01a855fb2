#include "pushpost.h"

#include <algorithm>

namespace pitwatch {

void PushPost::push(const QImage& image, UtcTime time)
{
    constexpr int kLargest = SharedPictures::kLargestSide;
    if (image.isNull() || image.width() > kLargest || image.height() > kLargest || time < time_) return;
    newest_ = image;
    time_ = time;
    waits_ = true;
    flush();
}

void PushPost::took(int slot)
{
    used_[std::size_t(slot)] = false;
    flush();
}

void PushPost::connectTo(std::shared_ptr<SharedPictures> pictures)
{
    pictures_ = std::move(pictures);
    used_ = {};
    waits_ = !newest_.isNull();
}

void PushPost::flush()
{
    const auto free = std::find(used_.begin(), used_.end(), false);
    if (!waits_ || !pictures_ || free == used_.end()) return;
    const int slot = int(free - used_.begin());
    waits_ = false;
    if (!pictures_->putImage(slot, newest_)) return;
    *free = true;
    send_({slot, newest_.size(), time_});
}

}  // namespace pitwatch
