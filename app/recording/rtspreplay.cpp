#include "rtspreplay.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

#include "rtph264.h"

namespace pitwatch {

using namespace std::chrono_literals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RtspConnection)
};

/// A picture counts for the present this long when nothing follows; key pictures alone come more rarely.
constexpr Micros kHold = 1s;
constexpr Micros kHoldKeys = 12s;
constexpr auto kAskAgain = 60s;

ParametersPtr h264Parameters(const QByteArray& parameterSets)
{
    AVCodecParameters* parameters = avcodec_parameters_alloc();
    if (!parameters) return nullptr;
    parameters->codec_type = AVMEDIA_TYPE_VIDEO;
    parameters->codec_id = AV_CODEC_ID_H264;
    if (!parameterSets.isEmpty()) {
        const auto size = std::size_t(parameterSets.size());
        parameters->extradata = static_cast<std::uint8_t*>(av_mallocz(size + AV_INPUT_BUFFER_PADDING_SIZE));
        if (parameters->extradata) {
            std::memcpy(parameters->extradata, parameterSets.constData(), size);
            parameters->extradata_size = int(size);
        }
    }
    ParametersPtr owned = copyParameters(*parameters);
    avcodec_parameters_free(&parameters);
    return owned;
}

Result<ReplayDescription> describe(RtspConnection& connection)
{
    const auto answer =
        connection.request("DESCRIBE", connection.url(), {{"Accept", "application/sdp"}, {"Require", "onvif-replay"}});
    if (!answer) return answer.error();
    auto description = parseReplayDescription(answer.value().body);
    if (!description)
        return Error{ErrorKind::InvalidInput, Text::tr("the recorder offers no H.264"),
                     QString::fromUtf8(connection.url())};
    return std::move(*description);
}

/// The address of the stream within the presentation.
QByteArray controlUrl(const QByteArray& base, const QString& control)
{
    if (control.startsWith(QLatin1String("rtsp://"))) return control.toUtf8();
    if (control.isEmpty() || control == QLatin1String("*")) return base;
    return base + (base.endsWith('/') ? "" : "/") + control.toUtf8();
}

class ReplayReader final : public PlaybackReader {
public:
    ReplayReader(QString url, const RtspLimits& limits, CancelFlag cancelled)
        : url_(std::move(url)), limits_(limits), cancelled_(std::move(cancelled))
    {
    }

    Result<void> seek(UtcTime time) override
    {
        connection_.reset();
        pictures_ = {};
        fresh_ = true;
        anchor_.reset();
        auto connection = RtspConnection::open(url_, limits_, cancelled_);
        if (!connection) return connection.error();
        connection_ = std::move(connection).value();
        auto description = describe(*connection_);
        if (!description) return description.error();
        description_ = std::move(description).value();
        parameters_ = h264Parameters(description_.parameterSets);
        return play(time);
    }

    Result<std::optional<Packet>> next() override
    {
        while (connection_ && !*cancelled_) {
            auto bytes = connection_->media(0);
            if (!bytes) return bytes.error();
            if (!bytes.value()) break;
            const auto rtp = parseRtp(*bytes.value());
            if (!rtp || rtp->payloadType != description_.payloadType) continue;
            auto picture = pictures_.add(*rtp);
            if (!picture || (keysOnly_ && !picture->key) || (fresh_ && !picture->key)) continue;
            return std::optional<Packet>(packetOf(std::move(*picture)));
        }
        connection_.reset();
        return std::optional<Packet>();
    }

    void setKeysOnly(bool keysOnly) override { keysOnly_ = keysOnly; }
    bool remote() const override { return true; }
    void idle() override
    {
        if (connection_) connection_->keepAlive();
    }

private:
    Result<void> play(UtcTime time)
    {
        const QByteArray stream = controlUrl(connection_->url(), description_.control);
        const auto ready =
            connection_->request("SETUP", stream, {{"Transport", "RTP/AVP/TCP;unicast;interleaved=0-1"}});
        if (!ready) return ready.error();
        // "Rate-Control: no": as fast as we read; the time base paces, TCP holds the recorder up.
        const auto playing = connection_->request(
            "PLAY", connection_->url(),
            {{"Require", "onvif-replay"}, {"Rate-Control", "no"}, {"Range", "clock=" + clockTime(time) + '-'}});
        if (!playing) return playing.error();
        const auto range = parseClockRange(playing.value().header("range"));
        begin_ = range ? range->from : time;
        return {};
    }

    /// The recorder's own time of the picture, or the beginning of the range and the RTP clock from there on.
    UtcTime timeOf(const RtpH264::Picture& picture)
    {
        if (picture.replayTime) return *picture.replayTime;
        if (!anchor_) anchor_ = picture.timestamp;
        const auto ticks = std::int32_t(picture.timestamp - *anchor_);
        return begin_ + Micros(std::int64_t(ticks) * 1'000'000 / description_.clockRate);
    }

    Packet packetOf(RtpH264::Picture picture)
    {
        Packet packet;
        packet.at = timeOf(picture);
        packet.until = packet.at + (keysOnly_ ? kHoldKeys : kHold);
        packet.media.capturedAt = packet.at;
        packet.media.key = picture.key;
        packet.media.parameters = parameters_;
        packet.media.continuity = std::exchange(fresh_, false) || picture.torn ? Continuity::Gap : Continuity::Follows;
        packet.media.packet.reset(av_packet_alloc());
        if (packet.media.packet && av_new_packet(packet.media.packet.get(), int(picture.bytes.size())) >= 0)
            std::memcpy(packet.media.packet->data, picture.bytes.constData(), std::size_t(picture.bytes.size()));
        if (picture.key) packet.media.packet->flags |= AV_PKT_FLAG_KEY;
        return packet;
    }

    const QString url_;
    const RtspLimits limits_;
    const CancelFlag cancelled_;
    std::unique_ptr<RtspConnection> connection_;
    ReplayDescription description_;
    ParametersPtr parameters_;
    RtpH264 pictures_;
    UtcTime begin_;
    std::optional<std::uint32_t> anchor_;
    bool keysOnly_ = false;
    bool fresh_ = true;
};

Error unknownCamera()
{
    return {ErrorKind::NotFound, Text::tr("no recorder is named for this camera"), {}};
}

}  // namespace

RtspReplay::RtspReplay(const Region& region, RtspLimits limits) : limits_(limits)
{
    for (const Mine& mine : region.mines)
        for (const Camera& camera : mine.cameras)
            if (!camera.replayUrl.isEmpty()) urls_.emplace(CameraKey{mine.code, camera.id}, camera.replayUrl);
}

Result<std::vector<Period>> RtspReplay::coverage(const CameraKey& camera, const Period& period)
{
    const auto url = urls_.find(camera);
    if (url == urls_.end()) return unknownCamera();
    std::optional<Known> known;
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = known_.find(camera); found != known_.end()) known = found->second;
    }
    if (!known || MonoClock::now() - known->askedAt > kAskAgain) {
        known = Known{MonoClock::now(), std::optional<Period>()};
        auto connection = RtspConnection::open(url->second, limits_, std::make_shared<std::atomic<bool>>(false));
        auto description = connection ? describe(*connection.value()) : Result<ReplayDescription>(connection.error());
        known->range = description ? Result<std::optional<Period>>(description.value().range) : description.error();
        const std::lock_guard lock(mutex_);
        known_.insert_or_assign(camera, *known);
    }
    if (!known->range) return known->range.error();
    if (!known->range.value())
        return Error{ErrorKind::Unavailable, Text::tr("the recorder does not say what it holds"), {}};
    const Period& range = *known->range.value();
    const Period shown{std::max(range.from, period.from), std::min(range.to, period.to)};
    return shown.to > shown.from ? std::vector<Period>{shown} : std::vector<Period>();
}

Result<std::unique_ptr<PlaybackReader>> RtspReplay::open(const CameraKey& camera, CancelFlag cancelled)
{
    const auto url = urls_.find(camera);
    if (url == urls_.end()) return unknownCamera();
    return std::unique_ptr<PlaybackReader>(std::make_unique<ReplayReader>(url->second, limits_, std::move(cancelled)));
}

}  // namespace pitwatch
