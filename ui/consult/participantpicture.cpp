#include "participantpicture.h"

#include <QVideoFrameFormat>

namespace pitwatch::ui {

namespace {

QSize evenSize(QSize size)
{
    return QSize(std::max(2, size.width() & ~1), std::max(2, size.height() & ~1));
}

PlaneView planeOf(const QVideoFrame& frame, int plane, QSize luma)
{
    const int share = plane == 0 ? 1 : 2;
    return {frame.bits(plane), frame.bytesPerLine(plane), (luma.width() + share - 1) / share,
            (luma.height() + share - 1) / share};
}

}  // namespace

bool ParticipantPicture::take(QVideoFrame frame, QSize room)
{
    if (room.isEmpty() || frame.pixelFormat() != QVideoFrameFormat::Format_YUV420P) return false;
    if (!frame.map(QVideoFrame::ReadOnly)) return false;
    source_ = frame.size();
    const bool done = scale(frame, evenSize(source_.scaled(room, Qt::KeepAspectRatio)));
    frame.unmap();
    return done;
}

bool ParticipantPicture::scale(const QVideoFrame& frame, QSize size)
{
    planes_.resize(size, size / 2);
    planes_.matrix = YuvPicture::Matrix::Bt601;
    const std::array<std::uint8_t*, 3> targets{planes_.y(), planes_.u(), planes_.v()};
    for (int plane = 0; plane < 3; ++plane) {
        const QSize target = plane == 0 ? size : size / 2;
        scalers_.at(std::size_t(plane))
            .scale(planeOf(frame, plane, source_), targets.at(std::size_t(plane)), target.width(), target.height());
    }
    if (image_.size() != size || !image_.isDetached()) image_ = QImage(size, QImage::Format_RGB32);
    return !image_.isNull() && toImage(planes_, image_);
}

void ParticipantPicture::clear()
{
    image_ = {};
    source_ = {};
}

}  // namespace pitwatch::ui
