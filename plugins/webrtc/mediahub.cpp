#include "mediahub.h"

#include <gst/app/gstappsrc.h>

#include <utility>

#include "hubdescription.h"

namespace pitwatch::webrtc {

namespace {

constexpr std::chrono::milliseconds kRepeat{500};  ///< of a pushed picture that does not change
constexpr std::chrono::seconds kLetGo{2};          ///< for so long devices that are in use are waited for

void setText(GstElement* pipeline, const char* name, const char* property, const QString& value)
{
    if (const ElementPtr element = elementOf(pipeline, name))
        g_object_set(element.get(), property, value.toUtf8().constData(), nullptr);
}

void setFlag(GstElement* pipeline, const char* name, const char* property, bool value)
{
    if (const ElementPtr element = elementOf(pipeline, name))
        g_object_set(element.get(), property, gboolean(value), nullptr);
}

/// A buffer that shares the image's memory.
BufferPtr wrapped(const QImage& image)
{
    auto* kept = new QImage(image);
    const auto size = static_cast<gsize>(kept->sizeInBytes());
    auto* bytes = const_cast<uchar*>(kept->constBits());
    return BufferPtr(gst_buffer_new_wrapped_full(GST_MEMORY_FLAG_READONLY, bytes, size, 0, size, kept,
                                                 [](gpointer image) { delete static_cast<QImage*>(image); }));
}

}  // namespace

MediaHub::MediaHub(const CallTools& tools) : tools_(tools)
{
    repeat_.setParent(this);
    repeat_.setInterval(kRepeat);
    connect(&repeat_, &QTimer::timeout, this, &MediaHub::repeatPushed);
}

MediaHub::~MediaHub()
{
    end();
}

void MediaHub::start(const ConsultMedia& media)
{
    media_ = media;
    build();
}

void MediaHub::build()
{
    QString error;
    pipeline_ = parsePipeline(hubDescription(media_), error);
    if (!pipeline_) return pipelineFailed({}, error);
    tools_.time->apply(pipeline_.get());
    mailbox_ = std::make_shared<Mailbox>(this);
    watchErrors(pipeline_.get(), [this, box = mailbox_](const QString& element, const QString& reason) {
        // An answer that comes when another pipeline runs already is not about that one.
        box->post([this, box, element, reason] {
            if (box == mailbox_) pipelineFailed(element, reason);
        });
    });
    openDevices();
    connectSinks();
    applyShutters();
    if (bitrate_ > 0) setBitrate(bitrate_);
    tellSoundLoss();
    gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING);
}

void MediaHub::openDevices()
{
    setText(pipeline_.get(), "camera", "device", media_.sources.camera);
    setText(pipeline_.get(), "microphone", "device", media_.sources.microphone);
    setText(pipeline_.get(), "speaker", "device", media_.sources.speaker);
    setFlag(pipeline_.get(), "talk", "mute", !media_.microphoneOn);
}

void MediaHub::connectSinks()
{
    GstElement* pipeline = pipeline_.get();
    const auto fan = tools_.fan;
    fan->setEncoder(elementOf(pipeline, "encoder"));
    const auto recorded = std::make_shared<RecordedStream>(QString(), tools_.tap);
    takeSamples(elementOf(pipeline, "video").get(), [fan, recorded](GstSample* sample) {
        fan->pushVideo(sample);
        if (recorded->picture(gst_sample_get_buffer(sample), gst_sample_get_caps(sample), runningTime(sample)))
            fan->askForKeyPicture();
    });
    takeSamples(elementOf(pipeline, "audio").get(), [fan, recorded](GstSample* sample) {
        fan->pushAudio(sample);
        recorded->sound(gst_sample_get_buffer(sample), gst_sample_get_caps(sample), runningTime(sample));
    });
    auto level = std::make_shared<LevelPost>(QString(), tools_.voice);
    const auto line = tools_.recordedMix->addLine();
    // Before the switch: who speaks into a microphone that is off is to be told.
    probeBuffers(elementOf(pipeline, "microphoneLevel"), [level](GstBuffer* buffer) {
        withSamples(buffer, [&](std::span<const qint16> samples) { level->hear(samples); });
    });
    probeBuffers(elementOf(pipeline, "talk"), [line, tap = tools_.tap](GstBuffer* buffer) {
        if (tap->isOpen()) withSamples(buffer, [&](std::span<const qint16> samples) { line->push(samples); });
    });
    probeBuffers(elementOf(pipeline, "mix"), [mixer = tools_.mixer](GstBuffer* buffer) { fillFrom(*mixer, buffer); });
    if (!media_.ownView) return;
    own_ = std::make_shared<PicturePost>(QString(), tools_.voice);
    takeSamples(elementOf(pipeline, "own").get(), [own = own_](GstSample* sample) { own->show(sample); });
}

void MediaHub::setPicture(ConsultPicture picture)
{
    media_.picture = picture;
    if (pipeline_) applyShutters();
}

void MediaHub::applyShutters()
{
    setFlag(pipeline_.get(), "shutter", "drop", media_.picture != ConsultPicture::Camera);
    setFlag(pipeline_.get(), "pushedShutter", "drop", media_.picture != ConsultPicture::Pushed);
    if (media_.picture != ConsultPicture::Pushed) return repeat_.stop();
    repeat_.start();
    repeatPushed();
}

void MediaHub::setMicrophone(bool on)
{
    media_.microphoneOn = on;
    if (pipeline_) setFlag(pipeline_.get(), "talk", "mute", !on);
}

/// A camera has one user: the pipeline that there is lets go of it first, unless it hangs.
void MediaHub::setSources(const ConsultSources& sources)
{
    media_.sources = sources;
    auto old = takeDown();
    mailbox_ = std::make_shared<Mailbox>(this);
    const auto follow = [this, box = mailbox_] {
        if (box == mailbox_ && !pipeline_) build();
    };
    tools_.reaper->run([old = std::move(old), time = tools_.time, box = mailbox_, follow]() mutable {
        if (old) gst_element_set_state(old.get(), GST_STATE_NULL);
        old.reset();
        box->post(follow);
    });
    QTimer::singleShot(kLetGo, this, follow);
}

void MediaHub::pushPicture(const QImage& image)
{
    pushed_ = image.convertToFormat(QImage::Format_RGB32);
    if (media_.picture == ConsultPicture::Pushed) repeatPushed();
}

void MediaHub::repeatPushed()
{
    if (!pipeline_ || pushed_.isNull()) return;
    const CapsPtr caps(gst_caps_new_simple("video/x-raw", "format", G_TYPE_STRING, "BGRx", "width", G_TYPE_INT,
                                           pushed_.width(), "height", G_TYPE_INT, pushed_.height(), "framerate",
                                           GST_TYPE_FRACTION, media_.framesPerSecond, 1, nullptr));
    const BufferPtr buffer = wrapped(pushed_);
    const SamplePtr sample(gst_sample_new(buffer.get(), caps.get(), nullptr, nullptr));
    gst_app_src_push_sample(GST_APP_SRC(elementOf(pipeline_.get(), "pushed").get()), sample.get());
    if (repeat_.isActive()) repeat_.start();
}

void MediaHub::setBitrate(int bitsPerSecond)
{
    constexpr int kKilo = 1000;
    bitrate_ = bitsPerSecond;
    if (!pipeline_) return;
    const ElementPtr encoder = elementOf(pipeline_.get(), "encoder");
    if (media_.codec == ConsultCodec::H264)
        g_object_set(encoder.get(), "bitrate", guint(bitsPerSecond / kKilo), nullptr);
    else
        g_object_set(encoder.get(), "target-bitrate", gint(bitsPerSecond), nullptr);
}

void MediaHub::setSoundLoss(int percent)
{
    if (std::exchange(soundLoss_, percent) != percent) tellSoundLoss();
}

void MediaHub::tellSoundLoss()
{
    if (!pipeline_) return;
    if (const ElementPtr opus = elementOf(pipeline_.get(), "opus"))
        g_object_set(opus.get(), "packet-loss-percentage", gint(soundLoss_), nullptr);
}

/// Tells it and goes on without the device that does not work: the others are still there.
void MediaHub::pipelineFailed(const QString& element, const QString& reason)
{
    end();
    const ConsultDevices failed = failedDevices(element, media_.sources);
    const ConsultDevices lost = failed ? failed : kAllConsultDevices;
    tools_.voice->say([reason, lost](ConsultEngine& engine) { Q_EMIT engine.failed(reason, lost); });
    if (!failed) return;
    media_.sources.leaveOut(failed);
    build();
}

/// Nothing comes from it any more; it is to be stopped apart from here.
std::shared_ptr<GstElement> MediaHub::takeDown()
{
    if (mailbox_) mailbox_->close();
    mailbox_.reset();
    if (own_) own_->close();
    tools_.fan->setEncoder(nullptr);
    if (!pipeline_) return nullptr;
    return std::shared_ptr<GstElement>(pipeline_.release(), GstRelease());
}

void MediaHub::end()
{
    auto old = takeDown();
    if (!old) return;
    tools_.reaper->run(
        [old = std::move(old), time = tools_.time] { gst_element_set_state(old.get(), GST_STATE_NULL); });
}

}  // namespace pitwatch::webrtc
