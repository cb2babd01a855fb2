#pragma once

#include <QImage>
#include <QVideoFrame>

#include <array>

#include <video/planescaler.h>
#include <video/yuvpicture.h>

namespace pitwatch::ui {

/// Brings a participant's frames to the size of its tile: three planes scaled, then converted once. One per
/// participant; GUI thread.
class ParticipantPicture {
public:
    /// False: not a frame of three 8-bit planes, or no memory. The picture stays as it was.
    bool take(QVideoFrame frame, QSize room);
    const QImage& image() const { return image_; }
    /// Of the frame as it came.
    QSize sourceSize() const { return source_; }
    void clear();

private:
    bool scale(const QVideoFrame& frame, QSize size);

    std::array<PlaneScaler, 3> scalers_;
    YuvPicture planes_;
    QImage image_;
    QSize source_;
};

}  // namespace pitwatch::ui
