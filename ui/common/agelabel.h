#pragma once

#include <QLabel>
#include <QTimer>

#include <optional>

#include <core/clock.h>
#include <engine/snapshot.h>

#include "theme.h"

namespace pitwatch::ui {

/// How old a value is, in words, counting on by itself while it can be seen. Greyed when stale; a dash before the
/// first value.
class AgeLabel final : public QLabel {
    Q_OBJECT

public:
    AgeLabel(const Clock& clock, const Theme& theme, QWidget* parent = nullptr);

    void setTime(std::optional<UtcTime> at, Freshness freshness = Freshness::Fresh);
    bool stale() const { return freshness_ == Freshness::Stale; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();
    void recolor();

    const Clock& clock_;
    const Theme& theme_;
    std::optional<UtcTime> at_;
    Freshness freshness_ = Freshness::Never;
    QTimer timer_;
};

}  // namespace pitwatch::ui
