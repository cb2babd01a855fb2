#pragma once

#include <QWidget>

#include <ui/common/theme.h>

#include "minecardcontent.h"

namespace pitwatch::ui {

/// One mine. A click, or Enter, opens what lies under the pointer: alarms, power, wall, or the map. GUI thread.
class MineCard final : public QWidget {
    Q_OBJECT

public:
    explicit MineCard(const Theme& theme, QWidget* parent = nullptr);

    void setContent(MineCardContent content);
    const MineCardContent& content() const { return content_; }
    /// What the whole content would need.
    int detailHeight(int width) const;

Q_SIGNALS:
    void openRequested(const QString& pageId, const QString& mineCode);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString pageAt(QPoint position) const;

    const Theme& theme_;
    MineCardContent content_;
};

}  // namespace pitwatch::ui
