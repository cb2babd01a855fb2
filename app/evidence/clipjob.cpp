#include "clipjob.h"

#include <QDir>
#include <QFileInfo>

#include <core/diskspace.h>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

/// Detections come later than their pictures.
constexpr Micros kDetectionsCome = std::chrono::milliseconds(1500);

/// Ids come from the region file: only what is harmless in a file name stays.
QString fileSafe(const QString& text)
{
    QString safe;
    for (const QChar c : text.left(48)) safe += c.isLetterOrNumber() || c == u'-' || c == u'_' ? c : QChar(u'_');
    return safe.isEmpty() ? u"_"_s : safe;
}

QString sidecarOf(const QString& video)
{
    return QFileInfo(video).path() + u'/' + QFileInfo(video).completeBaseName() + u".json"_s;
}

}  // namespace

ClipJob::ClipJob(const ClipRecorder::Setup& setup, ClipRequest request, int number, QString name)
    : setup_(setup), request_(std::move(request)), number_(number), name_(std::move(name))
{
}

QString ClipJob::baseOf(const CameraKey& camera) const
{
    const QDateTime at = toDateTime(request_.at, setup_.region->timezone);
    return u"%1/%2/%3/%4-%5"_s.arg(setup_.directory, fileSafe(camera.mine.text()), at.toString(u"yyyy-MM-dd"_s), name_,
                                   fileSafe(camera.camera.text()));
}

QString ClipJob::cameraName(const CameraKey& camera) const
{
    const Camera* known = setup_.region->camera(camera);
    return known ? known->name : camera.camera.text();
}

void ClipJob::prepare()
{
    prepared_ = true;
    for (const CameraKey& camera : request_.cameras) {
        const QString base = baseOf(camera);
        const QString folder = QFileInfo(base).path();
        if (!QDir().mkpath(folder)) {
            problems_ += folder + u": the folder cannot be made"_s;
        } else if (const auto disk = diskSpaceOf(folder); disk && disk->free < setup_.keepFree) {
            problems_ += folder + u": less than %1 MiB are left on the disk"_s.arg(setup_.keepFree >> 20);
        } else {
            clips_.emplace_back(*setup_.rings, camera, request_.from(), request_.to(), base);
            continue;
        }
        return;
    }
}

bool ClipJob::advance(UtcTime now)
{
    if (!prepared_) prepare();
    bool done = true;
    for (CameraClip& clip : clips_) done = clip.advance(now) && done;
    const bool wait = setup_.detections && now < request_.to() + kDetectionsCome && !clips_.empty();
    return done && !wait;
}

ClipNews ClipJob::finish()
{
    ClipNews news{number_, ClipState::Failed, request_, {}, problems_};
    std::vector<ClipFile> files;
    for (CameraClip& clip : clips_) {
        clip.finish();
        if (!clip.problem().isEmpty()) news.problems += cameraName(clip.camera()) + u": "_s + clip.problem();
        for (const Mp4Summary& video : clip.files()) {
            const auto hash = setup_.hash(video.path);
            if (!hash) {
                // A sidecar without a hash would vouch for nothing.
                news.problems += cameraName(clip.camera()) + u": "_s + hash.error().text();
                continue;
            }
            ClipFile file{clip.camera(), video, hash.value(), {}};
            if (setup_.detections)
                file.detections = setup_.detections->between(clip.camera(), video.begin, video.begin + video.length);
            if (describe(file, news)) files.push_back(std::move(file));
        }
    }
    if (files.size() > 1) describeSet(files, news);
    if (!files.empty()) news.state = ClipState::Done;
    return news;
}

bool ClipJob::describe(const ClipFile& file, ClipNews& news) const
{
    const QString path = sidecarOf(file.video.path);
    const ClipOrigin origin{setup_.region, setup_.programVersion, request_};
    if (const auto written = writeJsonFile(path, clipSidecar(origin, file)); !written) {
        news.problems += written.error().text();
        return false;
    }
    news.files += path;
    return true;
}

void ClipJob::describeSet(const std::vector<ClipFile>& files, ClipNews& news) const
{
    const QDateTime at = toDateTime(request_.at, setup_.region->timezone);
    const QString folder = u"%1/sets/%2"_s.arg(setup_.directory, at.toString(u"yyyy-MM-dd"_s));
    QDir().mkpath(folder);
    const QString path = u"%1/%2.json"_s.arg(folder, name_);
    const ClipOrigin origin{setup_.region, setup_.programVersion, request_};
    if (const auto written = writeJsonFile(path, clipManifest(origin, files, folder)); written)
        news.files.prepend(path);
    else
        news.problems += written.error().text();
}

}  // namespace pitwatch
