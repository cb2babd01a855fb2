#include "playbacklibrary.h"

#include <algorithm>

#include "localplayback.h"

namespace pitwatch {

using namespace std::chrono_literals;

namespace {

/// A recorder that had nothing from a time on is asked about it again after this.
constexpr auto kAskAgain = 10s;
/// Key pictures alone lie further apart than the pictures of a recording.
constexpr Micros kHoleOfKeys = 12s;

/// Reads from the disk where it has the time, from the recorder where it has not. Decides with every seek, and anew
/// where a hole of the disk begins or ends. Behind the last picture of the disk it says that nothing follows: the disk
/// may have more by the next seek.
class LibraryReader final : public PlaybackReader {
public:
    LibraryReader(std::unique_ptr<PlaybackReader> local, std::unique_ptr<PlaybackReader> recorder)
        : local_(std::move(local)), recorder_(std::move(recorder))
    {
    }

    Result<void> seek(UtcTime time) override
    {
        behind_.reset();
        reached_.reset();
        current_ = local_.get();
        if (const Result<void> done = local_->seek(time); !done) return done;
        auto first = local_->next();
        if (!first) return first.error();
        behind_ = std::move(first).value();
        if (behind_ && behind_->at <= time) return {};
        if (knownEmpty(time)) return {};
        current_ = recorder_.get();
        return ask(time);
    }

    Result<std::optional<Packet>> next() override
    {
        if (current_ == recorder_.get()) return nextOfRecorder();
        if (!behind_) {
            auto packet = local_->next();
            if (!packet) return packet.error();
            behind_ = std::move(packet).value();
        }
        if (holeBegins() && recorderFollows()) return nextOfRecorder();
        return takeLocal();
    }

    void setKeysOnly(bool keysOnly) override
    {
        keysOnly_ = keysOnly;
        local_->setKeysOnly(keysOnly);
        recorder_->setKeysOnly(keysOnly);
    }

    bool remote() const override { return current_->remote(); }
    void idle() override { current_->idle(); }

private:
    bool holeBegins() const
    {
        return reached_ && behind_ && behind_->at - *reached_ > (keysOnly_ ? kHoleOfKeys : kJoinedSegments);
    }

    bool knownEmpty(UtcTime time) const
    {
        return MonoClock::now() < askAgainAt_ && time >= emptyFrom_ && time - emptyFrom_ < 2 * kAskAgain;
    }

    /// Whether the recorder goes on where the disk ends.
    bool recorderFollows()
    {
        if (knownEmpty(*reached_)) return false;
        if (!ask(*reached_)) {
            askAgainAt_ = MonoClock::now() + kAskAgain;
            return false;
        }
        current_ = recorder_.get();
        return true;
    }

    Result<void> ask(UtcTime time)
    {
        emptyFrom_ = time;
        askAgainAt_ = {};
        return recorder_->seek(time);
    }

    /// Up to where the disk goes on. What goes wrong there is a hole, if the disk has something behind it.
    Result<std::optional<Packet>> nextOfRecorder()
    {
        auto packet = recorder_->next();
        const bool any = packet && packet.value();
        if (any) {
            emptyFrom_ = packet.value()->until;
            askAgainAt_ = {};
        }
        if (any && (!behind_ || packet.value()->at < behind_->at)) return packet;
        if (!any) askAgainAt_ = MonoClock::now() + kAskAgain;
        if (!any && !behind_) return packet;
        current_ = local_.get();
        return takeLocal();
    }

    Result<std::optional<Packet>> takeLocal()
    {
        auto packet = std::exchange(behind_, std::nullopt);
        if (!packet) return packet;
        if (!reached_ || packet->at - *reached_ > kJoinedSegments) packet->media.continuity = Continuity::Gap;
        reached_ = std::max(reached_.value_or(packet->until), packet->until);
        return packet;
    }

    const std::unique_ptr<PlaybackReader> local_;
    const std::unique_ptr<PlaybackReader> recorder_;
    PlaybackReader* current_ = local_.get();
    std::optional<Packet> behind_;    ///< read from the disk and not given out: the next there
    std::optional<UtcTime> reached_;  ///< up to here the disk's pictures were given out without a hole
    bool keysOnly_ = false;
    UtcTime emptyFrom_{};  ///< from here on the recorder had nothing, when it was asked last
    MonoTime askAgainAt_{};
};

}  // namespace

Result<std::vector<Period>> PlaybackLibrary::coverage(const CameraKey& camera, const Period& period)
{
    auto spans = local_->coverage(camera, period);
    if (!spans || !recorder_) return spans;
    auto theirs = recorder_->coverage(camera, period);
    if (!theirs) {
        if (theirs.error().kind == ErrorKind::NotFound || !spans.value().empty()) return spans;
        return theirs;
    }
    spans.value().insert(spans.value().end(), theirs.value().begin(), theirs.value().end());
    return spans;
}

Result<std::unique_ptr<PlaybackReader>> PlaybackLibrary::open(const CameraKey& camera, CancelFlag cancelled)
{
    auto local = local_->open(camera, cancelled);
    if (!local || !recorder_) return local;
    auto theirs = recorder_->open(camera, cancelled);
    if (!theirs) return local;
    return std::unique_ptr<PlaybackReader>(
        std::make_unique<LibraryReader>(std::move(local).value(), std::move(theirs).value()));
}

}  // namespace pitwatch
