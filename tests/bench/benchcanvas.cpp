#include "benchcanvas.h"

#include <QPaintEvent>
#include <QPainter>

#include <cmath>

#include <ui/wall/rasterpictures.h>

namespace pitwatch::bench {

BenchCanvas::BenchCanvas(VideoEngine& engine, std::vector<std::shared_ptr<VideoStream>> streams, QSize tile)
    : engine_(engine)
{
    const int columns = std::max(1, int(std::ceil(std::sqrt(double(streams.size())))));
    const int rows = (int(streams.size()) + columns - 1) / columns;
    for (std::size_t i = 0; i < streams.size(); ++i) {
        const QPoint corner(int(i) % columns * tile.width(), int(i) / columns * tile.height());
        tiles_.push_back({std::move(streams[i]), nullptr, QRect(corner, tile)});
    }
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFixedSize(columns * tile.width(), rows * tile.height());
    clock_.setTimerType(Qt::PreciseTimer);
    connect(&clock_, &QTimer::timeout, this, &BenchCanvas::tick);
    clock_.start(20);
}

void BenchCanvas::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    for (Tile& tile : tiles_) {
        if (!event->region().intersects(tile.place)) continue;
        if (!tile.frame) {
            painter.fillRect(tile.place, palette().window());
            continue;
        }
        // A clip of several rectangles makes Qt paint span by span, in a thread pool; one rectangle is a plain copy.
        painter.setClipRect(tile.place);
        ui::drawPicture(painter, *tile.frame, tile.place, tile.place);
        if (tile.frame->sequence == tile.paintedSequence) continue;
        tile.paintedSequence = tile.frame->sequence;
        ++painted_;
    }
}

void BenchCanvas::tick()
{
    const std::uint64_t generation = engine_.generation();
    if (generation == generation_) return;
    generation_ = generation;
    QRegion changed;
    for (Tile& tile : tiles_) {
        auto frame = tile.stream->latestFrame();
        if (!frame || frame == tile.frame) continue;
        tile.frame = std::move(frame);
        changed += tile.place;
    }
    if (!changed.isEmpty()) update(changed);
}

}  // namespace pitwatch::bench
