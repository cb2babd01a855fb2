#include "picturememory.h"

#include <algorithm>
#include <new>

#include <sys/mman.h>

extern "C" {
#include <libavutil/imgutils.h>
}

namespace pitwatch {

namespace {

constexpr std::size_t kLargePage = std::size_t(2) << 20;
constexpr std::size_t kAlignment = 4096;
/// Reading a few bytes beyond a plane is what fast decoders do.
constexpr std::size_t kSlack = 128;
/// The picture in work, those it refers to and the one on its way out: a camera needs no more.
constexpr std::size_t kPicturesPerSlab = 4;

std::size_t roundedUp(std::size_t value, std::size_t to)
{
    return (value + to - 1) / to * to;
}

bool servable(int format)
{
    static constexpr std::array kFormats{AV_PIX_FMT_YUV420P,  AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUV422P,
                                         AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUV444P,  AV_PIX_FMT_YUVJ444P};
    return std::find(kFormats.begin(), kFormats.end(), format) != kFormats.end();
}

/// Lines as long as the decoder wants them, the chroma's in their proportion.
bool fillLines(std::array<int, 4>& lines, AVPixelFormat format, int width, const int* alignment)
{
    for (;;) {
        if (av_image_fill_linesizes(lines.data(), format, width) < 0) return false;
        bool fits = true;
        for (std::size_t i = 0; i < lines.size(); ++i) fits = fits && lines[i] % std::max(1, alignment[i]) == 0;
        if (fits) return true;
        width += width & ~(width - 1);
    }
}

}  // namespace

/// Some large pages that go back when the last buffer in them does.
struct PictureMemory::Slab {
    explicit Slab(std::size_t bytes) : size(roundedUp(bytes, kLargePage) + kLargePage)
    {
        mapping = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (mapping == MAP_FAILED) return;
        const auto start = roundedUp(reinterpret_cast<std::size_t>(mapping), kLargePage);
        next = reinterpret_cast<std::uint8_t*>(start);
        left = size - kLargePage;
        madvise(next, left, MADV_HUGEPAGE);
    }
    ~Slab()
    {
        if (mapping != MAP_FAILED) munmap(mapping, size);
    }
    Slab(const Slab&) = delete;
    Slab& operator=(const Slab&) = delete;

    std::size_t size;
    void* mapping = MAP_FAILED;
    std::uint8_t* next = nullptr;
    std::size_t left = 0;
};

PictureMemory::~PictureMemory()
{
    av_buffer_pool_uninit(&pool_);
}

void PictureMemory::serve(AVCodecContext& decoder)
{
    if ((decoder.codec->capabilities & AV_CODEC_CAP_DR1) == 0) return;
    decoder.opaque = this;
    decoder.get_buffer2 = take;
}

int PictureMemory::take(AVCodecContext* decoder, AVFrame* frame, int flags)
{
    auto& self = *static_cast<PictureMemory*>(decoder->opaque);
    if (!servable(frame->format) || !self.plan(*decoder, *frame))
        return avcodec_default_get_buffer2(decoder, frame, flags);
    frame->buf[0] = av_buffer_pool_get(self.pool_);
    if (!frame->buf[0]) return AVERROR(ENOMEM);
    for (std::size_t i = 0; i < self.plan_.lines.size(); ++i) {
        frame->linesize[i] = self.plan_.lines[i];
        frame->data[i] = frame->linesize[i] ? frame->buf[0]->data + self.plan_.offsets[i] : nullptr;
    }
    frame->extended_data = frame->data;
    return 0;
}

bool PictureMemory::plan(AVCodecContext& decoder, const AVFrame& frame)
{
    if (pool_ && plan_.width == frame.width && plan_.height == frame.height && plan_.format == frame.format)
        return true;
    const auto format = static_cast<AVPixelFormat>(frame.format);
    Plan plan{frame.width, frame.height, frame.format, 0, {}, {}};
    int width = frame.width;
    int height = frame.height;
    std::array<int, AV_NUM_DATA_POINTERS> alignment{};
    avcodec_align_dimensions2(&decoder, &width, &height, alignment.data());
    if (!fillLines(plan.lines, format, width, alignment.data())) return false;
    std::array<std::ptrdiff_t, 4> lines{};
    std::array<std::size_t, 4> sizes{};
    std::copy(plan.lines.begin(), plan.lines.end(), lines.begin());
    if (av_image_fill_plane_sizes(sizes.data(), format, height, lines.data()) < 0) return false;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        plan.offsets[i] = plan.bytes;
        if (sizes[i] > 0) plan.bytes += roundedUp(sizes[i] + kSlack, kSlack);
    }
    av_buffer_pool_uninit(&pool_);
    slab_.reset();
    plan_ = plan;
    pool_ = av_buffer_pool_init2(plan.bytes, this, allocate, nullptr);
    return pool_ != nullptr;
}

AVBufferRef* PictureMemory::allocate(void* self, std::size_t bytes)
{
    auto& slab = static_cast<PictureMemory*>(self)->slab_;
    const std::size_t room = roundedUp(bytes, kAlignment);
    if (!slab || slab->left < room) slab = std::make_shared<Slab>(kPicturesPerSlab * room);
    if (slab->left < room) return nullptr;
    auto* owner = new std::shared_ptr<Slab>(slab);
    AVBufferRef* buffer = av_buffer_create(
        slab->next, bytes, [](void* o, std::uint8_t*) { delete static_cast<std::shared_ptr<Slab>*>(o); }, owner, 0);
    if (!buffer) {
        delete owner;
        return nullptr;
    }
    slab->next += room;
    slab->left -= room;
    return buffer;
}

}  // namespace pitwatch
