#pragma once

#include <QJsonObject>

#include <memory>

#include <core/result.h>
#include <region/region.h>
#include <video/mp4writer.h>
#include <vision/boxlookup.h>

#include "clip.h"

/// The JSON beside an evidence file, and the manifest of several (resources/schemas/evidence.schema.json). Times are in
/// the region's zone, with their offset.
namespace pitwatch {

/// What every sidecar of a request says.
struct ClipOrigin {
    std::shared_ptr<const Region> region;
    QString programVersion;
    ClipRequest request;
};

/// One written file.
struct ClipFile {
    CameraKey camera;
    Mp4Summary video;
    QString sha256;
    std::vector<TimedDetections> detections;  ///< of its time
};

QJsonObject clipSidecar(const ClipOrigin& origin, const ClipFile& file);
/// `directory`: where the manifest will lie; the files are named from there. Offsets count from the first picture of
/// all.
QJsonObject clipManifest(const ClipOrigin& origin, const std::vector<ClipFile>& files, const QString& directory);

/// Written beside under another name first, so that half a sidecar never stands for a whole one. Blocks on the disk.
Result<void> writeJsonFile(const QString& path, const QJsonObject& object);

}  // namespace pitwatch
