#include "playbackcanvas.h"

#include <QMouseEvent>
#include <QPainter>

#include <ui/wall/rasterpictures.h>

namespace pitwatch::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto kTick = 16ms;
constexpr int kCaption = 22;
constexpr int kPadding = 8;
constexpr int kGap = 2;

int columnsFor(std::size_t cameras)
{
    return cameras <= 1 ? 1 : cameras <= 4 ? 2 : 3;
}

int rowsFor(std::size_t cameras)
{
    return cameras <= 2 ? 1 : cameras <= 6 ? 2 : 3;
}

}  // namespace

PlaybackCanvas::PlaybackCanvas(SyncPlayer& player, const Theme& theme, std::shared_ptr<const Region> region,
                               QWidget* parent)
    : QWidget(parent), player_(player), theme_(theme), region_(std::move(region))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 180);
    setAccessibleName(tr("Recorded pictures"));
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(kTick);
    connect(&timer_, &QTimer::timeout, this, &PlaybackCanvas::tick);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PlaybackCanvas::setCameras(const std::vector<CameraKey>& cameras)
{
    cameras_ = cameras;
    full_.reset();
    chosen_ = 0;
    arrange();
}

std::optional<CameraKey> PlaybackCanvas::chosen() const
{
    return chosen_ < cameras_.size() ? std::optional(cameras_[chosen_]) : std::nullopt;
}

void PlaybackCanvas::setActive(bool active)
{
    active ? timer_.start() : timer_.stop();
}

void PlaybackCanvas::tick()
{
    if (const std::uint64_t now = player_.generation(); now != seen_) {
        seen_ = now;
        arrange();
    }
    Q_EMIT moved();
}

/// Tells the player how large each picture is shown.
void PlaybackCanvas::arrange()
{
    for (std::size_t i = 0; i < cameras_.size(); ++i) {
        const QRect place = placeOf(i, player_.picture(cameras_[i]));
        if (!place.isEmpty()) player_.setTargetSize(cameras_[i], place.size() * devicePixelRatioF());
    }
    update();
}

QRect PlaybackCanvas::tileOf(std::size_t index) const
{
    if (full_) return *full_ == index ? rect() : QRect();
    const int columns = columnsFor(cameras_.size());
    const int rows = rowsFor(cameras_.size());
    const int column = int(index) % columns;
    const int row = int(index) / columns;
    const QPoint from(width() * column / columns, height() * row / rows);
    const QPoint to(width() * (column + 1) / columns, height() * (row + 1) / rows);
    return QRect(from, QSize(to.x() - from.x(), to.y() - from.y())).adjusted(0, 0, -kGap, -kGap);
}

QRect PlaybackCanvas::placeOf(std::size_t index, const PlaybackPicture& picture) const
{
    const QRect room = tileOf(index).adjusted(0, 0, 0, -kCaption);
    if (room.isEmpty()) return {};
    const QSize source = picture.frame ? picture.frame->sourceSize : QSize(16, 9);
    QRect place(QPoint(), source.scaled(room.size(), Qt::KeepAspectRatio));
    place.moveCenter(room.center());
    return place;
}

std::optional<std::size_t> PlaybackCanvas::under(QPoint position) const
{
    for (std::size_t i = 0; i < cameras_.size(); ++i)
        if (tileOf(i).contains(position)) return i;
    return std::nullopt;
}

void PlaybackCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(Token::Window));
    for (std::size_t i = 0; i < cameras_.size(); ++i)
        if (!tileOf(i).isEmpty()) paintTile(painter, i);
}

void PlaybackCanvas::paintTile(QPainter& painter, std::size_t index) const
{
    const PlaybackPicture picture = player_.picture(cameras_[index]);
    const QRect tile = tileOf(index);
    const QRect place = placeOf(index, picture);
    if (picture.frame) {
        drawPicture(painter, *picture.frame, place, place);
    } else {
        painter.fillRect(tile.adjusted(0, 0, 0, -kCaption), theme_.color(Token::Panel));
        paintNotice(painter, tile.adjusted(kPadding, kPadding, -kPadding, -kPadding - kCaption), picture);
    }
    paintCaption(painter, QRect(tile.left(), tile.bottom() + 1 - kCaption, tile.width(), kCaption), index, picture);
    if (index != chosen_ || cameras_.size() < 2) return;
    painter.setPen(QPen(theme_.color(Token::Focus), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(tile.adjusted(1, 1, -1, -1));
}

void PlaybackCanvas::paintCaption(QPainter& painter, const QRect& bar, std::size_t index,
                                  const PlaybackPicture& picture) const
{
    painter.fillRect(bar, theme_.color(Token::Panel));
    painter.setFont(theme_.font(TypeSize::Small));
    const QRect text = bar.adjusted(kPadding, 0, -kPadding, 0);
    // The picture's own time, to the millisecond: that is what a statement is made of.
    const QString when = picture.frame ? toDateTime(*picture.frame->capturedAt, region_->timezone)
                                             .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"))
                                       : QString();
    const QString mark = tr("▷ Recorded");
    const QString state = when.isEmpty() ? mark : QStringLiteral("%1 · %2").arg(mark, when);
    const int stateWidth = painter.fontMetrics().horizontalAdvance(state) + 4;
    painter.setPen(theme_.color(Token::Muted));
    painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, state);
    const Camera* camera = region_->camera(cameras_[index]);
    const Mine* mine = region_->mine(cameras_[index].mine);
    QString name = camera ? camera->name : cameras_[index].camera.text();
    if (mine && bar.width() > 420) name = QStringLiteral("%1 · %2").arg(mine->name, name);
    painter.setPen(theme_.color(Token::Text));
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, text.width() - stateWidth - kPadding));
}

void PlaybackCanvas::paintNotice(QPainter& painter, const QRect& place, const PlaybackPicture& picture) const
{
    QString text;
    switch (picture.phase) {
        case PlaybackPhase::Loading:
            text = tr("Looking for the picture…");
            break;
        case PlaybackPhase::Gap:
            text = tr("No recording here");
            if (picture.following)
                text +=
                    QLatin1Char('\n') + tr("goes on at %1").arg(formatDateTime(*picture.following, region_->timezone));
            break;
        case PlaybackPhase::Failed:
            text = tr("The recording cannot be read") + QLatin1Char('\n') + picture.reason;
            break;
        case PlaybackPhase::Picture:
            text = tr("This picture cannot be shown");
            break;
    }
    painter.setFont(theme_.font());
    painter.setPen(theme_.color(picture.phase == PlaybackPhase::Failed ? Token::Text : Token::Muted));
    painter.drawText(place, Qt::AlignCenter | Qt::TextWordWrap, text);
}

void PlaybackCanvas::resizeEvent(QResizeEvent*)
{
    arrange();
}

void PlaybackCanvas::mousePressEvent(QMouseEvent* event)
{
    if (const auto index = under(event->pos())) chosen_ = *index;
    update();
}

void PlaybackCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto index = under(event->pos());
    if (!index) return;
    full_ = full_ ? std::nullopt : index;
    arrange();
}

}  // namespace pitwatch::ui
