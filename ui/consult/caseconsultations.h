#pragma once

#include <QMenu>
#include <QToolButton>

#include <vector>

#include <consult/minutesfolder.h>
#include <consult/recordingshelf.h>
#include <ui/common/pagecontext.h>

namespace pitwatch::ui {

/// The consultations about an alarm, and what was recorded of them: a button that lists them, opens their minutes as
/// PDF and the folders of their recordings with what the desktop has for it. GUI thread, which waits for no disk; what
/// the context points to outlives it.
class CaseConsultations final : public QToolButton {
    Q_OBJECT

public:
    explicit CaseConsultations(const PageContext& context, QWidget* parent = nullptr);

    /// An empty one: no alarm is chosen.
    void setCase(const QString& caseId);
    /// Looks again, e.g. after a consultation.
    void refresh();
    QMenu& list() { return *menu_; }

Q_SIGNALS:
    /// What could not be opened.
    void said(const QString& text);

private:
    void fill();
    void openMinutes(const QString& file);
    void write(const Minutes& minutes);
    void openFile(const QString& path);

    const PageContext context_;
    QMenu* menu_;
    QString case_;
    int asked_ = 0;  ///< answers to an earlier question are dropped
    std::vector<MinutesSummary> consultations_;
    std::vector<ShelvedRecording> recordings_;
};

}  // namespace pitwatch::ui
