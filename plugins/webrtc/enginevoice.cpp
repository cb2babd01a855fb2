#include "enginevoice.h"

#include <QVideoFrameFormat>
#include <gst/video/video.h>

#include <cstring>
#include <utility>

namespace pitwatch::webrtc {

namespace {

constexpr std::size_t kLevelSamples = 4'800;

void copyPlane(GstVideoFrame& from, QVideoFrame& to, int plane)
{
    const auto component = static_cast<guint>(plane);
    const auto* source = static_cast<const uchar*>(GST_VIDEO_FRAME_PLANE_DATA(&from, component));
    const int stride = GST_VIDEO_FRAME_PLANE_STRIDE(&from, component);
    const auto width = static_cast<std::size_t>(GST_VIDEO_FRAME_COMP_WIDTH(&from, component));
    const int height = GST_VIDEO_FRAME_COMP_HEIGHT(&from, component);
    uchar* target = to.bits(plane);
    for (int y = 0; y < height; ++y)
        std::memcpy(target + std::ptrdiff_t(y) * to.bytesPerLine(plane), source + std::ptrdiff_t(y) * stride, width);
}

QVideoFrameFormat formatOf(const GstVideoInfo& info)
{
    QVideoFrameFormat format(QSize(info.width, info.height), QVideoFrameFormat::Format_YUV420P);
    const bool wide = info.colorimetry.matrix == GST_VIDEO_COLOR_MATRIX_BT709;
    format.setColorSpace(wide ? QVideoFrameFormat::ColorSpace_BT709 : QVideoFrameFormat::ColorSpace_BT601);
    return format;
}

QSize sizeOf(GstSample* sample)
{
    GstVideoInfo info;
    if (!gst_video_info_from_caps(&info, gst_sample_get_caps(sample))) return {};
    return {info.width, info.height};
}

/// Qt divides by zero when it maps a picture of 1x1, and a stranger may send one.
constexpr int kSmallestSide = 16;

/// Invalid when the sample is no I420 picture, or a smaller one than any camera's.
QVideoFrame copyPicture(GstSample* sample)
{
    constexpr int kPlanes = 3;
    GstVideoInfo info;
    GstVideoFrame source;
    if (!gst_video_info_from_caps(&info, gst_sample_get_caps(sample))) return {};
    if (info.width < kSmallestSide || info.height < kSmallestSide) return {};
    if (!gst_video_frame_map(&source, &info, gst_sample_get_buffer(sample), GST_MAP_READ)) return {};
    QVideoFrame picture(formatOf(info));
    if (picture.map(QVideoFrame::WriteOnly)) {
        for (int plane = 0; plane < kPlanes; ++plane) copyPlane(source, picture, plane);
        picture.unmap();
    }
    gst_video_frame_unmap(&source);
    return picture;
}

}  // namespace

void PicturePost::show(GstSample* sample)
{
    const QSize size = sizeOf(sample);
    {
        const std::lock_guard lock(mutex_);
        size_ = size;
        if (closed_ || !shown_) return;
    }
    QVideoFrame picture = copyPicture(sample);
    if (!picture.isValid()) return;
    {
        const std::lock_guard lock(mutex_);
        if (closed_ || !shown_) return;
        newest_ = std::move(picture);
        if (std::exchange(waiting_, true)) return;
    }
    voice_->say([self = shared_from_this()](ConsultEngine& engine) { self->deliver(engine); });
}

void PicturePost::deliver(ConsultEngine& engine)
{
    QVideoFrame picture;
    {
        const std::lock_guard lock(mutex_);
        waiting_ = false;
        picture = std::exchange(newest_, {});
        if (closed_ || !picture.isValid()) return;
    }
    Q_EMIT engine.frame(id_, picture);
}

void PicturePost::setShown(bool shown)
{
    const std::lock_guard lock(mutex_);
    shown_ = shown;
    if (!shown) newest_ = {};
}

void PicturePost::close()
{
    const std::lock_guard lock(mutex_);
    closed_ = true;
    newest_ = {};
}

QSize PicturePost::size() const
{
    const std::lock_guard lock(mutex_);
    return size_;
}

void LevelPost::hear(std::span<const qint16> samples)
{
    heard_.insert(heard_.end(), samples.begin(), samples.end());
    if (heard_.size() < kLevelSamples) return;
    const double loudness = decibels(heard_);
    heard_.clear();
    voice_->say([id = id_, loudness](ConsultEngine& engine) { Q_EMIT engine.level(id, loudness); });
}

void withSamples(GstBuffer* buffer, const std::function<void(std::span<const qint16>)>& use)
{
    GstMapInfo map;
    if (!gst_buffer_map(buffer, &map, GST_MAP_READ)) return;
    std::vector<qint16> samples(map.size / sizeof(qint16));
    std::memcpy(samples.data(), map.data, samples.size() * sizeof(qint16));
    gst_buffer_unmap(buffer, &map);
    use(samples);
}

void fillFrom(SoundMixer& mixer, GstBuffer* buffer)
{
    GstMapInfo map;
    if (!gst_buffer_map(buffer, &map, GST_MAP_WRITE)) return;
    std::vector<qint16> samples(map.size / sizeof(qint16));
    mixer.mix(samples);
    std::memcpy(map.data, samples.data(), samples.size() * sizeof(qint16));
    gst_buffer_unmap(buffer, &map);
}

}  // namespace pitwatch::webrtc
