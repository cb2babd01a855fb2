#pragma once

#include <QRectF>
#include <QSize>

#include <memory>
#include <optional>

#include <region/region.h>
#include <video/videostream.h>

namespace pitwatch::ui {

enum class StreamQuality { Main, Sub };

/// Main or sub stream for a picture of this height in device pixels. Two limits, so that a tile at the border does not
/// flap; a camera without a sub stream has only one answer.
StreamQuality chooseQuality(int pictureHeight, StreamQuality current, bool hasSub);

/// The stream behind one tile: opens the camera's main or sub stream by the size of the picture, keeps the old one on
/// the screen until the new one has a picture. GUI thread.
class TileStream {
public:
    TileStream(VideoEngine& engine, const Camera& camera, QString label);

    const Camera& camera() const { return camera_; }
    void setPictureSize(QSize devicePixels);
    void setVisible(bool visible);
    /// What of the source is shown, in fractions. A magnified part is worth the pixels of the main stream.
    void setPart(const QRectF& part);
    bool zoomed() const { return part_ != QRectF(0, 0, 1, 1); }
    /// See VideoStream::requestStill(). False: nothing is open.
    bool requestStill(StillSink sink);
    void setDelay(std::chrono::milliseconds delay);

    /// Looks for news; true when the picture or the phase changed since the last call.
    bool poll();

    const std::shared_ptr<const VideoFrame>& frame() const { return frame_; }
    const StreamStatus& status() const { return status_; }
    StreamQuality quality() const { return quality_; }

private:
    std::shared_ptr<VideoStream> open(StreamQuality quality);
    void applyTo(VideoStream& stream) const;

    VideoEngine& engine_;
    Camera camera_;
    QString label_;
    QSize size_;
    QRectF part_{0, 0, 1, 1};
    bool visible_ = true;
    std::chrono::milliseconds delay_{0};
    StreamQuality quality_ = StreamQuality::Sub;
    std::shared_ptr<VideoStream> current_;
    std::shared_ptr<VideoStream> next_;  ///< being opened to take over
    std::shared_ptr<const VideoFrame> frame_;
    StreamStatus status_;
};

}  // namespace pitwatch::ui
