#include "authorityfolder.h"

#include <QDir>

#include "authorities.h"

namespace pitwatch {

namespace {

constexpr qsizetype kMostWatched = 200;

}  // namespace

AuthorityFolder::AuthorityFolder(QString folder, std::chrono::milliseconds settled, QObject* parent)
    : QObject(parent), folder_(std::move(folder))
{
    worker_.setMaxThreadCount(1);
    settle_.setSingleShot(true);
    settle_.setInterval(settled);
    connect(&settle_, &QTimer::timeout, this, &AuthorityFolder::read);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, &settle_, qOverload<>(&QTimer::start));
    connect(&watcher_, &QFileSystemWatcher::fileChanged, &settle_, qOverload<>(&QTimer::start));
}

AuthorityFolder::~AuthorityFolder()
{
    worker_.waitForDone();
}

void AuthorityFolder::start()
{
    QDir().mkpath(folder_);
    watcher_.addPath(folder_);
    read();
}

void AuthorityFolder::read()
{
    worker_.start([this, folder = folder_] {
        QStringList files;
        const QFileInfoList there = QDir(folder).entryInfoList(QDir::Files, QDir::Name).mid(0, kMostWatched);
        for (const QFileInfo& file : there) files << file.filePath();
        QMetaObject::invokeMethod(
            this, [this, found = loadAuthorities(folder), files] { take(found, files); }, Qt::QueuedConnection);
    });
}

/// A file that is replaced is another one for the watcher.
void AuthorityFolder::take(const QList<QSslCertificate>& found, const QStringList& files)
{
    if (!watcher_.files().isEmpty()) watcher_.removePaths(watcher_.files());
    if (!files.isEmpty()) watcher_.addPaths(files);
    if (known_ == found) return;
    known_ = found;
    Q_EMIT changed(found);
}

}  // namespace pitwatch
