#pragma once

#include <QImage>
#include <QObject>

namespace pitwatch::ui {

/// Something that can be put on the table: paints itself as it is now. GUI thread.
class TableSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// How it is called, for the one who shares it.
    virtual QString title() const = 0;
    /// In exactly this size; null while there is nothing to show.
    virtual QImage picture(QSize size) = 0;
};

}  // namespace pitwatch::ui
