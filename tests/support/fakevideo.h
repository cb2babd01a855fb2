#pragma once

#include <QMap>

#include <vector>

#include <video/videostream.h>

/// Streams without cameras: a test says what each shows.
namespace pitwatch::test {

class FakeStream final : public VideoStream {
public:
    explicit FakeStream(StreamRequest request) : request_(std::move(request)) {}

    std::shared_ptr<const VideoFrame> latestFrame() const override { return frame; }
    StreamStatus status() const override { return state; }
    void setTargetSize(QSize newSize) override { size = newSize; }
    void setPart(const QRectF& wanted) override { part = wanted; }
    void requestStill(StillSink sink) override { stills.push_back(std::move(sink)); }
    void setVisible(bool now) override { visible = now; }
    void setDecodeMode(DecodeMode wanted) override { state.decodeMode = wanted; }
    void setPresentationDelay(std::chrono::milliseconds wanted) override { delay = wanted; }

    const StreamRequest& request() const { return request_; }

    std::shared_ptr<const VideoFrame> frame;
    StreamStatus state;
    QSize size;
    QRectF part{0, 0, 1, 1};
    std::vector<StillSink> stills;  ///< asked for and not yet answered
    bool visible = true;
    std::chrono::milliseconds delay{0};

private:
    StreamRequest request_;
};

/// Remembers every stream that was opened, newest last. GUI thread only.
class FakeVideoEngine final : public VideoEngine {
public:
    std::shared_ptr<VideoStream> open(const StreamRequest& request) override
    {
        auto stream = std::make_shared<FakeStream>(request);
        opened.push_back(stream);
        return stream;
    }
    std::uint64_t generation() const override { return generation_; }
    EngineLoad load() override { return machine; }

    /// The open stream of an address; null when nobody holds one.
    std::shared_ptr<FakeStream> stream(const QString& url) const
    {
        for (auto it = opened.rbegin(); it != opened.rend(); ++it) {
            const auto alive = it->lock();
            if (alive && alive->request().url == url) return alive;
        }
        return nullptr;
    }
    /// Puts a picture on a stream and marks it live.
    void show(FakeStream& stream, const QColor& colour, UtcTime now, std::optional<UtcTime> capturedAt = {})
    {
        auto frame = std::make_shared<VideoFrame>();
        frame->image = QImage(stream.size.isEmpty() ? QSize(64, 36) : stream.size, QImage::Format_RGB32);
        frame->image.fill(colour);
        frame->sourceSize = QSize(640, 360);
        frame->capturedAt = capturedAt;
        frame->decodedAt = now;
        frame->sequence = ++generation_;
        stream.frame = std::move(frame);
        stream.state.phase = StreamPhase::Live;
        stream.state.lastFrameAt = now;
        stream.state.sourceSize = QSize(640, 360);
    }
    void touch() { ++generation_; }

    std::vector<std::weak_ptr<FakeStream>> opened;
    EngineLoad machine;

private:
    std::uint64_t generation_ = 0;
};

}  // namespace pitwatch::test
