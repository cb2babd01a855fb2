#include "onvifaddress.h"

namespace pitwatch {

std::optional<OnvifAddress> parseOnvifAddress(const QString& text)
{
    QUrl url(text, QUrl::StrictMode);
    const bool http = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !http || url.host().isEmpty()) return std::nullopt;
    OnvifAddress address;
    address.user = url.userName(QUrl::FullyDecoded);
    address.password = url.password(QUrl::FullyDecoded);
    url.setUserInfo({});
    if (url.path().isEmpty()) url.setPath(QStringLiteral("/onvif/device_service"));
    address.service = url;
    return address;
}

QUrl serviceOnSameHost(const QUrl& configured, const QString& given)
{
    const QUrl said(given, QUrl::StrictMode);
    QUrl url = configured;
    if (!said.isValid()) return url;
    if (said.host() == configured.host() && said.scheme() == configured.scheme()) url.setPort(said.port());
    if (!said.path().isEmpty()) url.setPath(said.path());
    url.setQuery(said.query());
    return url;
}

}  // namespace pitwatch
