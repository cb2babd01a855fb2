#include "hubdescription.h"

namespace pitwatch::webrtc {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFirstKbps = 800;
const QString kSound = u"audio/x-raw,format=S16LE,rate=48000,channels=1,layout=interleaved"_s;

QString pictureCaps(const ConsultMedia& media)
{
    return u"video/x-raw,format=I420,width=%1,height=%2,framerate=%3/1,pixel-aspect-ratio=1/1"_s
        .arg(media.pictureSize.width())
        .arg(media.pictureSize.height())
        .arg(media.framesPerSecond);
}

QString camera(const ConsultMedia& media)
{
    const QString caps = pictureCaps(media);
    QString source = u"v4l2src name=camera ! videoconvert ! videoscale add-borders=true ! videorate ! "_s;
    if (media.sources.testPicture)
        source = u"videotestsrc is-live=true pattern=ball ! "_s;
    else if (media.sources.camera.isEmpty())
        return {};
    return source + caps + u" ! valve name=shutter ! pictures. "_s;
}

/// Pushed pictures come at their own rate; the frame rate of the caps is only what the encoder plans with.
QString pushed(const ConsultMedia& media)
{
    return u"appsrc name=pushed is-live=true do-timestamp=true format=time max-buffers=2 leaky-type=downstream ! "
           "videoconvert ! videoscale add-borders=true ! "_s +
           pictureCaps(media) + u" ! valve name=pushedShutter ! pictures. "_s;
}

QString encoder(const ConsultMedia& media)
{
    if (media.codec == ConsultCodec::H264)
        return u"x264enc name=encoder tune=zerolatency speed-preset=ultrafast key-int-max=300 bitrate=%1 threads=2 "
               "bframes=0 ! video/x-h264,profile=constrained-baseline,level=(string)3.1 ! h264parse config-interval=-1 "
               "! "
               "video/x-h264,stream-format=byte-stream,alignment=au"_s.arg(kFirstKbps);
    // Two threads cost the same alone and far more beside other work. A positive cpu-used is a share of the time, which
    // a quick machine spends on what nobody sees; a negative one is a speed, here that of browsers.
    return u"vp8enc name=encoder deadline=1 cpu-used=-6 threads=1 keyframe-max-dist=300 target-bitrate=%1 "
           u"end-usage=cbr "
           "lag-in-frames=0 buffer-size=600 buffer-initial-size=400 undershoot=95"_s.arg(kFirstKbps * 1000);
}

QString ownView(const ConsultMedia& media)
{
    if (!media.ownView) return {};
    return u"tee name=pictureTee pictureTee. ! queue max-size-buffers=1 leaky=downstream ! "
           "appsink name=own sync=false async=false max-buffers=1 drop=true pictureTee. ! "_s;
}

QString picture(const ConsultMedia& media)
{
    return camera(media) + pushed(media) + u"funnel name=pictures ! "_s + ownView(media) +
           u"queue max-size-buffers=2 leaky=downstream ! "_s + encoder(media) +
           u" ! appsink name=video sync=false async=false max-buffers=8 drop=true "_s;
}

/// Echo can only be taken out of the microphone where the same pipeline plays what echoes.
QString microphone(const ConsultMedia& media)
{
    if (media.sources.testSound) return u"audiotestsrc is-live=true wave=sine volume=0.2 ! "_s + kSound;
    if (media.sources.microphone.isEmpty()) return u"audiotestsrc is-live=true wave=silence ! "_s + kSound;
    const QString cleaning = !media.receive || media.sources.speaker.isEmpty()
                                 ? u"webrtcdsp echo-cancel=false noise-suppression=true gain-control=true"_s
                                 : u"webrtcdsp probe=echo echo-cancel=true noise-suppression=true gain-control=true"_s;
    return u"pulsesrc name=microphone ! audioconvert ! audioresample ! "_s + kSound + u" ! "_s + cleaning;
}

QString sound(const ConsultMedia& media)
{
    return microphone(media) +
           u" ! identity name=microphoneLevel ! volume name=talk ! opusenc name=opus audio-type=voice bitrate=32000 "
           u"inband-fec=true ! "
           "appsink name=audio sync=false async=false max-buffers=50 drop=true "_s;
}

/// A live source of silence gives the beat; each of its buffers is filled with what the peers say.
QString speaker(const ConsultMedia& media)
{
    if (!media.receive || media.sources.speaker.isEmpty()) return {};
    return u"audiotestsrc is-live=true wave=silence samplesperbuffer=480 ! "_s + kSound +
           u" ! identity name=mix ! webrtcechoprobe name=echo ! queue max-size-time=100000000 leaky=downstream ! "
           "audioconvert ! audioresample ! pulsesink name=speaker buffer-time=100000 "_s;
}

}  // namespace

QString hubDescription(const ConsultMedia& media)
{
    // The probe must be there before the element that looks for it.
    return speaker(media) + picture(media) + sound(media);
}

ConsultDevices failedDevices(const QString& element, const ConsultSources& sources)
{
    ConsultDevices own;
    own.setFlag(ConsultDevice::Camera, element == "camera"_L1);
    own.setFlag(ConsultDevice::Microphone, element == "microphone"_L1);
    own.setFlag(ConsultDevice::Speaker, element == "speaker"_L1);
    const ConsultDevices there = sources.devices();
    return own & there ? own : there;
}

}  // namespace pitwatch::webrtc
