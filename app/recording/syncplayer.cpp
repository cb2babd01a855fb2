#include "syncplayer.h"

#include <algorithm>

namespace pitwatch {

SyncPlayer::SyncPlayer(const Clock& clock, SourceOf sourceOf) : clock_(clock), sourceOf_(std::move(sourceOf))
{
    time_.jump(clock_.now(), MonoClock::now());
}

SyncPlayer::~SyncPlayer() = default;

void SyncPlayer::setCameras(const std::vector<CameraKey>& cameras)
{
    std::vector<std::unique_ptr<PlaybackTrack>> tracks;
    for (const CameraKey& camera : cameras) {
        if (tracks.size() == kMostCameras) break;
        const auto running = std::find_if(tracks_.begin(), tracks_.end(),
                                          [&](const auto& track) { return track && track->camera() == camera; });
        if (running != tracks_.end())
            tracks.push_back(std::move(*running));
        else if (auto source = sourceOf_(camera))
            tracks.push_back(
                std::make_unique<PlaybackTrack>(PlaybackTrack::Setup{camera, std::move(source), generation_}));
    }
    tracks_ = std::move(tracks);
    tell();
}

std::vector<CameraKey> SyncPlayer::cameras() const
{
    std::vector<CameraKey> keys;
    for (const auto& track : tracks_) keys.push_back(track->camera());
    return keys;
}

void SyncPlayer::setTargetSize(const CameraKey& camera, QSize size)
{
    for (const auto& track : tracks_)
        if (track->camera() == camera) track->setTargetSize(size);
}

PlaybackPicture SyncPlayer::picture(const CameraKey& camera) const
{
    for (const auto& track : tracks_) {
        if (track->camera() != camera) continue;
        PlaybackPicture picture = track->picture();
        // What was shown for another time is not what this time looked like.
        if (picture.jump != jump_) return {};
        return picture;
    }
    return {};
}

UtcTime SyncPlayer::position() const
{
    return std::min(time_.at(MonoClock::now()), clock_.now());
}

/// The edge is where the present is; what has reached it goes on at its pace.
void SyncPlayer::settle()
{
    const MonoTime now = MonoClock::now();
    time_.setRate(time_.rateAt(now), now);
    time_.setEdge(clock_.now() - kLiveEdge, now);
}

void SyncPlayer::play()
{
    settle();
    time_.jump(position(), MonoClock::now());
    time_.play(MonoClock::now());
    tell();
}

void SyncPlayer::pause()
{
    settle();
    time_.pause(MonoClock::now());
    time_.jump(position(), MonoClock::now());
    tell();
}

void SyncPlayer::setRate(double rate)
{
    settle();
    time_.setRate(rate, MonoClock::now());
    tell();
}

void SyncPlayer::seek(UtcTime time)
{
    settle();
    time_.jump(std::min(time, clock_.now()), MonoClock::now());
    ++jump_;
    tell();
}

void SyncPlayer::stepForward()
{
    pause();
    std::optional<UtcTime> next;
    for (const auto& track : tracks_) {
        const PlaybackPicture picture = track->picture();
        if (picture.jump == jump_ && picture.following && (!next || *picture.following < *next))
            next = picture.following;
    }
    if (!next) return;
    time_.jump(*next, MonoClock::now());
    tell();
}

void SyncPlayer::stepBack()
{
    pause();
    std::optional<UtcTime> newest;
    for (const auto& track : tracks_) {
        const PlaybackPicture picture = track->picture();
        if (picture.jump != jump_ || !picture.frame) continue;
        const UtcTime at = *picture.frame->capturedAt;
        if (!newest || at > *newest) newest = at;
    }
    if (newest) seek(*newest - Micros(1));
}

void SyncPlayer::tell()
{
    for (const auto& track : tracks_) track->follow(time_, jump_);
}

}  // namespace pitwatch
