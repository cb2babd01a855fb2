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

/// Up to three planes of a picture, in the frame itself or in scratch memory.
struct Picture {
    std::array<const std::uint8_t*, 3> data{};
    std::array<int, 3> stride{};
    int width = 0;
    int height = 0;
};

Picture pictureOf(const AVFrame& frame)
{
    return {{frame.data[0], frame.data[1], frame.data[2]},
            {frame.linesize[0], frame.linesize[1], frame.linesize[2]},
            frame.width,
            frame.height};
}

/// Memory for one scaled picture per decode thread rather than per stream: it stays in the cache.
std::uint8_t* scratch(std::size_t bytes)
{
    thread_local std::vector<std::uint8_t> memory;
    if (memory.size() < bytes) memory.resize(bytes);
    return memory.data();
}

/// Bilinear is enough down to half the size; below, lines would be skipped and thin things flicker.
libyuv::FilterMode filterFor(const Picture& from, int width, int height)
{
    return from.width > 2 * width || from.height > 2 * height ? libyuv::kFilterBox : libyuv::kFilterBilinear;
}

Picture scaled(const Picture& from, Layout layout, int width, int height)
{
    const auto filter = filterFor(from, width, height);
    const int chromaWidth = layout == Layout::Planar444 ? width : (width + 1) / 2;
    const bool halfHeight = layout == Layout::Planar420 || layout == Layout::BiPlanar420;
    const int chromaHeight = halfHeight ? (height + 1) / 2 : height;
    const auto luma = std::size_t(width) * std::size_t(height);
    const auto chroma = std::size_t(chromaWidth) * std::size_t(chromaHeight);
    std::uint8_t* y = scratch(luma + 2 * chroma);
    std::uint8_t* u = y + luma;
    std::uint8_t* v = u + chroma;
    const auto& d = from.data;
    const auto& s = from.stride;
    switch (layout) {
        case Layout::Planar420:
            libyuv::I420Scale(d[0], s[0], d[1], s[1], d[2], s[2], from.width, from.height, y, width, u, chromaWidth, v,
                              chromaWidth, width, height, filter);
            break;
        case Layout::Planar422:
            libyuv::I422Scale(d[0], s[0], d[1], s[1], d[2], s[2], from.width, from.height, y, width, u, chromaWidth, v,
                              chromaWidth, width, height, filter);
            break;
        case Layout::Planar444:
            libyuv::I444Scale(d[0], s[0], d[1], s[1], d[2], s[2], from.width, from.height, y, width, u, chromaWidth, v,
                              chromaWidth, width, height, filter);
            break;
        case Layout::BiPlanar420:
            libyuv::NV12Scale(d[0], s[0], d[1], s[1], from.width, from.height, y, width, u, 2 * chromaWidth, width,
                              height, filter);
            return {{y, u, nullptr}, {width, 2 * chromaWidth, 0}, width, height};
        case Layout::Unsupported:
            break;
    }
    return {{y, u, v}, {width, chromaWidth, chromaWidth}, width, height};
}

bool convert(const Picture& p, Layout layout, const libyuv::YuvConstants* constants, QImage& target)
{
    std::uint8_t* out = target.bits();
    const int stride = int(target.bytesPerLine());
    const auto& d = p.data;
    const auto& s = p.stride;
    switch (layout) {
        case Layout::Planar420:
            return libyuv::I420ToARGBMatrix(d[0], s[0], d[1], s[1], d[2], s[2], out, stride, constants, p.width,
                                            p.height) == 0;
        case Layout::Planar422:
            return libyuv::I422ToARGBMatrix(d[0], s[0], d[1], s[1], d[2], s[2], out, stride, constants, p.width,
                                            p.height) == 0;
        case Layout::Planar444:
            return libyuv::I444ToARGBMatrix(d[0], s[0], d[1], s[1], d[2], s[2], out, stride, constants, p.width,
                                            p.height) == 0;
        case Layout::BiPlanar420:
            return libyuv::NV12ToARGBMatrix(d[0], s[0], d[1], s[1], out, stride, constants, p.width, p.height) == 0;
        case Layout::Unsupported:
            break;
    }
    return false;
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
    Picture picture = pictureOf(frame);
    if (target.size() != QSize(frame.width, frame.height))
        picture = scaled(picture, layout, target.width(), target.height());
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
