#pragma once

#include <QVideoFrame>

#include <functional>
#include <memory>
#include <mutex>
#include <span>

#include <consult/consultengine.h>

#include "gstobjects.h"
#include "mailbox.h"
#include "soundmixer.h"

namespace pitwatch::webrtc {

/// What media threads have to say, said by the engine on its own thread. Safe from any thread.
class EngineVoice {
public:
    explicit EngineVoice(ConsultEngine* engine) : engine_(engine), mailbox_(engine) {}

    void say(std::function<void(ConsultEngine&)> words)
    {
        mailbox_.post([engine = engine_, words = std::move(words)] { words(*engine); });
    }
    void close() { mailbox_.close(); }

private:
    ConsultEngine* const engine_;  ///< used on its own thread only
    Mailbox mailbox_;
};

/// Decoded pictures of one peer on their way to the screen: the newest waits, older ones are dropped.
class PicturePost : public std::enable_shared_from_this<PicturePost> {
public:
    PicturePost(QString id, std::shared_ptr<EngineVoice> voice) : id_(std::move(id)), voice_(std::move(voice)) {}
    /// An I420 picture; on a media thread.
    void show(GstSample* sample);
    /// False: pictures are only measured until it is true again.
    void setShown(bool shown);
    void close();
    QSize size() const;

private:
    void deliver(ConsultEngine& engine);

    const QString id_;
    const std::shared_ptr<EngineVoice> voice_;
    mutable std::mutex mutex_;
    QVideoFrame newest_;
    QSize size_;
    bool waiting_ = false;
    bool shown_ = true;
    bool closed_ = false;
};

/// Loudness of one sound, ten times a second. On one media thread.
class LevelPost {
public:
    LevelPost(QString id, std::shared_ptr<EngineVoice> voice) : id_(std::move(id)), voice_(std::move(voice)) {}
    /// 48 kHz, mono.
    void hear(std::span<const qint16> samples);

private:
    const QString id_;
    const std::shared_ptr<EngineVoice> voice_;
    std::vector<qint16> heard_;
};

/// Calls `use` with the samples of a buffer of 16 bit mono.
void withSamples(GstBuffer* buffer, const std::function<void(std::span<const qint16>)>& use);

/// Fills a buffer of 16 bit mono with the mixer's next samples.
void fillFrom(SoundMixer& mixer, GstBuffer* buffer);

}  // namespace pitwatch::webrtc
