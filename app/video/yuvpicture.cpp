#include "yuvpicture.h"

#include <libyuv.h>

namespace pitwatch {

namespace {

const libyuv::YuvConstants& constantsOf(const YuvPicture& picture)
{
    switch (picture.matrix) {
        case YuvPicture::Matrix::Bt709:
            return picture.fullRange ? libyuv::kYuvF709Constants : libyuv::kYuvH709Constants;
        case YuvPicture::Matrix::Bt2020:
            return picture.fullRange ? libyuv::kYuvV2020Constants : libyuv::kYuv2020Constants;
        case YuvPicture::Matrix::Bt601:
            break;
    }
    return picture.fullRange ? libyuv::kYuvJPEGConstants : libyuv::kYuvI601Constants;
}

}  // namespace

void YuvPicture::resize(QSize newLuma, QSize newChroma)
{
    luma = newLuma;
    chroma = newChroma;
    bytes.resize(pixels(luma) + 2 * pixels(chroma));
}

bool toArgb(const YuvPicture& picture, std::uint8_t* target, int stride)
{
    const auto run = [&](auto* convert) {
        return convert(picture.y(), picture.luma.width(), picture.u(), picture.chroma.width(), picture.v(),
                       picture.chroma.width(), target, stride, &constantsOf(picture), picture.luma.width(),
                       picture.luma.height()) == 0;
    };
    if (picture.chroma == picture.luma) return run(libyuv::I444ToARGBMatrix);
    if (picture.chroma.height() == picture.luma.height()) return run(libyuv::I422ToARGBMatrix);
    return run(libyuv::I420ToARGBMatrix);
}

bool toImage(const YuvPicture& picture, QImage& target)
{
    return toArgb(picture, target.bits(), int(target.bytesPerLine()));
}

QImage toImage(const YuvPicture& picture)
{
    QImage image(picture.luma, QImage::Format_RGB32);
    if (image.isNull() || !toImage(picture, image)) return {};
    return image;
}

}  // namespace pitwatch
