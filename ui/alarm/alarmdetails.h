#pragma once

#include <QAction>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QWidget>

#include <memory>
#include <optional>

#include <alarm/alarm.h>
#include <region/region.h>
#include <ui/common/pagecontext.h>
#include <ui/consult/caseconsultations.h>

namespace pitwatch::ui {

/// One alarm: what, where, the facts, the rule behind it, its life so far; the acknowledgement with a note; and the
/// way to the pages that show more of it.
class AlarmDetails final : public QWidget {
    Q_OBJECT

public:
    AlarmDetails(const PageContext& context, QAction* acknowledge, QWidget* parent = nullptr);

    /// Nothing: no alarm is chosen. A note that was begun stays while the same alarm waits for it.
    void show(const std::optional<Alarm>& alarm);
    /// Looks again for consultations about the alarm.
    void refresh() { consultations_->refresh(); }
    QString note() const { return note_->text().trimmed(); }

Q_SIGNALS:
    /// "map", "power" or "wall", for the mine of the alarm.
    void pageRequested(const QString& pageId, const QString& mine);
    /// What could not be opened.
    void said(const QString& text);

private:
    QLabel* addRow(const QString& name);
    QWidget* buildLinks();
    void showFacts(const Alarm& alarm);
    void paintSign();
    QString lifeText(const Alarm& alarm) const;

    std::shared_ptr<const Region> region_;
    const Theme& theme_;
    QAction* acknowledge_;
    QLabel* sign_;
    QLabel* title_;
    QWidget* body_;
    QFormLayout* form_;
    QLabel *mine_, *state_, *facts_, *subject_, *rule_;
    QPlainTextEdit* life_;
    QLineEdit* note_;
    QWidget* links_;
    QList<QToolButton*> pages_;
    CaseConsultations* consultations_;
    std::optional<Alarm> shown_;
};

/// The name of what an alarm is about, where the region knows one, with its code.
QString subjectText(const Alarm& alarm, const Region& region);

}  // namespace pitwatch::ui
