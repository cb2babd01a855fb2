#include "framepost.h"

#include <QVideoFrameFormat>

#include <algorithm>

namespace pitwatch {

bool FramePost::isOut(const QString& id) const
{
    return std::any_of(slots_.begin(), slots_.end(), [&](const Slot& slot) { return slot.used && slot.id == id; });
}

void FramePost::show(const QString& id, const QVideoFrame& frame)
{
    if (!isOut(id)) return give(id, frame);
    if (waiting_.contains(id) || waiting_.size() < SharedPictures::kFrameSlots) waiting_[id] = frame;
}

void FramePost::took(int slot)
{
    Slot& freed = slots_[std::size_t(slot)];
    freed.used = false;
    if (const QVideoFrame next = waiting_.take(freed.id); next.isValid()) give(freed.id, next);
}

/// The lowest free slot: so as few pages as can be are ever touched.
void FramePost::give(const QString& id, const QVideoFrame& frame)
{
    const auto free = std::find_if(slots_.begin(), slots_.end(), [](const Slot& slot) { return !slot.used; });
    if (free == slots_.end()) return;
    const int slot = int(free - slots_.begin());
    if (!pictures_.putFrame(slot, frame)) return;
    *free = {true, id};
    const bool wide = frame.surfaceFormat().colorSpace() == QVideoFrameFormat::ColorSpace_BT709;
    send_({id, slot, frame.size(), wide});
}

}  // namespace pitwatch
