#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace pitwatch {
class SoundRing;
}

namespace pitwatch::ui {

/// Plays what comes into a ring for as long as it lives; the ring outlives it. Null: this seat has no loudspeaker.
using OpenSpeaker = std::function<std::unique_ptr<QObject>(SoundRing& sound)>;

/// The seat's default output.
std::unique_ptr<QObject> openDefaultSpeaker(SoundRing& sound);

}  // namespace pitwatch::ui
