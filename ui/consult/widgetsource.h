#pragma once

#include <QPointer>
#include <QWidget>

#include <memory>

#include "tablesource.h"

namespace pitwatch::ui {

/// A widget: one of its own that is never on a screen, or one that others own. GUI thread.
class WidgetSource final : public TableSource {
    Q_OBJECT

public:
    /// Kept alive and active off screen.
    WidgetSource(QString title, std::unique_ptr<QWidget> own, QSize size);
    /// Ends with the widget: shows nothing then.
    WidgetSource(QString title, QWidget* other);
    ~WidgetSource() override;

    QString title() const override { return title_; }
    QImage picture(QSize size) override;

private:
    const QString title_;
    std::unique_ptr<QWidget> own_;
    QPointer<QWidget> widget_;
};

}  // namespace pitwatch::ui
