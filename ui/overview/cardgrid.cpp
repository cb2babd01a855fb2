#include "cardgrid.h"

#include <algorithm>

#include <ui/common/theme.h>

#include "cardpainter.h"

namespace pitwatch::ui {

namespace {
constexpr int kNarrowest = 380;
constexpr int kGap = space(3);
constexpr int kLeastFooter = 180;
}  // namespace

GridShape gridShape(int cards, QSize viewport, int wanted)
{
    GridShape shape;
    const int width = std::max(viewport.width(), kNarrowest);
    shape.columns = std::clamp((width + kGap) / (kNarrowest + kGap), 1, std::max(1, cards));
    shape.cardWidth = (width - (shape.columns - 1) * kGap) / shape.columns;
    const int rows = std::max(1, (cards + shape.columns - 1) / shape.columns);
    const int gaps = (rows - 1) * kGap;
    const int compact = rows * CardPainter::kCompactHeight + gaps;
    const bool footer = compact + kGap + kLeastFooter <= viewport.height();
    const int room = viewport.height() - gaps - (footer ? kGap + kLeastFooter : 0);
    shape.cardHeight =
        std::clamp(room / rows, CardPainter::kCompactHeight, std::max(CardPainter::kCompactHeight, wanted));
    // A list of one row says nothing: either lists or none.
    if (shape.cardHeight < CardPainter::kCompactHeight + 4 * CardPainter::kRow)
        shape.cardHeight = CardPainter::kCompactHeight;
    shape.totalHeight = rows * shape.cardHeight + gaps;
    if (footer) {
        shape.footerHeight = viewport.height() - shape.totalHeight - kGap;
        shape.totalHeight = viewport.height();
    }
    return shape;
}

void CardGrid::add(MineCard* card)
{
    card->setParent(this);
    card->show();
    cards_.push_back(card);
}

void CardGrid::setFooter(QWidget* footer)
{
    footer_ = footer;
    footer_->setParent(this);
}

void CardGrid::setViewport(QSize viewport)
{
    viewport_ = viewport;
    arrange();
}

void CardGrid::arrange()
{
    const int count = static_cast<int>(cards_.size());
    const int width = gridShape(count, viewport_, 0).cardWidth;
    int wanted = 0;
    for (const MineCard* card : cards_) wanted = std::max(wanted, card->detailHeight(width));
    const GridShape shape = gridShape(count, viewport_, wanted);
    for (int i = 0; i < count; ++i)
        cards_[static_cast<std::size_t>(i)]->setGeometry((i % shape.columns) * (shape.cardWidth + kGap),
                                                         (i / shape.columns) * (shape.cardHeight + kGap),
                                                         shape.cardWidth, shape.cardHeight);
    if (footer_) {
        footer_->setVisible(shape.footerHeight > 0);
        footer_->setGeometry(0, shape.totalHeight - shape.footerHeight, viewport_.width(), shape.footerHeight);
    }
    setMinimumHeight(shape.totalHeight);
}

}  // namespace pitwatch::ui
