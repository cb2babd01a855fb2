#include "recordingmark.h"

namespace pitwatch::ui {

using namespace Qt::StringLiterals;

RecordingMark::RecordingMark(const ConsultSession& session, const Theme& theme, QWidget* parent)
    : QLabel(parent), session_(session)
{
    setProperty("role", u"notice"_s);
    setTextFormat(Qt::PlainText);
    setFont(theme.font(TypeSize::Body, true));
    setContentsMargins(space(2), 0, space(2), 0);
    setAccessibleName(tr("Recording"));
    hide();
    connect(&session_, &ConsultSession::roomChanged, this, &RecordingMark::follow);
}

void RecordingMark::follow()
{
    const RoomView& room = session_.room();
    const bool recorded = !room.recordedBy().isEmpty();
    if (recorded) {
        const PeerInfo* by = room.find(room.recordedBy());
        setText(u"● "_s + tr("Recorded by %1").arg(by ? by->name : tr("a host")));
    }
    setVisible(recorded);
    if (std::exchange(recorded_, recorded) == recorded) return;
    Q_EMIT said(recorded ? tr("Recording has begun: picture and sound of everybody are kept. Everybody is told.")
                         : tr("Recording has ended."));
}

QAction* RecordingMark::makeAction(ConsultRecording& recording, PageTools& tools)
{
    QAction* action = tools.add(tr("Record"), u"record"_s, {Qt::Key_R},
                                tr("Keep picture and sound of everybody; all participants are told"));
    action->setCheckable(true);
    action->setAutoRepeat(false);
    connect(action, &QAction::triggered, this, [this, &recording, action] { toggle(recording, action); });
    connect(&recording, &ConsultRecording::stateChanged, action,
            [action](ConsultRecording::State state) { action->setChecked(state != ConsultRecording::State::Off); });
    connect(&recording, &ConsultRecording::failed, this, [this](const Error& error) {
        Q_EMIT said(tr("The consultation is recorded no longer: %1").arg(error.text()));
    });
    return action;
}

void RecordingMark::toggle(ConsultRecording& recording, QAction* action)
{
    if (recording.state() != ConsultRecording::State::Off) return recording.stop();
    const Result<void> started = recording.start();
    if (!started) Q_EMIT said(tr("Cannot be recorded: %1").arg(started.error().text()));
    action->setChecked(recording.state() != ConsultRecording::State::Off);
}

}  // namespace pitwatch::ui
