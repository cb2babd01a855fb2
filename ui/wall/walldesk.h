#pragma once

#include <QString>

#include <functional>
#include <vector>

#include "wallstate.h"

namespace pitwatch {
class EvidenceDesk;
}

namespace pitwatch::ui {

class LayoutShelf;
class WallPage;

/// Another wall of the seat that can show what this one shows.
struct WallTarget {
    QString name;
    std::function<void(const WallState&)> show;
};

/// What one wall can ask of the seat that has several. GUI thread.
class WallDesk {
public:
    virtual ~WallDesk() = default;

    /// A new wall in a window of its own; null: with nothing on it. False when there are as many as there may be.
    virtual bool openWindow(const WallState* wall) = 0;
    virtual bool canReopen() const = 0;
    /// Opens the wall window that was closed last.
    virtual void reopen() = 0;
    /// The other walls.
    virtual std::vector<WallTarget> targets(const WallPage& from) = 0;
};

/// What makes one wall of a seat different from another.
struct WallSetup {
    QString key = QStringLiteral("wall");  ///< of what it remembers
    bool first = true;                     ///< the seat's first wall: shows tree and cameras before anything is chosen
    LayoutShelf* shelf = nullptr;          ///< shared by all walls; null: the page makes one
    WallDesk* desk = nullptr;              ///< null: there is one wall only
    EvidenceDesk* evidence = nullptr;      ///< what is kept of open cameras; null: neither replay nor clips
};

}  // namespace pitwatch::ui
