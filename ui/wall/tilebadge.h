#pragma once

#include <QFrame>
#include <QGridLayout>
#include <QLabel>

#include <utility>
#include <vector>

#include "streamdetails.h"

namespace pitwatch::ui {

/// The panel with the measured truth about one tile, laid over the wall beside the tile's mark. Refreshed by its
/// owner; can be copied as text; Esc closes it. GUI thread.
class TileBadge final : public QFrame {
    Q_OBJECT

public:
    explicit TileBadge(QWidget* wall);

    /// Shows what is known now. The panel stays inside the wall and leaves the tile's caption free.
    void show(const TileView& view, int captionHeight, const QTimeZone& zone);
    QString text() const { return text_; }

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill(const std::vector<DetailRow>& rows);
    void place(const QRect& picture);
    void copy();

    QLabel* title_;
    std::vector<std::pair<QLabel*, QLabel*>> rows_;
    QGridLayout* grid_;
    QString text_;
};

}  // namespace pitwatch::ui
