#pragma once

#include <QString>
#include <QXmlStreamWriter>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

#include <core/utctime.h>

/// The few messages of ONVIF's device, media and PTZ services that moving a camera needs: what is asked and what is
/// read from the replies. Pure.
namespace pitwatch {

/// Speed along each axis, -1 to 1.
struct PtzVelocity {
    double pan = 0;   ///< right
    double tilt = 0;  ///< up
    double zoom = 0;  ///< nearer
    bool operator==(const PtzVelocity&) const = default;
    bool still() const { return pan == 0 && tilt == 0 && zoom == 0; }
};

struct PtzPreset {
    QString token;
    QString name;
    bool operator==(const PtzPreset&) const = default;
};

struct PtzStatus {
    std::optional<double> pan, tilt, zoom;  ///< the camera's own scale
    bool moving = false;
};

/// A request: where its body is written, and the action that the HTTP header names.
struct SoapRequest {
    QString action;
    std::function<void(QXmlStreamWriter&)> body;
};

namespace onvif {

SoapRequest getSystemDateAndTime();
SoapRequest getCapabilities();
SoapRequest getServices();
SoapRequest getProfiles();
SoapRequest continuousMove(const QString& profile, const PtzVelocity& velocity, std::chrono::seconds timeout);
SoapRequest stop(const QString& profile);
SoapRequest getPresets(const QString& profile);
SoapRequest gotoPreset(const QString& profile, const QString& preset);
/// An empty `preset` makes a new one.
SoapRequest setPreset(const QString& profile, const QString& preset, const QString& name);
SoapRequest getStatus(const QString& profile);

/// What the camera holds for UTC.
std::optional<UtcTime> readDateAndTime(const QByteArray& reply);

/// Addresses as the camera states them; empty when it has no such service.
struct Services {
    QString media;
    QString ptz;
};
Services readCapabilities(const QByteArray& reply);
Services readServices(const QByteArray& reply);

/// Token of the first profile that can be moved; empty: none can.
QString readPtzProfile(const QByteArray& reply);
/// At most `most`.
std::vector<PtzPreset> readPresets(const QByteArray& reply, std::size_t most);
PtzStatus readStatus(const QByteArray& reply);

}  // namespace onvif

}  // namespace pitwatch
