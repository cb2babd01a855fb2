#include "cameralistener.h"

#include <QCoreApplication>

namespace pitwatch {

using namespace std::chrono_literals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CameraListener)
};

constexpr std::size_t kCapacity = SoundDecoder::kRate / 2;
/// What a burst leaves: enough to bridge the next gap of a network.
constexpr std::size_t kKeep = SoundDecoder::kRate / 8;
constexpr auto kFileStep = 10ms;

}  // namespace

CameraListener::CameraListener(StreamRequest request, const VideoLimits& limits)
    : request_(std::move(request)), limits_(limits), sound_(kCapacity, kKeep), thread_([this] { run(); })
{
}

CameraListener::~CameraListener()
{
    stop();
    thread_.join();
}

void CameraListener::stop()
{
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    interrupt_.stop();
    stopped_.notify_all();
}

CameraListener::Status CameraListener::status() const
{
    const std::lock_guard lock(mutex_);
    return status_;
}

void CameraListener::setStatus(Phase phase, const QString& reason, const QString& codec)
{
    const std::lock_guard lock(mutex_);
    status_ = {phase, reason, codec};
}

bool CameraListener::waited(std::chrono::milliseconds time)
{
    std::unique_lock lock(mutex_);
    return !stopped_.wait_for(lock, time, [this] { return stop_; });
}

void CameraListener::run()
{
    while (serve() && waited(limits_.lastRetry)) {
    }
    finished_.store(true, std::memory_order_release);
}

Result<FormatContextPtr> CameraListener::open()
{
    FormatSetup setup = formatSetup(request_.url, Transport::Tcp, limits_);
    if (setup.kind == SourceKind::Rtsp) setup.options.push_back({"allowed_media_types", "audio"});
    return openFormat(setup, limits_, interrupt_);
}

bool CameraListener::serve()
{
    auto format = open();
    if (!format) {
        setStatus(Phase::Failed, format.error().message);
        return true;
    }
    AVFormatContext& opened = *format.value();
    const int stream = av_find_best_stream(&opened, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    if (stream < 0) {
        setStatus(Phase::Silent);
        return false;
    }
    auto decoder = SoundDecoder::open(*opened.streams[stream]->codecpar);
    if (!decoder) {
        setStatus(Phase::Failed, decoder.error().message);
        return true;
    }
    for (unsigned i = 0; i < opened.nb_streams; ++i)
        if (int(i) != stream) opened.streams[i]->discard = AVDISCARD_ALL;
    pump(opened, stream, *decoder.value());
    return true;
}

void CameraListener::pump(AVFormatContext& format, int stream, SoundDecoder& decoder)
{
    const bool paced = comesFasterThanItPlays(format, sourceKind(request_.url));
    const PacketPtr packet(av_packet_alloc());
    int code = AVERROR(ENOMEM);
    while (packet) {
        interrupt_.allow(limits_.read);
        if ((code = av_read_frame(&format, packet.get())) < 0) break;
        if (packet->stream_index == stream) {
            decoder.decode(*packet, [this](auto samples) { sound_.write(samples); });
            setStatus(Phase::Listening, {}, decoder.codecName());
        }
        av_packet_unref(packet.get());
        // A file waits for the loudspeaker; a camera does not.
        while (paced && sound_.size() > kCapacity / 2)
            if (!waited(kFileStep)) return;
    }
    if (code == AVERROR_EOF && paced) return;
    setStatus(Phase::Failed, interrupt_.timedOut() ? Text::tr("no sound arrives") : avErrorText(code));
}

}  // namespace pitwatch
