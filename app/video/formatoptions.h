#pragma once

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

#include "videostream.h"

namespace pitwatch {

enum class SourceKind { Rtsp, Http, File };

/// How libavformat is told to open a URL.
struct FormatSetup {
    SourceKind kind = SourceKind::File;
    QByteArray url;
    int flags = 0;
    std::vector<std::pair<QByteArray, QByteArray>> options;
};

/// A playlist or a redirect of a server may only lead to the protocols listed for its kind: never from the network to
/// local files.
FormatSetup formatSetup(const QString& url, Transport transport, const VideoLimits& limits);
SourceKind sourceKind(const QString& url);

}  // namespace pitwatch
