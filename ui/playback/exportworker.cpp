#include "exportworker.h"

#include <QDir>
#include <QRegularExpression>

namespace pitwatch::ui {

namespace {

/// Names come from outside and become names of files.
QString harmless(QString name)
{
    static const QRegularExpression others(QStringLiteral("[^\\w\\-]+"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    return name.replace(others, QStringLiteral("_")).left(80);
}

}  // namespace

ExportWorker::ExportWorker(std::shared_ptr<PlaybackSource> source, std::shared_ptr<const Region> region,
                           QObject* parent)
    : QObject(parent), source_(std::move(source)), region_(std::move(region))
{
    pool_.setMaxThreadCount(1);
}

ExportWorker::~ExportWorker()
{
    cancel();
    pool_.waitForDone();
}

QString ExportWorker::fileName(const CameraKey& key, const Period& span) const
{
    const Mine* mine = region_->mine(key.mine);
    const Camera* camera = region_->camera(key);
    const QString from = toDateTime(span.from, region_->timezone).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    return QStringLiteral("%1_%2_%3.mp4")
        .arg(harmless(mine ? mine->name : key.mine.text()), harmless(camera ? camera->name : key.camera.text()), from);
}

void ExportWorker::start(const std::vector<CameraKey>& cameras, const Period& span, const QString& folder)
{
    if (busy() || !source_) return;
    cancelled_ = std::make_shared<std::atomic<bool>>(false);
    percent_->store(0);
    Q_EMIT busyChanged(true);
    pool_.start([this, cameras, span, folder, cancelled = CancelFlag(cancelled_)] {
        exportAll(cameras, span, folder, cancelled);
    });
}

void ExportWorker::exportAll(const std::vector<CameraKey>& cameras, const Period& span, const QString& folder,
                             const CancelFlag& cancelled)
{
    Outcome outcome;
    for (std::size_t i = 0; i < cameras.size() && !*cancelled; ++i) {
        const QString path = QDir(folder).filePath(fileName(cameras[i], span));
        const auto progress = [&](double part) {
            percent_->store(int(100 * (double(i) + part) / double(cameras.size())));
        };
        const auto files = exportRecording(*source_, cameras[i], span, path, cancelled, progress);
        if (!files) {
            outcome.problems << files.error().text();
            continue;
        }
        for (const ExportedFile& file : files.value()) outcome.files << file.summary.path;
    }
    QMetaObject::invokeMethod(this, [this, outcome] {
        cancelled_.reset();
        Q_EMIT busyChanged(false);
        Q_EMIT finished(outcome.files, outcome.problems);
    });
}

void ExportWorker::cancel()
{
    if (cancelled_) cancelled_->store(true);
}

}  // namespace pitwatch::ui
