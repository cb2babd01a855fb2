#include "tour.h"

#include <QDir>
#include <QFileInfo>

#include <core/logging.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pitwatch::ui {

Tour::Tour(MainWindow& window, Settings settings, QObject* parent)
    : QObject(parent), window_(window), settings_(std::move(settings))
{
    poll_.setInterval(200ms);
    connect(&poll_, &QTimer::timeout, this, &Tour::look);
}

void Tour::start()
{
    if (!QDir().mkpath(settings_.directory)) {
        Q_EMIT finished({u"%1: the directory cannot be made"_s.arg(settings_.directory)});
        return;
    }
    writer_.setMaxThreadCount(1);
    window_.resize(settings_.size);
    visit(0);
}

void Tour::visit(std::size_t index)
{
    if (index == window_.pages().size()) {
        finish();
        return;
    }
    index_ = index;
    window_.showPage(window_.pages()[index]->pageId());
    waited_.start();
    poll_.start();
}

void Tour::look()
{
    const PageReadiness readiness = window_.pages()[index_]->readiness();
    if (!readiness.ready && !waited_.hasExpired(settings_.patience.count())) return;
    poll_.stop();
    const QString missing = readiness.ready ? QString() : readiness.missing;
    QTimer::singleShot(settings_.settle, this, [this, missing, ready = readiness.ready] {
        if (!ready)
            failures_ << u"%1: not live after %2 s: %3"_s.arg(window_.pages()[index_]->pageId())
                             .arg(settings_.patience.count() / 1000)
                             .arg(missing);
        picture();
        visit(index_ + 1);
    });
}

void Tour::picture()
{
    const QString id = window_.pages()[index_]->pageId();
    const QString file =
        QDir(settings_.directory).filePath(u"%1-%2.png"_s.arg(index_ + 1, 2, 10, QLatin1Char('0')).arg(id));
    QFile::remove(file);
    files_ << file;
    writer_.start([image = window_.grab().toImage(), file] { image.save(file); });
    qCInfo(logUi) << "tour: pictured" << id << "after" << waited_.elapsed() << "ms";
}

void Tour::finish()
{
    writer_.waitForDone();
    for (const QString& file : files_)
        if (QFileInfo(file).size() == 0) failures_ << u"%1: the picture cannot be saved"_s.arg(file);
    Q_EMIT finished(failures_);
}

}  // namespace pitwatch::ui
