#include "tour.h"

#include <QDir>

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
    window_.resize(settings_.size);
    visit(0);
}

void Tour::visit(std::size_t index)
{
    if (index == window_.pages().size()) {
        Q_EMIT finished(failures_);
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
    if (window_.grab().save(file))
        qCInfo(logUi) << "tour: saved" << file << "after" << waited_.elapsed() << "ms";
    else
        failures_ << u"%1: the picture cannot be saved as %2"_s.arg(id, file);
}

}  // namespace pitwatch::ui
