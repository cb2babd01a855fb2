#pragma once

#include <QLabel>

#include <consult/consultrecording.h>
#include <ui/common/pagetools.h>

namespace pitwatch::ui {

/// Says for as long as it is so that everybody in the room is recorded, and by whom; hidden otherwise. GUI thread; the
/// session outlives it.
class RecordingMark final : public QLabel {
    Q_OBJECT

public:
    RecordingMark(const ConsultSession& session, const Theme& theme, QWidget* parent = nullptr);

    /// The switch for the seat that may record; the recording outlives it.
    QAction* makeAction(ConsultRecording& recording, PageTools& tools);

Q_SIGNALS:
    void said(const QString& text);

private:
    void follow();
    void toggle(ConsultRecording& recording, QAction* action);

    const ConsultSession& session_;
    bool recorded_ = false;
};

}  // namespace pitwatch::ui
