#include "cliplist.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <functional>

#include <core/reason.h>
#include <core/jsoncheck.h>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestSidecar = 64 << 20;

std::optional<ClipEntry> readEntry(const QString& sidecar)
{
    QFile file(sidecar);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestSidecar) return std::nullopt;
    JsonIssues issues;
    const JsonCursor root(QJsonDocument::fromJson(file.readAll()).object(), {}, issues);
    if (root.member(u"format"_s).value() != QJsonValue(u"pitwatch-evidence"_s)) return std::nullopt;
    const JsonCursor camera = root.member(u"camera"_s);
    const JsonCursor cause = root.member(u"cause"_s);
    const JsonCursor video = root.member(u"video"_s);
    ClipEntry entry;
    entry.sidecar = sidecar;
    // Only what lies beside it: a sidecar must not lead deleting elsewhere.
    entry.video = QFileInfo(sidecar).path() + u'/' + QFileInfo(root.member(u"file"_s).text(255)).fileName();
    entry.camera = {MineCode(camera.member(u"mine"_s).text(64)), CameraId(camera.member(u"id"_s).text(64))};
    entry.mineName = camera.member(u"mine_name"_s).optionalText(entry.camera.mine.text(), 200);
    entry.cameraName = camera.member(u"name"_s).optionalText(entry.camera.camera.text(), 200);
    entry.begin = video.member(u"begin"_s).time().value_or(UtcTime{});
    entry.length = Micros(video.member(u"length_us"_s).integer(0, qint64(1) << 50));
    entry.bytes = root.member(u"bytes"_s).integer(0, qint64(1) << 50);
    entry.person = cause.member(u"operator"_s).optionalText({}, 200);
    entry.alarm = cause.member(u"alarm"_s).member(u"title"_s).optionalText({}, 200);
    return issues.empty() ? std::optional(entry) : std::nullopt;
}

}  // namespace

std::vector<ClipEntry> listClips(const QString& directory, std::size_t most)
{
    // <mine>/<date>/<time>-<camera>.json: the end of the path sorts by time.
    std::vector<std::pair<QString, QString>> found;
    QDirIterator files(directory, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (QFileInfo(path).dir().path().section(u'/', -2, -2) == u"sets"_s) continue;
        found.emplace_back(path.section(u'/', -2), path);
    }
    std::sort(found.begin(), found.end(), std::greater<>());
    std::vector<ClipEntry> clips;
    for (const auto& [order, path] : found) {
        if (clips.size() >= most) break;
        if (auto entry = readEntry(path)) clips.push_back(std::move(*entry));
    }
    return clips;
}

Result<void> removeClip(const ClipEntry& clip)
{
    QFile video(clip.video);
    if (video.exists() && !video.remove()) return Error{ErrorKind::Permission, fileReason(video), clip.video};
    QFile sidecar(clip.sidecar);
    if (sidecar.exists() && !sidecar.remove()) return Error{ErrorKind::Permission, fileReason(sidecar), clip.sidecar};
    return {};
}

}  // namespace pitwatch
