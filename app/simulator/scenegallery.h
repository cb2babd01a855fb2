#pragma once

#include <list>
#include <map>
#include <memory>
#include <mutex>

#include "sceneactor.h"
#include "scenepicture.h"

namespace pitwatch::sim {

/// All figures, drawn when they are first needed and kept within a bound of memory. Safe from any thread.
class SceneGallery {
public:
    /// What is really visible of the figure, around its reference point, in units of its height.
    QRectF bounds(const Figure& figure);
    /// The figure `height` pixels high; never null.
    std::shared_ptr<const SceneSprite> sprite(const Figure& figure, int height);

private:
    using Key = std::pair<Figure, int>;
    struct Entry {
        std::shared_ptr<const SceneSprite> sprite;
        std::list<Key>::iterator use;
    };
    void forgetOldest();

    std::mutex mutex_;
    std::map<Figure, QRectF> bounds_;
    std::map<Key, Entry> sprites_;
    std::list<Key> uses_;  ///< latest first
    std::size_t bytes_ = 0;
};

}  // namespace pitwatch::sim
