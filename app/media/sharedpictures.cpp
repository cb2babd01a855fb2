#include "sharedpictures.h"

#include <QVideoFrameFormat>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kAll = SharedPictures::kFrameSlots * SharedPictures::kFrameBytes +
                        SharedPictures::kImageSlots * SharedPictures::kImageBytes;
constexpr int kSeals = F_SEAL_SHRINK | F_SEAL_GROW;
constexpr int kPixelBytes = 4;

struct Plane {
    int width;
    int height;
};

/// Of I420, one after the other without gaps.
std::array<Plane, 3> planesOf(QSize size)
{
    const Plane chroma{(size.width() + 1) / 2, (size.height() + 1) / 2};
    return {Plane{size.width(), size.height()}, chroma, chroma};
}

bool fitsImage(QSize size)
{
    return !size.isEmpty() && size.width() <= SharedPictures::kLargestSide &&
           size.height() <= SharedPictures::kLargestSide;
}

bool fitsFrame(QSize size)
{
    if (!fitsImage(size) || std::min(size.width(), size.height()) < SharedPictures::kSmallestSide) return false;
    qint64 bytes = 0;
    for (const Plane& plane : planesOf(size)) bytes += qint64(plane.width) * plane.height;
    return bytes <= SharedPictures::kFrameBytes;
}

bool isSlot(int slot, int slots)
{
    return slot >= 0 && slot < slots;
}

void copyRows(uchar* to, std::ptrdiff_t toStride, const uchar* from, std::ptrdiff_t fromStride, std::size_t bytes,
              int rows)
{
    for (int row = 0; row < rows; ++row) std::memcpy(to + row * toStride, from + row * fromStride, bytes);
}

/// Calls `copy` with each plane of a mapped frame and its place in the slot. Qt rounds odd sizes in its own way: never
/// more rows than it has mapped.
template <typename Copy>
void withPlanes(QVideoFrame& frame, uchar* shared, Copy copy)
{
    int number = 0;
    for (const Plane& plane : planesOf(frame.size())) {
        const int stride = frame.bytesPerLine(number);
        if (stride <= 0) return;
        const int rows = std::min(plane.height, frame.mappedBytes(number) / stride);
        copy(frame.bits(number), stride, shared, Plane{std::min(plane.width, stride), rows});
        shared += qint64(plane.width) * plane.height;
        ++number;
    }
}

Error systemError(const QString& what)
{
    return {ErrorKind::Exhausted, u"%1: %2"_s.arg(what, QString::fromLocal8Bit(std::strerror(errno))), {}};
}

}  // namespace

Result<std::unique_ptr<SharedPictures>> SharedPictures::create()
{
    const int descriptor = ::memfd_create("pitwatch-pictures", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (descriptor < 0) return systemError(u"no memory for pictures"_s);
    if (::ftruncate(descriptor, kAll) != 0 || ::fcntl(descriptor, F_ADD_SEALS, kSeals | F_SEAL_SEAL) != 0) {
        const Error error = systemError(u"no memory for pictures"_s);
        ::close(descriptor);
        return error;
    }
    return map(descriptor);
}

Result<std::unique_ptr<SharedPictures>> SharedPictures::attach(int descriptor)
{
    struct stat found {};
    const int seals = ::fcntl(descriptor, F_GET_SEALS);
    if (seals >= 0 && (seals & kSeals) == kSeals && ::fstat(descriptor, &found) == 0 && found.st_size == kAll)
        return map(descriptor);
    return Error{ErrorKind::InvalidInput, u"this is not memory for pictures"_s, {}};
}

Result<std::unique_ptr<SharedPictures>> SharedPictures::map(int descriptor)
{
    void* memory = ::mmap(nullptr, kAll, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, descriptor, 0);
    if (memory == MAP_FAILED) {
        const Error error = systemError(u"memory for pictures cannot be reached"_s);
        ::close(descriptor);
        return error;
    }
    return std::unique_ptr<SharedPictures>(new SharedPictures(descriptor, static_cast<uchar*>(memory)));
}

SharedPictures::~SharedPictures()
{
    ::munmap(memory_, kAll);
    ::close(descriptor_);
}

bool SharedPictures::putFrame(int slot, const QVideoFrame& frame)
{
    const bool known = frame.pixelFormat() == QVideoFrameFormat::Format_YUV420P;
    QVideoFrame source = frame;
    if (!known || !isSlot(slot, kFrameSlots) || !fitsFrame(frame.size()) || !source.map(QVideoFrame::ReadOnly))
        return false;
    withPlanes(source, frameAt(slot), [](const uchar* pixels, int stride, uchar* shared, const Plane& plane) {
        copyRows(shared, plane.width, pixels, stride, std::size_t(plane.width), plane.height);
    });
    source.unmap();
    return true;
}

QVideoFrame SharedPictures::frame(int slot, QSize size, bool wide) const
{
    if (!isSlot(slot, kFrameSlots) || !fitsFrame(size)) return {};
    QVideoFrameFormat format(size, QVideoFrameFormat::Format_YUV420P);
    format.setColorSpace(wide ? QVideoFrameFormat::ColorSpace_BT709 : QVideoFrameFormat::ColorSpace_BT601);
    QVideoFrame frame(format);
    if (!frame.map(QVideoFrame::WriteOnly)) return {};
    withPlanes(frame, frameAt(slot), [](uchar* pixels, int stride, const uchar* shared, const Plane& plane) {
        copyRows(pixels, stride, shared, plane.width, std::size_t(plane.width), plane.height);
    });
    frame.unmap();
    return frame;
}

bool SharedPictures::putImage(int slot, const QImage& image)
{
    if (!isSlot(slot, kImageSlots) || !fitsImage(image.size())) return false;
    const QImage pixels = image.convertToFormat(QImage::Format_RGB32);
    const auto bytes = std::size_t(pixels.width()) * kPixelBytes;
    copyRows(imageAt(slot), std::ptrdiff_t(bytes), pixels.constBits(), pixels.bytesPerLine(), bytes, pixels.height());
    return true;
}

QImage SharedPictures::image(int slot, QSize size) const
{
    if (!isSlot(slot, kImageSlots) || !fitsImage(size)) return {};
    QImage image(size, QImage::Format_RGB32);
    if (image.isNull()) return {};
    const auto bytes = std::size_t(size.width()) * kPixelBytes;
    copyRows(image.bits(), image.bytesPerLine(), imageAt(slot), std::ptrdiff_t(bytes), bytes, size.height());
    return image;
}

}  // namespace pitwatch
