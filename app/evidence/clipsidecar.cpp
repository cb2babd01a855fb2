#include "clipsidecar.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

#include <core/reason.h>
#include <alarm/alarmjson.h>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;

QJsonObject alarmJson(const Alarm& alarm, const QTimeZone& zone)
{
    return {{u"id"_s, alarm.id.text()},
            {u"rule"_s, alarm.rule.text()},
            {u"rule_version"_s, alarm.ruleVersion},
            {u"grade"_s, gradeNames().at(int(alarm.grade) - 1)},
            {u"subject"_s, alarm.subject},
            {u"title"_s, alarm.title},
            {u"detail"_s, alarm.detail},
            {u"raised_at"_s, formatIsoTime(alarm.raisedAt, zone)}};
}

QJsonObject cause(const ClipOrigin& origin)
{
    const ClipRequest& request = origin.request;
    const QTimeZone& zone = origin.region->timezone;
    QJsonObject object{{u"by"_s, request.alarm ? u"rule"_s : u"hand"_s},
                       {u"at"_s, formatIsoTime(request.at, zone)},
                       {u"before_us"_s, qint64(request.before.count())},
                       {u"after_us"_s, qint64(request.after.count())},
                       {u"operator"_s, request.person}};
    if (request.alarm) object.insert(u"alarm"_s, alarmJson(*request.alarm, zone));
    return object;
}

QJsonObject head(const ClipOrigin& origin, const QString& kind)
{
    const QTimeZone& zone = origin.region->timezone;
    return {{u"format"_s, kind},
            {u"version"_s, kVersion},
            {u"program"_s, QJsonObject{{u"name"_s, u"pitwatch"_s}, {u"version"_s, origin.programVersion}}},
            {u"region"_s, origin.region->name},
            {u"timezone"_s, QString::fromLatin1(zone.id())},
            {u"cause"_s, cause(origin)}};
}

QJsonObject cameraJson(const Region& region, const CameraKey& key)
{
    const Mine* mine = region.mine(key.mine);
    const Camera* camera = region.camera(key);
    QJsonObject object{{u"mine"_s, key.mine.text()}, {u"id"_s, key.camera.text()}};
    if (mine) object.insert(u"mine_name"_s, mine->name);
    if (!camera) return object;
    object.insert(u"name"_s, camera->name);
    object.insert(u"place"_s, cameraPlaceNames().at(int(camera->place)));
    return object;
}

QJsonObject objectJson(const DetectedObject& object)
{
    const QRectF& box = object.box;
    return {{u"id"_s, object.id},
            {u"class"_s, object.objectClass},
            {u"conf"_s, object.confidence},
            {u"box"_s, QJsonArray{box.x(), box.y(), box.width(), box.height()}}};
}

QJsonObject detectionJson(const TimedDetections& entry, UtcTime begin, const QTimeZone& zone)
{
    QJsonArray objects;
    for (const DetectedObject& object : entry.set->objects) objects.append(objectJson(object));
    return {{u"t"_s, formatIsoTime(entry.capturedAt, zone)},
            {u"offset_us"_s, qint64((entry.capturedAt - begin).count())},
            {u"frame"_s, QJsonArray{entry.set->frame.width(), entry.set->frame.height()}},
            {u"model"_s, entry.set->model},
            {u"objects"_s, objects}};
}

QJsonObject videoJson(const Mp4Summary& video, const QTimeZone& zone)
{
    QJsonArray gaps;
    for (const ClipTimeline::Gap& gap : video.gaps)
        gaps.append(QJsonObject{{u"from_us"_s, qint64(gap.from.count())}, {u"to_us"_s, qint64(gap.to.count())}});
    return {{u"codec"_s, video.codec},
            {u"width"_s, video.size.width()},
            {u"height"_s, video.size.height()},
            {u"pictures"_s, video.pictures},
            {u"begin"_s, formatIsoTime(video.begin, zone)},
            {u"begin_us"_s, toMicros(video.begin)},
            {u"length_us"_s, qint64(video.length.count())},
            {u"clock"_s, video.captureClock ? u"camera"_s : u"receipt"_s},
            {u"gaps"_s, gaps}};
}

}  // namespace

QJsonObject clipSidecar(const ClipOrigin& origin, const ClipFile& file)
{
    const QTimeZone& zone = origin.region->timezone;
    QJsonObject object = head(origin, u"pitwatch-evidence"_s);
    object.insert(u"file"_s, QFileInfo(file.video.path).fileName());
    object.insert(u"bytes"_s, file.video.bytes);
    object.insert(u"sha256"_s, file.sha256);
    object.insert(u"camera"_s, cameraJson(*origin.region, file.camera));
    object.insert(u"video"_s, videoJson(file.video, zone));
    QJsonArray detections;
    for (const TimedDetections& entry : file.detections)
        detections.append(detectionJson(entry, file.video.begin, zone));
    object.insert(u"detections"_s, detections);
    return object;
}

QJsonObject clipManifest(const ClipOrigin& origin, const std::vector<ClipFile>& files, const QString& directory)
{
    const auto first = std::min_element(
        files.begin(), files.end(), [](const ClipFile& a, const ClipFile& b) { return a.video.begin < b.video.begin; });
    const UtcTime begin = first == files.end() ? origin.request.at : first->video.begin;
    QJsonArray list;
    for (const ClipFile& file : files)
        list.append(QJsonObject{{u"file"_s, QDir(directory).relativeFilePath(file.video.path)},
                                {u"sha256"_s, file.sha256},
                                {u"camera"_s, cameraJson(*origin.region, file.camera)},
                                {u"offset_us"_s, qint64((file.video.begin - begin).count())},
                                {u"length_us"_s, qint64(file.video.length.count())}});
    QJsonObject object = head(origin, u"pitwatch-evidence-set"_s);
    object.insert(u"begin"_s, formatIsoTime(begin, origin.region->timezone));
    object.insert(u"begin_us"_s, toMicros(begin));
    object.insert(u"files"_s, list);
    return object;
}

Result<void> writeJsonFile(const QString& path, const QJsonObject& object)
{
    QSaveFile file(path);
    const QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Indented);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return Error{ErrorKind::Unavailable, fileReason(file), path};
    return {};
}

}  // namespace pitwatch
