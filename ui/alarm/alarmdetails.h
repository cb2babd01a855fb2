#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTextBrowser>
#include <QWidget>

#include <optional>

#include <alarm/alarm.h>

namespace pitwatch::ui {

/// One alarm: what, where, the facts, the rule behind it, its life so far; and the acknowledgement with a note.
class AlarmDetails final : public QWidget {
    Q_OBJECT

public:
    explicit AlarmDetails(QTimeZone zone, QWidget* parent = nullptr);

    /// Nothing: no alarm is chosen.
    void show(const std::optional<Alarm>& alarm, const QString& mineName);

Q_SIGNALS:
    void acknowledgeRequested(const QString& note);

private:
    QString lifeText(const Alarm& alarm) const;

    QTimeZone zone_;
    QLabel* title_;
    QLabel* facts_;
    QTextBrowser* life_;
    QLineEdit* note_;
    QPushButton* acknowledge_;
    AlarmId shown_;
};

}  // namespace pitwatch::ui
