#pragma once

#include <QFormLayout>
#include <QLabel>
#include <QWidget>

#include <vector>

#include <core/clock.h>
#include <engine/snapshot.h>

namespace pitwatch::ui {

/// Everything that is known of one tag: who, where, since when, how old. GUI thread.
class TagDetails final : public QWidget {
    Q_OBJECT

public:
    TagDetails(QTimeZone zone, const Clock& clock, QWidget* parent = nullptr);

    /// Null: nothing is selected, or `chosen` is not reported any more.
    void show(const TagSnapshot* tag, const Mine* mine, const TagCode& chosen = {});

private:
    QLabel* addRow(const QString& name);
    QString stateText(const TagSnapshot& tag) const;
    QString placeText(const TagSnapshot& tag, const Mine& mine) const;
    QString sinceText(const std::optional<UtcTime>& since) const;

    QTimeZone zone_;
    const Clock& clock_;
    QFormLayout* form_;
    QLabel *hint_, *name_, *tag_, *job_, *area_, *place_, *underSince_, *areaSince_, *seen_, *state_;
    std::vector<QWidget*> rows_;
};

}  // namespace pitwatch::ui
