#pragma once

#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <memory>
#include <vector>

#include <video/videostream.h>

namespace pitwatch::bench {

/// The smallest honest wall: one clock tick asks the engine whether anything is new, repaints the tiles that are, and
/// counts each picture that it has not painted before. GUI thread.
class BenchCanvas final : public QWidget {
public:
    /// The engine must outlive the canvas.
    BenchCanvas(VideoEngine& engine, std::vector<std::shared_ptr<VideoStream>> streams, QSize tile);

    std::uint64_t painted() const { return painted_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Tile {
        std::shared_ptr<VideoStream> stream;
        std::shared_ptr<const VideoFrame> frame;
        QRect place;
        std::uint64_t paintedSequence = 0;
    };

    void tick();

    VideoEngine& engine_;
    std::vector<Tile> tiles_;
    std::uint64_t generation_ = 0;
    std::uint64_t painted_ = 0;
    QTimer clock_;
};

}  // namespace pitwatch::bench
