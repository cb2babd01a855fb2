#pragma once

#include <QLabel>

#include <consult/minutesfolder.h>

namespace pitwatch::ui {

/// Says that minutes cannot be written for as long as they cannot: whoever takes down decisions has to know. Hidden
/// otherwise. GUI thread; the folder outlives it.
class MinutesNotice final : public QLabel {
    Q_OBJECT

public:
    explicit MinutesNotice(const MinutesFolder& folder, QWidget* parent = nullptr);

private:
    void follow();

    const MinutesFolder& folder_;
};

}  // namespace pitwatch::ui
