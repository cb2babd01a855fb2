#include "recordmix.h"

namespace pitwatch::webrtc {

using namespace Qt::StringLiterals;

namespace {

/// A live source of silence gives the beat; each of its buffers is filled with what is said.
const QString kDescription =
    u"audiotestsrc is-live=true wave=silence samplesperbuffer=960 ! "
    "audio/x-raw,format=S16LE,rate=48000,channels=1,layout=interleaved ! identity name=mix ! "
    "queue max-size-time=200000000 leaky=downstream ! opusenc bitrate=48000 ! "
    "appsink name=audio sync=false async=false max-buffers=50 drop=true"_s;

}  // namespace

Result<void> RecordMix::start()
{
    QString error;
    pipeline_ = parsePipeline(kDescription, error);
    if (!pipeline_) return Error{ErrorKind::Unavailable, error, u"the mixed sound"_s};
    tools_.time->apply(pipeline_.get());
    watchErrors(pipeline_.get(), [voice = tools_.voice](const QString&, const QString& reason) {
        voice->say([reason](ConsultEngine& engine) { Q_EMIT engine.failed(reason); });
    });
    probeBuffers(elementOf(pipeline_.get(), "mix"),
                 [mixer = tools_.recordedMix](GstBuffer* buffer) { fillFrom(*mixer, buffer); });
    auto stream = std::make_shared<RecordedStream>(kMixedSound, tools_.tap);
    takeSamples(elementOf(pipeline_.get(), "audio").get(), [stream](GstSample* sample) {
        stream->sound(gst_sample_get_buffer(sample), gst_sample_get_caps(sample), runningTime(sample));
    });
    gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING);
    return {};
}

RecordMix::~RecordMix()
{
    if (!pipeline_) return;
    tools_.reaper->run([pipeline = std::shared_ptr<GstElement>(pipeline_.release(), GstRelease()), time = tools_.time] {
        gst_element_set_state(pipeline.get(), GST_STATE_NULL);
    });
}

}  // namespace pitwatch::webrtc
