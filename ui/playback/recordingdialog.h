#pragma once

#include <QDialog>
#include <QSpinBox>

#include <recording/recordingretention.h>

namespace pitwatch::ui {

/// How long and how much is recorded at this seat.
class RecordingDialog final : public QDialog {
    Q_OBJECT

public:
    explicit RecordingDialog(const RecordingSettings& settings, QWidget* parent = nullptr);

    RecordingSettings settings() const;

private:
    const RecordingSettings before_;
    QSpinBox* days_;
    QSpinBox* most_;
    QSpinBox* reserve_;
};

}  // namespace pitwatch::ui
