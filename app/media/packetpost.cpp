#include "packetpost.h"

#include <QMetaObject>

#include <utility>

namespace pitwatch {

void PacketPost::take(RecordedPacket packet)
{
    packets_.take(std::move(packet));
    const std::lock_guard lock(mutex_);
    if (receiver_ && !std::exchange(told_, true))
        QMetaObject::invokeMethod(
            receiver_, [ready = ready_] { ready(); }, Qt::QueuedConnection);
}

RecordedPackets::Batch PacketPost::takeAll()
{
    {
        const std::lock_guard lock(mutex_);
        told_ = false;
    }
    return packets_.wait(std::chrono::milliseconds(0));
}

void PacketPost::close()
{
    const std::lock_guard lock(mutex_);
    receiver_ = nullptr;
}

}  // namespace pitwatch
