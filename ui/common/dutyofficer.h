#pragma once

#include <QObject>
#include <QString>

#include "uistate.h"

namespace pitwatch::ui {

/// Who sits here and acknowledges (值班员). Remembered; empty until somebody gives a name. GUI thread.
class DutyOfficer final : public QObject {
    Q_OBJECT

public:
    static constexpr int kLongestName = 40;

    explicit DutyOfficer(UiState& state, QObject* parent = nullptr);

    const QString& name() const { return name_; }
    void setName(const QString& name);

Q_SIGNALS:
    void changed();

private:
    UiState& state_;
    QString name_;
};

}  // namespace pitwatch::ui
