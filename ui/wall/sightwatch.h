#pragma once

#include <QRegion>
#include <QWidget>

namespace pitwatch::ui {

/// Says what of a widget somebody can see: nothing while it or its window is hidden, minimised or, where the platform
/// tells, covered; otherwise all of it but what lies outside its ancestors. GUI thread; belongs to the widget.
class SightWatch final : public QObject {
    Q_OBJECT

public:
    explicit SightWatch(QWidget& widget);

    /// In the widget's coordinates, as of the last change.
    const QRegion& seen() const { return seen_; }
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void changed();

private:
    void follow();
    void lookSoon();
    void look();
    QRegion visiblePart() const;

    QWidget& widget_;
    QRegion seen_;
    bool pending_ = false;
};

}  // namespace pitwatch::ui
