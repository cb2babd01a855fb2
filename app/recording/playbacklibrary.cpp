#include "playbacklibrary.h"

namespace pitwatch {

namespace {

/// Reads from the disk where it has the time, from the recorder where it has not. Decides anew with every seek.
class LibraryReader final : public PlaybackReader {
public:
    LibraryReader(std::unique_ptr<PlaybackReader> local, std::unique_ptr<PlaybackReader> recorder)
        : local_(std::move(local)), recorder_(std::move(recorder))
    {
    }

    Result<void> seek(UtcTime time) override
    {
        first_.reset();
        current_ = local_.get();
        if (const Result<void> done = local_->seek(time); !done) return done;
        auto first = local_->next();
        if (!first) return first.error();
        if (first.value() && first.value()->at <= time) {
            first_ = std::move(first).value();
            return {};
        }
        current_ = recorder_.get();
        return recorder_->seek(time);
    }

    Result<std::optional<Packet>> next() override
    {
        if (first_) return std::exchange(first_, std::nullopt);
        return current_->next();
    }

    void setKeysOnly(bool keysOnly) override
    {
        local_->setKeysOnly(keysOnly);
        recorder_->setKeysOnly(keysOnly);
    }

private:
    const std::unique_ptr<PlaybackReader> local_;
    const std::unique_ptr<PlaybackReader> recorder_;
    PlaybackReader* current_ = local_.get();
    std::optional<Packet> first_;
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
