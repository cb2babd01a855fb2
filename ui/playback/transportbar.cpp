#include "transportbar.h"

#include <QLocale>
#include <QSignalBlocker>

namespace pitwatch::ui {

using namespace std::chrono_literals;

TransportBar::TransportBar(SyncPlayer& player, PageTools& tools, QTimeZone zone, QWidget* parent)
    : QWidget(parent),
      player_(player),
      tools_(tools),
      zone_(std::move(zone)),
      time_(new QDateTimeEdit),
      rate_(new QLabel),
      message_(new QLabel),
      row_(new QHBoxLayout(this))
{
    row_->setContentsMargins(space(2), space(1), space(2), space(1));
    row_->setSpacing(space(1));
    addTime(tools);
    addSteps(tools);
    addSpeeds(tools);
    message_->setProperty("role", QStringLiteral("muted"));
    message_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row_->addWidget(message_, 1);
    refresh();
}

QAction* TransportBar::addAction(PageTools& tools, const QString& text, const QString& icon,
                                 const QList<QKeySequence>& keys, const std::function<void()>& call)
{
    QAction* action = tools.add(text, icon, keys);
    connect(action, &QAction::triggered, this, [this, call] {
        call();
        refresh();
    });
    return action;
}

/// The edit holds the region's wall clock as if it were UTC: Qt 6.4 cannot edit in another zone than the PC's.
void TransportBar::addTime(PageTools& tools)
{
    time_->setTimeSpec(Qt::UTC);
    time_->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    time_->setCalendarPopup(true);
    time_->setKeyboardTracking(false);
    time_->setAccessibleName(tr("Time of the playback"));
    time_->setToolTip(tr("Time of the playback, in the region's zone; Enter goes there"));
    connect(time_, &QDateTimeEdit::editingFinished, this, &TransportBar::goToTyped);
    row_->addWidget(time_);
    QAction* go = tools.add(tr("Go to a time"), {}, {Qt::Key_G});
    connect(go, &QAction::triggered, time_, [this] {
        player_.pause();
        refresh();
        time_->setFocus();
        time_->setSelectedSection(QDateTimeEdit::HourSection);
    });
}

void TransportBar::addSteps(PageTools& tools)
{
    const auto button = [&](QAction* action) { row_->addWidget(tools.button(action, true)); };
    addJump(tools, tr("10 s back"), {Qt::Key_Left}, -10s);
    button(addAction(tools, tr("One picture back"), QStringLiteral("stepback"), {Qt::Key_Comma}, [this] {
        player_.stepBack();
        Q_EMIT jumped();
    }));
    play_ =
        addAction(tools, tr("Play or pause"), QStringLiteral("play"), {Qt::Key_Space, Qt::Key_K}, [this] { toggle(); });
    button(play_);
    button(addAction(tools, tr("One picture on"), QStringLiteral("stepforward"), {Qt::Key_Period}, [this] {
        player_.stepForward();
        Q_EMIT jumped();
    }));
    addJump(tools, tr("10 s on"), {Qt::Key_Right}, 10s);
    addJump(tools, tr("1 min back"), {QKeySequence(Qt::SHIFT | Qt::Key_Left)}, -60s);
    addJump(tools, tr("1 min on"), {QKeySequence(Qt::SHIFT | Qt::Key_Right)}, 60s);
}

void TransportBar::addJump(PageTools& tools, const QString& text, const QList<QKeySequence>& keys, Micros by)
{
    addAction(tools, text, {}, keys, [this, by] {
        player_.seek(player_.position() + by);
        Q_EMIT jumped();
    });
}

void TransportBar::addSpeeds(PageTools& tools)
{
    QAction* slower = addAction(tools, tr("Slower"), QStringLiteral("minus"), {Qt::Key_BracketLeft, Qt::Key_J},
                                [this] { changeRate(0.5); });
    QAction* faster = addAction(tools, tr("Faster"), QStringLiteral("plus"), {Qt::Key_BracketRight, Qt::Key_L},
                                [this] { changeRate(2); });
    row_->addSpacing(space(2));
    row_->addWidget(tools.button(slower, true));
    rate_->setAlignment(Qt::AlignCenter);
    rate_->setMinimumWidth(44);
    rate_->setToolTip(tr("Speed of the playback; above 4× only key pictures are shown"));
    row_->addWidget(rate_);
    row_->addWidget(tools.button(faster, true));
}

void TransportBar::addButton(QWidget* button)
{
    row_->insertWidget(row_->count() - 1, button);
}

void TransportBar::say(const QString& text)
{
    message_->setText(text);
    message_->setToolTip(text);
}

void TransportBar::toggle()
{
    player_.playing() ? player_.pause() : player_.play();
}

void TransportBar::changeRate(double factor)
{
    player_.setRate(player_.rate() * factor);
}

void TransportBar::goToTyped()
{
    // Leaving the field is no wish to go anywhere.
    if (time_->dateTime() == shown_) return;
    shown_ = time_->dateTime();
    player_.seek(fromDateTime(QDateTime(time_->date(), time_->time(), zone_)));
    Q_EMIT jumped();
}

void TransportBar::refresh()
{
    tools_.setIcon(play_, player_.playing() ? QStringLiteral("pause") : QStringLiteral("play"));
    rate_->setText(QStringLiteral("%1×").arg(QLocale().toString(player_.rate())));
    if (time_->hasFocus()) return;
    const QDateTime local = toDateTime(player_.position(), zone_);
    const QSignalBlocker quiet(time_);
    const QTime clock(local.time().hour(), local.time().minute(), local.time().second());
    shown_ = QDateTime(local.date(), clock, Qt::UTC);
    time_->setDateTime(shown_);
}

}  // namespace pitwatch::ui
