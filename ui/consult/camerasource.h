#pragma once

#include <region/region.h>
#include <ui/common/pagecontext.h>
#include <ui/wall/tilepainter.h>
#include <ui/wall/tilestream.h>

#include "tablesource.h"

namespace pitwatch::ui {

/// A camera with the boxes of its detections, as its tile on the wall shows it. GUI thread; what the context points to
/// outlives it.
class CameraSource final : public TableSource {
    Q_OBJECT

public:
    CameraSource(const PageContext& context, const CameraKey& key);

    QString title() const override;
    QImage picture(QSize size) override;

private:
    TileView view(QSize size);

    const PageContext context_;
    const CameraKey key_;
    const Camera camera_;
    QString mineName_;
    TilePainter painter_;
    TileStream stream_;
    std::chrono::milliseconds delay_{0};  ///< how long pictures wait for their boxes
};

}  // namespace pitwatch::ui
