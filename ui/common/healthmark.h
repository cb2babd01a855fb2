#pragma once

#include <QString>
#include <QWidget>

#include "theme.h"

namespace pitwatch::ui {

/// How something that should always work does. Told by shape, because hue belongs to grades.
enum class Health {
    Good,     ///< small filled dot, muted: nobody needs to look
    Waiting,  ///< ring
    Bad,      ///< cross on a bar of the selection colour
};

/// A health with a text, e.g. of a feed in the status strip.
class HealthMark final : public QWidget {
    Q_OBJECT

public:
    explicit HealthMark(const Theme& theme, QWidget* parent = nullptr);

    void set(Health health, const QString& text, const QString& toolTip = {});
    Health health() const { return health_; }
    const QString& text() const { return text_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
    Health health_ = Health::Waiting;
    QString text_;
};

void paintHealthShape(QPainter& painter, const QRectF& rectangle, Health health, const Theme& theme);

}  // namespace pitwatch::ui
