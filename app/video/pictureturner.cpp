#include "pictureturner.h"

#include <cmath>
#include <utility>

#include <libyuv.h>

extern "C" {
#include <libavutil/display.h>
}

namespace pitwatch {

namespace {

/// Cameras that are mounted askew are shown askew.
constexpr double kToleranceDegrees = 2;

using TurnPlanes = int (*)(const std::uint8_t*, int, const std::uint8_t*, int, const std::uint8_t*, int, std::uint8_t*,
                           int, std::uint8_t*, int, std::uint8_t*, int, int, int, libyuv::RotationMode);

TurnPlanes turnerOf(int format)
{
    switch (format) {
        case AV_PIX_FMT_YUV420P:
        case AV_PIX_FMT_YUVJ420P:
            return libyuv::I420Rotate;
        case AV_PIX_FMT_YUV422P:
        case AV_PIX_FMT_YUVJ422P:
            return libyuv::I422Rotate;
        case AV_PIX_FMT_YUV444P:
        case AV_PIX_FMT_YUVJ444P:
            return libyuv::I444Rotate;
        default:
            return nullptr;
    }
}

bool turn(const AVFrame& from, AVFrame& to, libyuv::RotationMode mode)
{
    if (from.format == AV_PIX_FMT_NV12)
        return libyuv::NV12ToI420Rotate(from.data[0], from.linesize[0], from.data[1], from.linesize[1], to.data[0],
                                        to.linesize[0], to.data[1], to.linesize[1], to.data[2], to.linesize[2],
                                        from.width, from.height, mode) == 0;
    const TurnPlanes turnPlanes = turnerOf(from.format);
    return turnPlanes && turnPlanes(from.data[0], from.linesize[0], from.data[1], from.linesize[1], from.data[2],
                                    from.linesize[2], to.data[0], to.linesize[0], to.data[1], to.linesize[1],
                                    to.data[2], to.linesize[2], from.width, from.height, mode) == 0;
}

}  // namespace

int quarterTurns(const AVFrame& picture)
{
    const AVFrameSideData* data = av_frame_get_side_data(&picture, AV_FRAME_DATA_DISPLAYMATRIX);
    if (!data || data->size < 9 * sizeof(std::int32_t)) return 0;
    const auto* matrix = reinterpret_cast<const std::int32_t*>(data->data);
    // Rows a b u, c d v: a negative determinant mirrors.
    if (double(matrix[0]) * matrix[4] - double(matrix[1]) * matrix[3] <= 0) return 0;
    const double clockwise = -av_display_rotation_get(matrix);
    const double quarters = std::round(clockwise / 90);
    if (!std::isfinite(clockwise) || std::abs(clockwise - 90 * quarters) > kToleranceDegrees) return 0;
    return (int(quarters) % 4 + 4) % 4;
}

const AVFrame& PictureTurner::upright(const AVFrame& picture)
{
    const int quarters = quarterTurns(picture);
    if (quarters == 0 || (picture.format != AV_PIX_FMT_NV12 && !turnerOf(picture.format))) return picture;
    if (!makeRoom(picture, quarters % 2 != 0)) return picture;
    return turn(picture, *turned_, static_cast<libyuv::RotationMode>(90 * quarters)) ? *turned_ : picture;
}

/// The room of the picture before serves again while the size stays and nobody kept a reference.
bool PictureTurner::makeRoom(const AVFrame& picture, bool aside)
{
    const int format = picture.format == AV_PIX_FMT_NV12 ? AV_PIX_FMT_YUV420P : picture.format;
    const int width = aside ? picture.height : picture.width;
    const int height = aside ? picture.width : picture.height;
    const bool fits = turned_ && turned_->format == format && turned_->width == width && turned_->height == height;
    if (!fits || !av_frame_is_writable(turned_.get())) {
        FramePtr room(av_frame_alloc());
        if (!room) return false;
        room->format = format;
        room->width = width;
        room->height = height;
        if (av_frame_get_buffer(room.get(), 0) < 0) return false;
        turned_ = std::move(room);
    }
    turned_->key_frame = picture.key_frame;
    turned_->color_range = picture.color_range;
    turned_->colorspace = picture.colorspace;
    return true;
}

}  // namespace pitwatch
