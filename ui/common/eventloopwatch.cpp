#include "eventloopwatch.h"

#include <QCoreApplication>
#include <QEvent>

#include <core/logging.h>

using namespace std::chrono;

namespace pitwatch::ui {

namespace {

QEvent::Type knock()
{
    static const int type = QEvent::registerEventType();
    return static_cast<QEvent::Type>(type);
}

}  // namespace

EventLoopWatch::EventLoopWatch(const Clock& clock, QObject* parent) : QObject(parent), clock_(clock) {}

void EventLoopWatch::start()
{
    if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
}

EventLoopWatch::~EventLoopWatch()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

StallFigures EventLoopWatch::figures() const
{
    const std::lock_guard lock(mutex_);
    StallFigures figures = figures_;
    if (asked_) figures.current = duration_cast<milliseconds>(steady_clock::now() - *asked_);
    return figures;
}

bool EventLoopWatch::event(QEvent* event)
{
    if (event->type() != knock()) return QObject::event(event);
    answered();
    return true;
}

void EventLoopWatch::run()
{
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        if (!asked_) {
            asked_ = steady_clock::now();
            QCoreApplication::postEvent(this, new QEvent(knock()), Qt::HighEventPriority);
        }
        wake_.wait_for(lock, kInterval, [this] { return stopping_; });
    }
}

void EventLoopWatch::answered()
{
    const UtcTime now = clock_.now();
    const std::lock_guard lock(mutex_);
    if (!asked_) return;
    const auto waited = duration_cast<milliseconds>(steady_clock::now() - *asked_);
    asked_.reset();
    if (waited <= kBound) return;
    ++figures_.stalls;
    figures_.last = waited;
    figures_.lastAt = now;
    figures_.longest = std::max(figures_.longest, waited);
    qCDebug(logUi) << "the event loop stood still for" << waited.count() << "ms";
}

}  // namespace pitwatch::ui
