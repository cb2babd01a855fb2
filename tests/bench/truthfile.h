#pragma once

#include <QRectF>
#include <QString>

#include <cstdint>
#include <map>
#include <vector>

#include <core/ids.h>
#include <core/result.h>

namespace pitwatch::bench {

struct TruthObject {
    qint64 id = 0;
    QString objectClass;
    QRectF box;           ///< pixels of the main stream
    bool moving = false;  ///< its middle has moved by more than two pixels since the third frame before
};

/// What the simulator says was in each frame of each camera.
class TruthFile {
public:
    static Result<TruthFile> read(const QString& path);

    /// Null when the truth has no such frame.
    const std::vector<TruthObject>* objects(const CameraKey& camera, std::uint64_t frameNumber) const;

private:
    std::map<CameraKey, std::map<std::uint64_t, std::vector<TruthObject>>> frames_;
};

}  // namespace pitwatch::bench
