#pragma once

#include <QWidget>

#include <vector>

#include "minecard.h"

namespace pitwatch::ui {

/// Where cards go: as many columns as the width holds; few mines get tall cards with lists, many get compact ones.
struct GridShape {
    int columns = 1;
    int cardWidth = 0;
    int cardHeight = 0;
    int totalHeight = 0;
    int footerHeight = 0;  ///< 0: there is no room for it
    bool operator==(const GridShape&) const = default;
};

/// `wanted`: the height that the fullest card would like to have. `viewport`: what can be seen at once. The footer gets
/// what cards leave, and cards leave it something where they can.
GridShape gridShape(int cards, QSize viewport, int wanted);

/// Cards in a grid, for a scroll area that tells it how much can be seen.
class CardGrid final : public QWidget {
    Q_OBJECT

public:
    explicit CardGrid(QWidget* parent = nullptr) : QWidget(parent) {}

    /// Takes ownership.
    void add(MineCard* card);
    const std::vector<MineCard*>& cards() const { return cards_; }
    /// Takes ownership. Stands below the cards where there is room.
    void setFooter(QWidget* footer);
    void setViewport(QSize viewport);
    /// After contents changed.
    void arrange();

private:
    std::vector<MineCard*> cards_;
    QWidget* footer_ = nullptr;
    QSize viewport_;
};

}  // namespace pitwatch::ui
