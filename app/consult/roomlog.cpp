#include "roomlog.h"

#include <utility>

namespace pitwatch {

namespace {

bool canBeRepeatedAtWill(RoomEventKind kind)
{
    switch (kind) {
        case RoomEventKind::Said:
        case RoomEventKind::HandUp:
        case RoomEventKind::HandDown:
        case RoomEventKind::ShareBegan:
        case RoomEventKind::ShareEnded:
        case RoomEventKind::Waited:
        case RoomEventKind::Gave:
            return true;
        default:
            return false;
    }
}

/// At most so many, as JSON in UTF-8.
std::size_t bytesOf(QStringView text)
{
    std::size_t bytes = 0;
    for (const QChar c : text) {
        const bool escaped = c.unicode() < 0x20 || c.isSurrogate();
        bytes += escaped ? 6 : c.unicode() >= 0x800 ? 3 : c.unicode() >= 0x80 || c == u'"' || c == u'\\' ? 2 : 1;
    }
    return bytes;
}

/// Minutes have chat, decisions and files twice: in the course and in a list of their own.
std::size_t bytesOf(const RoomEvent& event)
{
    constexpr std::size_t kMembers = 400;
    const std::size_t names =
        bytesOf(event.name) + bytesOf(event.otherName) + bytesOf(event.who.text()) + bytesOf(event.other.text());
    return kMembers + 2 * (names + bytesOf(event.text));
}

}  // namespace

void RoomLog::add(RoomEvent event)
{
    const std::size_t share = canBeRepeatedAtWill(event.kind) ? 2 : 1;
    const std::size_t bytes = bytes_ + bytesOf(event);
    const bool full = events_.size() >= bound_ / share || bytes > mostBytes_ / share;
    // Without its end a consultation would look as if the program had been killed.
    if (full && event.kind != RoomEventKind::Closed) {
        ++dropped_;
        return;
    }
    bytes_ = bytes;
    events_.push_back(std::move(event));
}

}  // namespace pitwatch
