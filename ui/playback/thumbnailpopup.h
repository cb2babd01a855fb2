#pragma once

#include <QLabel>
#include <QWidget>

#include <ui/common/theme.h>

namespace pitwatch::ui {

/// What stands over the timeline while the mouse rests on it: the moment and a small picture of it.
class ThumbnailPopup final : public QWidget {
    Q_OBJECT

public:
    ThumbnailPopup(const Theme& theme, QWidget* parent);

    /// `bottom`: global place that the popup stands above. Null picture: still being looked for.
    void showMoment(const QString& text, QPoint bottom);
    /// A null picture: there is none.
    void setPicture(const QImage& image);

private:
    QLabel* picture_;
    QLabel* text_;
};

}  // namespace pitwatch::ui
