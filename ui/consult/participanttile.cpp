#include "participanttile.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include <ui/common/icons.h>

#include "consultwords.h"

namespace pitwatch::ui {

namespace {

constexpr double kQuietest = -60;  ///< dB, where the meter begins
constexpr int kMeterWidth = 48;
constexpr int kMeterHeight = 4;
/// Bright in both themes: it lies over pictures and over black.
constexpr QColor kOverPicture(0xd8, 0xdd, 0xe3);

}  // namespace

ParticipantTile::ParticipantTile(PeerInfo info, bool own, const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), info_(std::move(info)), own_(own)
{
    setMinimumSize(160, 110);
    setMouseTracking(true);
    setAccessibleName(info_.name);
    if (own_) state_ = ConsultPeerState::Live;
    connect(&theme_, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ParticipantTile::setInfo(const PeerInfo& info)
{
    if (info == info_) return;
    info_ = info;
    if (!info_.media.cam && !info_.media.share) clearPicture();
    update();
}

void ParticipantTile::clearPicture()
{
    picture_.clear();
    newest_ = {};
}

void ParticipantTile::setState(ConsultPeerState state, const QString& reason)
{
    state_ = state;
    reason_ = reason;
    update();
}

void ParticipantTile::setReached(bool reached)
{
    if (std::exchange(reached_, reached) == reached) return;
    if (!reached_ && !own_) clearPicture();
    update();
}

void ParticipantTile::setHeld(bool theirs, bool ours)
{
    if (held_ == theirs && oursHeld_ == ours) return;
    held_ = theirs;
    oursHeld_ = ours;
    sayNumbers();
    update();
}

void ParticipantTile::setStats(const ConsultStats& stats)
{
    stats_ = stats;
    sayNumbers();
    update();
}

void ParticipantTile::sayNumbers()
{
    if (stats_) setToolTip(statsText(*stats_, held_, oursHeld_));
}

void ParticipantTile::setDetails(bool shown)
{
    if (std::exchange(details_, shown) != shown) update();
}

QString ParticipantTile::details() const
{
    return details_ && stats_ ? statsLine(*stats_, held_, oursHeld_) : QString();
}

void ParticipantTile::setLevel(double decibels)
{
    if (qRound(decibels) == qRound(level_)) return;
    level_ = decibels;
    update(0, height() - captionHeight(), width(), captionHeight());
}

void ParticipantTile::setSpeaking(bool speaking)
{
    if (std::exchange(speaking_, speaking) != speaking) update();
}

void ParticipantTile::setPinned(bool pinned)
{
    if (std::exchange(pinned_, pinned) != pinned) update();
}

void ParticipantTile::setChosen(bool chosen)
{
    if (std::exchange(chosen_, chosen) != chosen) update();
}

void ParticipantTile::setTalking(bool talking)
{
    if (std::exchange(talking_, talking) != talking) update();
}

void ParticipantTile::setSketch(const Sketch& sketch)
{
    if (sketch == sketch_) return;
    sketch_ = sketch;
    update();
}

void ParticipantTile::show(const QVideoFrame& frame)
{
    newest_ = frame;
    if (!isVisible()) return;
    const QSize room = (QSizeF(size() - QSize(0, captionHeight())) * devicePixelRatioF()).toSize();
    if (picture_.take(frame, room)) update();
}

QImage ParticipantTile::snapshot() const
{
    ParticipantPicture whole;
    if (!newest_.isValid() || !whole.take(newest_, newest_.size())) return {};
    QImage image = whole.image().copy();
    QPainter painter(&image);
    painter.setFont(theme_.font(TypeSize::Body));
    paintSketch(painter, sketch_, image.rect(), kOverPicture);
    return image;
}

int ParticipantTile::captionHeight() const
{
    return theme_.rowHeight();
}

QRect ParticipantTile::pictureRect() const
{
    const QRect room = rect().adjusted(0, 0, 0, -captionHeight());
    if (picture_.image().isNull()) return room;
    QRect place(QPoint(), picture_.sourceSize().scaled(room.size(), Qt::KeepAspectRatio));
    place.moveCenter(room.center());
    return place;
}

QString ParticipantTile::notice() const
{
    if (!reached_)
        return own_ ? tr("The media server is away: nobody sees or hears you until it is back")
                    : tr("Not connected until the media server is back");
    if (state_ != ConsultPeerState::Live) return mediaStateText(state_, reason_);
    if (!info_.media.cam && !info_.media.share) return tr("Camera is off");
    if (held_) return tr("The connection is too narrow for the picture: it is held back, the sound goes on");
    return picture_.image().isNull() ? tr("Waiting for the picture…") : QString();
}

bool ParticipantTile::standsStill() const
{
    return held_ || state_ != ConsultPeerState::Live;
}

void ParticipantTile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(Token::Panel));
    const QRect room = rect().adjusted(0, 0, 0, -captionHeight());
    painter.fillRect(room, Qt::black);
    if (!picture_.image().isNull()) {
        painter.setOpacity(standsStill() ? 0.45 : 1);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(pictureRect(), picture_.image());
        painter.setOpacity(1);
        paintSketch(painter, sketch_, pictureRect(), kOverPicture);
    }
    if (!notice().isEmpty()) paintNotice(painter);
    paintDetails(painter);
    paintCaption(painter);
    paintFrame(painter);
}

void ParticipantTile::paintDetails(QPainter& painter) const
{
    if (details().isEmpty()) return;
    painter.setFont(theme_.font(TypeSize::Small));
    const QFontMetrics metrics(painter.font());
    const QString shown = metrics.elidedText(details(), Qt::ElideRight, width() - 4 * space(1));
    const QRect place(1, 1, metrics.horizontalAdvance(shown) + 2 * space(2), metrics.height() + space(1));
    painter.fillRect(place, QColor(0, 0, 0, 170));
    painter.setPen(kOverPicture);
    painter.drawText(place, Qt::AlignCenter, shown);
}

void ParticipantTile::paintFrame(QPainter& painter) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme_.color(speaking_ ? Token::Focus : Token::Line), speaking_ ? 2 : 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    if (!chosen_) return;
    painter.setPen(QPen(theme_.color(Token::Focus), 2, Qt::DashLine));
    painter.drawRect(rect().adjusted(3, 3, -4, -4));
}

void ParticipantTile::paintNotice(QPainter& painter) const
{
    const QRect room = rect().adjusted(space(3), space(2), -space(3), -captionHeight() - space(2));
    painter.setFont(theme_.font(TypeSize::Body));
    painter.setPen(kOverPicture);
    painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, notice());
}

QStringList ParticipantTile::marks() const
{
    QStringList words;
    if (info_.hand) words << tr("Hand up");
    if (info_.muted) words << tr("Muted by the host");
    if (info_.role == PeerRole::Listener)
        words << roleText(info_.role);
    else if (talking_ && !info_.muted)
        words << tr("Speaks while the key is held");
    else if (!info_.media.mic && !info_.media.share)
        words << tr("Microphone off");
    if (oursHeld_) words << tr("Does not get your picture");
    if (pinned_) words << tr("Pinned");
    return words;
}

void ParticipantTile::paintCaption(QPainter& painter) const
{
    QRect row(0, height() - captionHeight(), width(), captionHeight());
    row.adjust(space(2), 0, -space(2), 0);
    if (info_.media.mic && !info_.muted) {
        paintLevel(painter,
                   QRect(row.right() - kMeterWidth, row.center().y() - kMeterHeight / 2, kMeterWidth, kMeterHeight));
        row.setRight(row.right() - kMeterWidth - space(2));
    }
    painter.setFont(theme_.font(TypeSize::Body, true));
    painter.setPen(theme_.color(Token::Text));
    const QString name = own_ ? tr("%1 (you)").arg(info_.name) : info_.name;
    const QFontMetrics metrics(painter.font());
    const QString shown = metrics.elidedText(name, Qt::ElideRight, row.width());
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, shown);
    row.setLeft(row.left() + metrics.horizontalAdvance(shown) + space(2));
    painter.setFont(theme_.font(TypeSize::Small));
    painter.setPen(theme_.color(Token::Muted));
    const QString words = marks().join(QStringLiteral(" · "));
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(painter.font()).elidedText(words, Qt::ElideRight, row.width()));
}

void ParticipantTile::paintLevel(QPainter& painter, const QRect& place) const
{
    const double share = std::clamp((level_ - kQuietest) / -kQuietest, 0.0, 1.0);
    painter.fillRect(place, theme_.color(Token::Line));
    painter.fillRect(QRect(place.topLeft(), QSize(qRound(place.width() * share), place.height())),
                     theme_.color(Token::Text));
}

void ParticipantTile::mouseDoubleClickEvent(QMouseEvent*)
{
    Q_EMIT pinRequested();
}

void ParticipantTile::pointAt(QPointF position, bool pressed)
{
    const QRectF place = pictureRect();
    if (picture_.image().isNull() || !place.contains(position)) return Q_EMIT pointed(std::nullopt, false);
    Q_EMIT pointed(
        QPointF((position.x() - place.left()) / place.width(), (position.y() - place.top()) / place.height()), pressed);
}

void ParticipantTile::mouseMoveEvent(QMouseEvent* event)
{
    pointAt(event->position(), event->buttons().testFlag(Qt::LeftButton));
}

void ParticipantTile::mousePressEvent(QMouseEvent* event)
{
    Q_EMIT pressed();
    if (event->button() == Qt::LeftButton) pointAt(event->position(), true);
}

void ParticipantTile::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) pointAt(event->position(), false);
}

void ParticipantTile::leaveEvent(QEvent*)
{
    Q_EMIT pointed(std::nullopt, false);
}

}  // namespace pitwatch::ui
