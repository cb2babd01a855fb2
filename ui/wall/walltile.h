#pragma once

#include <QRect>
#include <QSize>

#include <memory>
#include <optional>

#include <core/clock.h>
#include <evidence/evidencedesk.h>
#include <vision/detectionstore.h>

#include "tilepainter.h"
#include "tilereplay.h"
#include "tilestream.h"

namespace pitwatch::ui {

/// What the tiles of a wall are fed from; outlives them.
struct WallSources {
    std::shared_ptr<const Region> region;
    VideoEngine* video = nullptr;
    const DetectionStore* detections = nullptr;  ///< null: no boxes
    const Clock* clock = nullptr;
    QualityLimits quality{};
    EvidenceDesk* evidence = nullptr;  ///< null: nothing is kept, nothing can be replayed
    bool gl = false;                   ///< a graphics card draws
};

/// One tile as it is shown now.
struct WallTile {
    int tile = 0;
    std::uint64_t id = 0;  ///< never given twice
    CameraKey key;
    QString mine;                        ///< name of the camera's mine
    std::unique_ptr<TileStream> stream;  ///< null: empty, or no such camera in the region
    QRect rect;                          ///< empty: another tile fills the wall
    QRect picture;
    QSize shape;  ///< of the source, as laid out
    QRectF part = kWholePicture;
    QString note;  ///< see TileView
    std::chrono::milliseconds delay{0};
    std::optional<StreamPhase> announced;
    bool boxesDrawn = false;  ///< in the newest painting
    TileState state = TileState::Waiting;
    QualityChoice quality;
    std::optional<Micros> captureAge;  ///< capture to paint of the newest painted frame, by the camera's clock
    std::uint64_t paintedSequence = 0;
    std::unique_ptr<TileReplay> replay;  ///< null: live
};

/// Where tiles are laid out, in the widget's pixels.
struct WallSurface {
    QSize size;
    double pixelRatio = 1;
    int captionHeight = 0;
};

/// Makes the tiles of a wall and gives them their place. GUI thread.
class TileMaker {
    Q_DECLARE_TR_FUNCTIONS(TileMaker)

public:
    explicit TileMaker(const WallSources& sources) : sources_(sources) {}

    /// Without a camera, or with one that the region does not know: a tile without a stream.
    std::unique_ptr<WallTile> make(const std::optional<CameraKey>& key, bool visible);
    /// The picture's place within the tile's, by the shape that its source has now.
    static void takeShape(WallTile& tile, const WallSurface& surface);

private:
    TileSinks sinksFor(const CameraKey& key) const;

    const WallSources& sources_;
    std::uint64_t lastId_ = 0;
};

/// The picture of a stream and what is known of the stream.
TileView streamView(const TileStream& stream, UtcTime now);
/// A view of the present: how old its picture is, what state that means (view.captureAge is known already), its boxes.
void describePresent(TileView& view, const CameraKey& camera, const DetectionStore* detections);

/// The tile that shows the camera already, taken out of the list; null when none does.
std::unique_ptr<WallTile> takeTile(std::vector<std::unique_ptr<WallTile>>& tiles, const std::optional<CameraKey>& key);

}  // namespace pitwatch::ui
