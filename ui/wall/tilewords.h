#pragma once

#include <QCoreApplication>
#include <QString>

namespace pitwatch::ui {

struct TileView;

/// Below this many pixels of width words of a tile are left out or shortened.
constexpr int kNarrowTile = 260;

/// What a tile says of itself in words. Pure.
class TileWords {
    Q_DECLARE_TR_FUNCTIONS(TileWords)

public:
    /// The camera, with its mine where the tile is wide enough.
    static QString name(const TileView& view);
    /// The state of a tile in a few words, with its age where it has one.
    static QString state(const TileView& view);
    /// Of a tile that shows less than it is worth because the machine does not keep up: that and why. Empty otherwise.
    static QString pressure(const TileView& view);
    /// Both of them.
    static QString stateWithPressure(const TileView& view);
    /// `state` with what else is done with the stream: recorded, listened to.
    static QString withUse(const TileView& view, const QString& state);
};

}  // namespace pitwatch::ui
