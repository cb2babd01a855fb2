#include "framescaler.h"

#include <array>
#include <vector>

#include <libyuv.h>

extern "C" {
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

namespace pitwatch {

namespace {

enum class Layout { Planar420, Planar422, Planar444, BiPlanar420, Unsupported };

Layout layoutOf(int format)
{
    switch (format) {
        case AV_PIX_FMT_YUV420P:
        case AV_PIX_FMT_YUVJ420P:
            return Layout::Planar420;
        case AV_PIX_FMT_YUV422P:
        case AV_PIX_FMT_YUVJ422P:
            return Layout::Planar422;
        case AV_PIX_FMT_YUV444P:
        case AV_PIX_FMT_YUVJ444P:
            return Layout::Planar444;
        case AV_PIX_FMT_NV12:
            return Layout::BiPlanar420;
        default:
            return Layout::Unsupported;
    }
}

bool fullRange(const AVFrame& frame)
{
    return frame.color_range == AVCOL_RANGE_JPEG || frame.format == AV_PIX_FMT_YUVJ420P ||
           frame.format == AV_PIX_FMT_YUVJ422P || frame.format == AV_PIX_FMT_YUVJ444P;
}

AVColorSpace colorSpace(const AVFrame& frame)
{
    if (frame.colorspace != AVCOL_SPC_UNSPECIFIED) return frame.colorspace;
    return frame.height >= 720 ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
}

YuvPicture::Matrix matrixOf(const AVFrame& frame)
{
    switch (colorSpace(frame)) {
        case AVCOL_SPC_BT709:
            return YuvPicture::Matrix::Bt709;
        case AVCOL_SPC_BT2020_NCL:
        case AVCOL_SPC_BT2020_CL:
            return YuvPicture::Matrix::Bt2020;
        default:
            return YuvPicture::Matrix::Bt601;
    }
}

/// The planes of a picture that libyuv takes, chroma in planes of its own.
struct Planes {
    PlaneView y;
    PlaneView u;
    PlaneView v;
};

/// Memory per decode thread rather than per stream: it stays in the cache.
std::uint8_t* splitChroma(std::size_t bytes)
{
    thread_local std::vector<std::uint8_t> memory;
    if (memory.size() < bytes) memory.resize(bytes);
    return memory.data();
}

YuvPicture& scaledPicture()
{
    thread_local YuvPicture picture;
    return picture;
}

QSize chromaSize(Layout layout, QSize luma)
{
    const int half = (luma.width() + 1) / 2;
    switch (layout) {
        case Layout::Planar444:
            return luma;
        case Layout::Planar422:
            return {half, luma.height()};
        default:
            return {half, (luma.height() + 1) / 2};
    }
}

Planes planesOf(const AVFrame& frame, Layout layout)
{
    const QSize chroma = chromaSize(layout, {frame.width, frame.height});
    const PlaneView y{frame.data[0], frame.linesize[0], frame.width, frame.height};
    if (layout != Layout::BiPlanar420)
        return {y,
                {frame.data[1], frame.linesize[1], chroma.width(), chroma.height()},
                {frame.data[2], frame.linesize[2], chroma.width(), chroma.height()}};
    const std::size_t bytes = std::size_t(chroma.width()) * std::size_t(chroma.height());
    std::uint8_t* u = splitChroma(2 * bytes);
    std::uint8_t* v = u + bytes;
    libyuv::SplitUVPlane(frame.data[1], frame.linesize[1], u, chroma.width(), v, chroma.width(), chroma.width(),
                         chroma.height());
    return {
        y, {u, chroma.width(), chroma.width(), chroma.height()}, {v, chroma.width(), chroma.width(), chroma.height()}};
}

/// A reference to the part; null when it does not lie within the frame.
FramePtr cut(const AVFrame& frame, const QRect& part)
{
    const QRect whole(0, 0, frame.width, frame.height);
    FramePtr piece(av_frame_clone(&frame));
    if (!piece || part.isEmpty() || !whole.contains(part)) return nullptr;
    piece->crop_left = std::size_t(part.left());
    piece->crop_top = std::size_t(part.top());
    piece->crop_right = std::size_t(whole.right() - part.right());
    piece->crop_bottom = std::size_t(whole.bottom() - part.bottom());
    // The matrix is chosen by the size of the whole picture.
    piece->colorspace = colorSpace(frame);
    return av_frame_apply_cropping(piece.get(), AV_FRAME_CROP_UNALIGNED) < 0 ? nullptr : std::move(piece);
}

int swsColorSpace(AVColorSpace space)
{
    switch (space) {
        case AVCOL_SPC_BT709:
            return SWS_CS_ITU709;
        case AVCOL_SPC_BT2020_NCL:
        case AVCOL_SPC_BT2020_CL:
            return SWS_CS_BT2020;
        default:
            return SWS_CS_ITU601;
    }
}

}  // namespace

FrameScaler::~FrameScaler()
{
    sws_freeContext(sws_);
}

bool FrameScaler::scale(const AVFrame& frame, QImage& target)
{
    if (frame.width <= 0 || frame.height <= 0 || target.isNull()) return false;
    if (layoutOf(frame.format) == Layout::Unsupported) return scaleWithSws(frame, target);
    YuvPicture& picture = scaledPicture();
    return scalePlanes(frame, target.size(), picture) && toImage(picture, target);
}

bool FrameScaler::scale(const AVFrame& frame, const QRect& part, QImage& target)
{
    if (part == QRect(0, 0, frame.width, frame.height)) return scale(frame, target);
    const FramePtr piece = cut(frame, part);
    return piece && scale(*piece, target);
}

bool FrameScaler::scale(const AVFrame& frame, const QRect& part, QSize size, YuvPicture& target)
{
    if (part == QRect(0, 0, frame.width, frame.height)) return scalePlanes(frame, size, target);
    const FramePtr piece = cut(frame, part);
    return piece && scalePlanes(*piece, size, target);
}

bool FrameScaler::scalePlanes(const AVFrame& frame, QSize size, YuvPicture& target)
{
    const Layout layout = layoutOf(frame.format);
    if (frame.width <= 0 || frame.height <= 0 || size.isEmpty() || layout == Layout::Unsupported) return false;
    const Planes planes = planesOf(frame, layout);
    target.resize(size, chromaSize(layout, size));
    target.matrix = matrixOf(frame);
    target.fullRange = fullRange(frame);
    luma_.scale(planes.y, target.y(), size.width(), size.height());
    chroma_.scale(planes.u, target.u(), target.chroma.width(), target.chroma.height());
    chroma_.scale(planes.v, target.v(), target.chroma.width(), target.chroma.height());
    return true;
}

bool FrameScaler::scaleWithSws(const AVFrame& frame, QImage& target)
{
    const auto format = static_cast<AVPixelFormat>(frame.format);
    if (!sws_isSupportedInput(format)) return false;
    sws_ = sws_getCachedContext(sws_, frame.width, frame.height, format, target.width(), target.height(),
                                AV_PIX_FMT_BGRA, SWS_BILINEAR, nullptr, nullptr, nullptr);
    if (!sws_) return false;
    const int* coefficients = sws_getCoefficients(swsColorSpace(colorSpace(frame)));
    sws_setColorspaceDetails(sws_, coefficients, fullRange(frame) ? 1 : 0, sws_getCoefficients(SWS_CS_DEFAULT), 1, 0,
                             1 << 16, 1 << 16);
    std::uint8_t* out[4] = {target.bits(), nullptr, nullptr, nullptr};
    const int strides[4] = {int(target.bytesPerLine()), 0, 0, 0};
    return sws_scale(sws_, frame.data, frame.linesize, 0, frame.height, out, strides) == target.height();
}

}  // namespace pitwatch
