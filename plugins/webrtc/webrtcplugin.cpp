#include "webrtcplugin.h"

#include <QCoreApplication>

#include "webrtcengine.h"

namespace pitwatch::webrtc {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds kPatience{2};

/// The Debian package that lacks, with the element that shows it; nothing lacks: empty.
QString missingPackage()
{
    const std::pair<const char*, QString> needed[] = {
        {"webrtcbin", u"gstreamer1.0-plugins-bad"_s}, {"nicesrc", u"gstreamer1.0-nice"_s},
        {"vp8enc", u"gstreamer1.0-plugins-good"_s},   {"rtpbin", u"gstreamer1.0-plugins-good"_s},
        {"opusenc", u"gstreamer1.0-plugins-base"_s},  {"x264enc", u"gstreamer1.0-plugins-ugly"_s},
        {"avdec_h264", u"gstreamer1.0-libav"_s},      {"srtpenc", u"gstreamer1.0-plugins-bad"_s},
    };
    for (const auto& [element, package] : needed) {
        GstElementFactory* factory = gst_element_factory_find(element);
        if (!factory) return u"%1 (%2)"_s.arg(package, QString::fromLatin1(element));
        gst_object_unref(factory);
    }
    return {};
}

}  // namespace

WebrtcPlugin::~WebrtcPlugin()
{
    reaper_->waitForAll(kPatience);
}

/// A plugin that is never unloaded is never destroyed either, and pipelines must not outlive the process's last word.
void WebrtcPlugin::waitAtTheEnd()
{
    connect(QCoreApplication::instance(), &QObject::destroyed, this, [this] { reaper_->waitForAll(kPatience); });
}

Result<std::unique_ptr<ConsultEngine>> WebrtcPlugin::create()
{
    GError* error = nullptr;
    if (!gst_init_check(nullptr, nullptr, &error)) {
        const QString text = error ? QString::fromUtf8(error->message) : QString();
        g_clear_error(&error);
        return Error{ErrorKind::Unavailable, text, u"GStreamer"_s};
    }
    const QString missing = missingPackage();
    if (!missing.isEmpty()) return Error{ErrorKind::NotFound, u"package %1 is missing"_s.arg(missing), u"GStreamer"_s};
    if (!time_) {
        time_ = std::make_shared<const MediaTime>();
        waitAtTheEnd();
    }
    return std::unique_ptr<ConsultEngine>(std::make_unique<WebrtcEngine>(reaper_, time_));
}

}  // namespace pitwatch::webrtc
