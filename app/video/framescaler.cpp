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

const libyuv::YuvConstants* matrix(const AVFrame& frame)
{
    const bool full = fullRange(frame);
    switch (colorSpace(frame)) {
        case AVCOL_SPC_BT709:
            return full ? &libyuv::kYuvF709Constants : &libyuv::kYuvH709Constants;
        case AVCOL_SPC_BT2020_NCL:
        case AVCOL_SPC_BT2020_CL:
            return full ? &libyuv::kYuvV2020Constants : &libyuv::kYuv2020Constants;
        default:
            return full ? &libyuv::kYuvJPEGConstants : &libyuv::kYuvI601Constants;
    }
}

/// The planes of a picture that libyuv takes, chroma in planes of its own.
struct Picture {
    PlaneView y;
    PlaneView u;
    PlaneView v;
};

/// Memory per decode thread rather than per stream: it stays in the cache.
std::uint8_t* scratch(int which, std::size_t bytes)
{
    thread_local std::array<std::vector<std::uint8_t>, 2> memory;
    auto& chosen = memory[std::size_t(which)];
    if (chosen.size() < bytes) chosen.resize(bytes);
    return chosen.data();
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

Picture pictureOf(const AVFrame& frame, Layout layout)
{
    const QSize chroma = chromaSize(layout, {frame.width, frame.height});
    const PlaneView y{frame.data[0], frame.linesize[0], frame.width, frame.height};
    if (layout != Layout::BiPlanar420)
        return {y,
                {frame.data[1], frame.linesize[1], chroma.width(), chroma.height()},
                {frame.data[2], frame.linesize[2], chroma.width(), chroma.height()}};
    const std::size_t bytes = std::size_t(chroma.width()) * std::size_t(chroma.height());
    std::uint8_t* u = scratch(0, 2 * bytes);
    std::uint8_t* v = u + bytes;
    libyuv::SplitUVPlane(frame.data[1], frame.linesize[1], u, chroma.width(), v, chroma.width(), chroma.width(),
                         chroma.height());
    return {
        y, {u, chroma.width(), chroma.width(), chroma.height()}, {v, chroma.width(), chroma.width(), chroma.height()}};
}

bool convert(const Picture& p, Layout layout, const libyuv::YuvConstants* constants, QImage& target)
{
    const auto run = [&](auto* toArgb) {
        return toArgb(p.y.data, p.y.stride, p.u.data, p.u.stride, p.v.data, p.v.stride, target.bits(),
                      int(target.bytesPerLine()), constants, p.y.width, p.y.height) == 0;
    };
    switch (layout) {
        case Layout::Planar444:
            return run(libyuv::I444ToARGBMatrix);
        case Layout::Planar422:
            return run(libyuv::I422ToARGBMatrix);
        default:
            return run(libyuv::I420ToARGBMatrix);
    }
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
    const Layout layout = layoutOf(frame.format);
    if (layout == Layout::Unsupported) return scaleWithSws(frame, target);
    Picture picture = pictureOf(frame, layout);
    if (target.size() != QSize(frame.width, frame.height)) {
        const QSize chroma = chromaSize(layout, target.size());
        const auto bytes = [](QSize size) { return std::size_t(size.width()) * std::size_t(size.height()); };
        std::uint8_t* y = scratch(1, bytes(target.size()) + 2 * bytes(chroma));
        std::uint8_t* u = y + bytes(target.size());
        picture.y = luma_.scale(picture.y, y, target.width(), target.height());
        picture.u = chroma_.scale(picture.u, u, chroma.width(), chroma.height());
        picture.v = chroma_.scale(picture.v, u + bytes(chroma), chroma.width(), chroma.height());
    }
    return convert(picture, layout, matrix(frame), target);
}

bool FrameScaler::scale(const AVFrame& frame, const QRect& part, QImage& target)
{
    const QRect whole(0, 0, frame.width, frame.height);
    if (part == whole) return scale(frame, target);
    const FramePtr cut(av_frame_clone(&frame));
    if (!cut || part.isEmpty() || !whole.contains(part)) return false;
    cut->crop_left = std::size_t(part.left());
    cut->crop_top = std::size_t(part.top());
    cut->crop_right = std::size_t(whole.right() - part.right());
    cut->crop_bottom = std::size_t(whole.bottom() - part.bottom());
    // The matrix is chosen by the size of the whole picture.
    cut->colorspace = colorSpace(frame);
    if (av_frame_apply_cropping(cut.get(), AV_FRAME_CROP_UNALIGNED) < 0) return false;
    return scale(*cut, target);
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
