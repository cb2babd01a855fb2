#pragma once

#include <QFont>
#include <QImage>
#include <QString>
#include <QTimeZone>

#include <memory>
#include <optional>

#include <core/ids.h>
#include <core/result.h>
#include <video/videoframe.h>
#include <vision/detectionstore.h>

/// A picture of a camera as a file that can speak for itself. Values only; safe on any thread.
namespace pitwatch::ui {

struct Snapshot {
    CameraKey camera;
    QString cameraName;
    QString mineName;
    QString source;  ///< which of the camera's streams, without its address
    QTimeZone zone;
    std::shared_ptr<const VideoFrame> frame;
    std::optional<BoxesAtTime> boxes;  ///< drawn in when there are any
    QStringList boxLabels;             ///< in the order of the boxes, in the language of the screen
    QFont font;
    QString timeText;  ///< the line below the picture, in the language of the screen
};

/// The picture with its boxes, and a strip below it that says which camera and when.
QImage composeSnapshot(const Snapshot& snapshot);

/// <directory>/snapshots/<mine>/<date>/<time>_<camera>.png by the region's zone; never over an older file.
QString snapshotPath(const QString& directory, const Snapshot& snapshot);

/// Writes the picture with camera, mine, times and source as texts of the PNG. The path, or why not. Blocks.
Result<QString> saveSnapshot(const QString& directory, const Snapshot& snapshot);

}  // namespace pitwatch::ui
