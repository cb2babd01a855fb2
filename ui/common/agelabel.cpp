#include "agelabel.h"

#include "format.h"

using namespace std::chrono_literals;

namespace pitwatch::ui {

AgeLabel::AgeLabel(const Clock& clock, const Theme& theme, QWidget* parent)
    : QLabel(parent), clock_(clock), theme_(theme)
{
    timer_.setInterval(1s);
    connect(&timer_, &QTimer::timeout, this, &AgeLabel::refresh);
    connect(&theme, &Theme::changed, this, &AgeLabel::recolor);
    recolor();
    refresh();
}

void AgeLabel::setTime(std::optional<UtcTime> at, Freshness freshness)
{
    at_ = at;
    if (freshness != freshness_) {
        freshness_ = freshness;
        recolor();
    }
    refresh();
}

void AgeLabel::showEvent(QShowEvent* event)
{
    refresh();
    timer_.start();
    QLabel::showEvent(event);
}

void AgeLabel::hideEvent(QHideEvent* event)
{
    timer_.stop();
    QLabel::hideEvent(event);
}

void AgeLabel::refresh()
{
    const QString age = at_ && freshness_ != Freshness::Never ? ageText(*at_, clock_.now()) : noValue();
    setText(stale() ? tr("stale, %1").arg(age) : age);
}

void AgeLabel::recolor()
{
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, theme_.color(stale() ? Token::Stale : Token::Muted));
    setPalette(palette);
}

}  // namespace pitwatch::ui
