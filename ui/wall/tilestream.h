#pragma once

#include <QRectF>
#include <QSize>

#include <memory>
#include <optional>

#include <region/region.h>
#include <video/qualitypolicy.h>
#include <video/videostream.h>

namespace pitwatch::ui {

enum class StreamQuality { Main, Sub };

/// Who gets the compressed pictures of a tile's streams; null: nobody does.
struct TileSinks {
    std::shared_ptr<PacketSink> main;
    std::shared_ptr<PacketSink> sub;
};

/// The stream behind one tile: opens the camera's main or sub stream as the quality policy says, keeps the old one on
/// the screen until the new one has a picture. Opens nothing before the first setQuality(). GUI thread.
class TileStream {
public:
    TileStream(VideoEngine& engine, const Camera& camera, QString label, TileSinks sinks = {});

    const Camera& camera() const { return camera_; }
    bool hasSub() const { return !camera_.subUrl.isEmpty(); }
    void setPictureSize(QSize devicePixels);
    void setQuality(QualityStep step);
    void setVisible(bool visible);
    /// What of the source is shown, in fractions. A magnified part is worth the pixels of the main stream.
    void setPart(const QRectF& part);
    bool zoomed() const { return part_ != QRectF(0, 0, 1, 1); }
    /// See VideoStream::requestStill(). False: nothing is open.
    bool requestStill(StillSink sink);
    void setDelay(std::chrono::milliseconds delay);

    /// Shows the pictures of another stream instead of the live ones; null: live again. The live stream goes on
    /// without being decoded, and status() goes on being the live one's.
    void setPlayback(std::shared_ptr<VideoStream> playback);
    bool playsBack() const { return playback_ != nullptr; }

    /// Looks for news; true when the picture, the phase or its state changed since the last call.
    bool poll();

    const std::shared_ptr<const VideoFrame>& frame() const { return frame_; }
    const StreamStatus& status() const { return status_; }
    /// Of the picture that is shown.
    StreamQuality quality() const { return shown_; }

private:
    std::shared_ptr<VideoStream> open(StreamQuality quality);
    void setMode(DecodeMode mode);
    void applyTo(VideoStream& stream) const;

    VideoEngine& engine_;
    Camera camera_;
    QString label_;
    TileSinks sinks_;
    QSize size_;
    QRectF part_{0, 0, 1, 1};
    bool visible_ = true;
    std::chrono::milliseconds delay_{0};
    StreamQuality shown_ = StreamQuality::Sub;   ///< of the current stream
    StreamQuality wanted_ = StreamQuality::Sub;  ///< of the one that is to take over, or of the current
    DecodeMode mode_ = DecodeMode::Full;
    std::shared_ptr<VideoStream> current_;
    std::shared_ptr<VideoStream> next_;      ///< being opened to take over
    std::shared_ptr<VideoStream> playback_;  ///< shown instead
    std::shared_ptr<const VideoFrame> frame_;
    StreamStatus status_;
};

}  // namespace pitwatch::ui
