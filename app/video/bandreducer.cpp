#include "bandreducer.h"

#include <algorithm>

#include <libyuv.h>

#include "framescaler.h"

namespace pitwatch {

namespace {

/// Begun, but not handed out yet: cameras put few pictures in order, if any.
constexpr std::size_t kMostPictures = 8;

/// A coder that lies may say more rows than its picture has room for.
bool holds(const AVFrame& picture, QSize shown)
{
    return shown.width() <= picture.width && shown.height() <= picture.height;
}

bool divides(const AVFrame& picture, QSize shown, int factor)
{
    return holds(picture, shown) && (picture.format == AV_PIX_FMT_YUV420P || picture.format == AV_PIX_FMT_YUVJ420P) &&
           shown.width() % (2 * factor) == 0 && shown.height() % (2 * factor) == 0;
}

}  // namespace

void BandReducer::Plane::begin(int newWidth, int newHeight)
{
    width = newWidth;
    height = newHeight;
    rows = 0;
    bytes.resize(std::size_t(width) * std::size_t(height));
}

void BandReducer::Plane::take(const std::uint8_t* data, int stride, int rowsOfSource, int factor)
{
    const int until = std::min(rowsOfSource / factor, height);
    const int count = until - rows;
    if (count <= 0) return;
    libyuv::ScalePlane(data + std::ptrdiff_t(rows) * factor * stride, stride, width * factor, count * factor,
                       bytes.data() + std::ptrdiff_t(rows) * width, width, width, count, libyuv::kFilterBox);
    rows = until;
}

void BandReducer::rowsDone(const AVFrame& picture, QSize shown, int y, int height, bool wholeFrame)
{
    if (height <= 0) return;
    Picture* reduced = y == 0 ? &begin(picture, shown) : find(picture);
    if (!reduced || !reduced->sound) return;
    const QSize begun = QSize(reduced->planes[0].width, reduced->planes[0].height) * reduced->factor;
    reduced->sound =
        wholeFrame && y == reduced->rowsOfSource && shown == begun && divides(picture, shown, reduced->factor);
    if (!reduced->sound) return;
    reduced->rowsOfSource = y + height;
    for (std::size_t i = 0; i < reduced->planes.size(); ++i)
        reduced->planes[i].take(picture.data[i], picture.linesize[i], (y + height) >> (i == 0 ? 0 : 1),
                                reduced->factor);
}

const AVFrame* BandReducer::of(const AVFrame& picture)
{
    Picture* reduced = find(picture);
    if (!reduced || !reduced->sound) return nullptr;
    auto& planes = reduced->planes;
    if (std::any_of(planes.begin(), planes.end(), [](const Plane& p) { return p.rows < p.height; })) return nullptr;
    if (!view_) view_.reset(av_frame_alloc());
    const QSize whole = QSize(planes[0].width, planes[0].height) * reduced->factor;
    if (!view_ || QSize(picture.width, picture.height) != whole) return nullptr;
    view_->format = picture.format;
    view_->width = planes[0].width;
    view_->height = planes[0].height;
    view_->color_range = picture.color_range;
    view_->colorspace = colorSpaceOf(picture);
    for (std::size_t i = 0; i < planes.size(); ++i) {
        view_->data[i] = planes[i].bytes.data();
        view_->linesize[i] = planes[i].width;
    }
    return view_.get();
}

BandReducer::Picture* BandReducer::find(const AVFrame& picture)
{
    const auto at = std::find_if(pictures_.begin(), pictures_.end(),
                                 [&](const Picture& p) { return p.key && p.key == picture.data[0]; });
    return at == pictures_.end() ? nullptr : &*at;
}

/// Where a picture lies, an older one that was there has been handed out.
BandReducer::Picture& BandReducer::begin(const AVFrame& picture, QSize shown)
{
    Picture* place = find(picture);
    if (!place && pictures_.size() < kMostPictures) place = &pictures_.emplace_back();
    if (!place)
        place = &*std::min_element(pictures_.begin(), pictures_.end(),
                                   [](const Picture& a, const Picture& b) { return a.begun < b.begun; });
    place->key = picture.data[0];
    place->factor = factor_;
    place->rowsOfSource = 0;
    place->begun = ++count_;
    place->sound = factor_ > 1 && divides(picture, shown, factor_);
    if (!place->sound) return *place;
    const int width = shown.width() / factor_;
    const int height = shown.height() / factor_;
    place->planes[0].begin(width, height);
    place->planes[1].begin(width / 2, height / 2);
    place->planes[2].begin(width / 2, height / 2);
    return *place;
}

}  // namespace pitwatch
