#pragma once

#include <QString>

#include <consult/consultengine.h>

namespace pitwatch::webrtc {

/// The pipeline that encodes our picture and sound, and plays the peers' sound where there is a speaker. Names of
/// devices are not in it: they are set as properties of "camera", "microphone" and "speaker". Other names: "shutter"
/// and "pushedShutter" (valves), "pushed" (appsrc), "encoder", "video" and "audio" (appsinks of what is encoded),
/// "own" (appsink), "microphoneLevel" (what passes it is ours, also while it is off), "talk" (volume), "mix" (what
/// passes it is replaced by the peers' sound).
QString hubDescription(const ConsultMedia& media);

/// The devices that do not work when the element of this name says so: its own, or all where that cannot be told.
ConsultDevices failedDevices(const QString& element, const ConsultSources& sources);

}  // namespace pitwatch::webrtc
