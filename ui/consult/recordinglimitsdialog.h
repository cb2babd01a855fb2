#pragma once

#include <QDialog>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeZone>
#include <QTimer>

#include <consult/consultrecordings.h>

namespace pitwatch::ui {

/// How long and how much of consultations is kept at this seat. Says what the limits would delete at once before they
/// can be accepted. GUI thread; the recordings outlive it.
class RecordingLimitsDialog final : public QDialog {
    Q_OBJECT

public:
    RecordingLimitsDialog(ConsultRecordings& recordings, QTimeZone zone, QWidget* parent = nullptr);

    RetentionLimits limits() const;

private:
    void ask();
    void tell(const RecordingForecast& forecast);

    ConsultRecordings& recordings_;
    const QTimeZone zone_;
    QFormLayout* form_;
    QSpinBox* days_;
    QSpinBox* most_;
    QSpinBox* reserve_;
    QLabel* forecast_;
    QPushButton* apply_;
    QTimer typed_;
};

}  // namespace pitwatch::ui
