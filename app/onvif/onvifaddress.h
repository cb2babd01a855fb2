#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace pitwatch {

/// Where a camera's ONVIF device service is and who may use it. Never log user and password.
struct OnvifAddress {
    QUrl service;  ///< http or https, without user information
    QString user;
    QString password;
};

/// "http://user:password@host/onvif/device_service"; nothing when it is not an http(s) address with a host.
std::optional<OnvifAddress> parseOnvifAddress(const QString& text);

/// The address of another service as the camera gives it. Cameras behind a translating router name hosts that are not
/// theirs, and nobody else is to see the credentials: the host is always the configured one.
QUrl serviceOnSameHost(const QUrl& configured, const QString& given);

}  // namespace pitwatch
