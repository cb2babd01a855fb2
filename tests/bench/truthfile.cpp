#include "truthfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pitwatch::bench {

namespace {

constexpr std::uint64_t kFramesBack = 3;
constexpr double kMovedPixels = 2;

void markMoving(std::map<std::uint64_t, std::vector<TruthObject>>& frames)
{
    for (auto& [number, objects] : frames) {
        const auto before = frames.find(number - kFramesBack);
        if (before == frames.end()) continue;
        for (TruthObject& object : objects) {
            const auto same = std::find_if(before->second.begin(), before->second.end(),
                                           [&](const TruthObject& o) { return o.id == object.id; });
            if (same == before->second.end()) continue;
            const QPointF moved = object.box.center() - same->box.center();
            object.moving = moved.manhattanLength() > kMovedPixels;
        }
    }
}

}  // namespace

Result<TruthFile> TruthFile::read(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Error{ErrorKind::NotFound, file.errorString(), path};
    TruthFile truth;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (!line.startsWith("{\"type\":\"frame\"")) continue;
        const QJsonObject frame = QJsonDocument::fromJson(line).object();
        const CameraKey camera{MineCode(frame.value(QStringLiteral("mine")).toString()),
                               CameraId(frame.value(QStringLiteral("camera")).toString())};
        auto& objects = truth.frames_[camera][std::uint64_t(frame.value(QStringLiteral("n")).toInteger())];
        for (const QJsonValue& value : frame.value(QStringLiteral("objects")).toArray()) {
            const QJsonArray box = value[QStringLiteral("box")].toArray();
            objects.push_back(
                {value[QStringLiteral("id")].toInteger(), value[QStringLiteral("class")].toString(),
                 QRectF(box.at(0).toDouble(), box.at(1).toDouble(), box.at(2).toDouble(), box.at(3).toDouble()),
                 false});
        }
    }
    if (truth.frames_.empty()) return Error{ErrorKind::InvalidInput, QStringLiteral("no frame in the truth"), path};
    for (auto& [camera, frames] : truth.frames_) markMoving(frames);
    return truth;
}

const std::vector<TruthObject>* TruthFile::objects(const CameraKey& camera, std::uint64_t frameNumber) const
{
    const auto frames = frames_.find(camera);
    if (frames == frames_.end()) return nullptr;
    const auto found = frames->second.find(frameNumber);
    return found == frames->second.end() ? nullptr : &found->second;
}

}  // namespace pitwatch::bench
