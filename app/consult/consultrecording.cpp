#include "consultrecording.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

ConsultRecording::ConsultRecording(ConsultSession& session, HostedRoom& room, ConsultRecordings& recordings,
                                   QObject* parent)
    : QObject(parent), session_(session), room_(room), recordings_(recordings)
{
    connect(&session_, &ConsultSession::roomChanged, this, &ConsultRecording::follow);
    connect(&session_, &ConsultSession::stateChanged, this, &ConsultRecording::follow);
    connect(&session_, &ConsultSession::refused, this, [this](const QString&, const QString& text) {
        // The room lets somebody else record, or us no longer.
        if (state_ == State::Announced) fail({ErrorKind::Permission, text, {}});
    });
}

ConsultRecording::~ConsultRecording()
{
    finish();
}

Result<void> ConsultRecording::start()
{
    if (state_ != State::Off) return {};
    const RoomView& view = session_.room();
    if (!session_.hasMedia()) return Error{ErrorKind::Unavailable, tr("there is no media engine"), {}};
    if (!view.isHost()) return Error{ErrorKind::Permission, tr("only a host may do that"), {}};
    if (!view.recordedBy().isEmpty())
        return Error{ErrorKind::Exhausted, tr("the consultation is being recorded already"), {}};
    RecordingNote note;
    note.room = room_.room().plan().id;
    note.subject = room_.plan().subject;
    note.caseId = room_.plan().caseId;
    note.recordedBy = view.self().name;
    // Before it is announced: nobody is told of a recording that cannot be.
    const Result<ConsultRecorder*> recorder = recordings_.begin(note);
    if (!recorder) return recorder.error();
    recorder_ = recorder.value();
    connect(recorder_, &ConsultRecorder::failed, this, &ConsultRecording::fail);
    // The minutes name a file as soon as it is there: a crash must not lose it.
    connect(recorder_, &ConsultRecorder::begun, &room_, [room = &room_](const RecordingNote& begun) {
        room->noteRecording(begun.file, begun.mixed ? kMixedSound : begun.name);
    });
    setState(State::Announced);
    session_.announceRecording(true);
    return {};
}

void ConsultRecording::stop()
{
    if (state_ == State::Off) return;
    finish();
    session_.announceRecording(false);
}

/// Everything that ends the recording comes by here: another host, the loss of the server, the end of our own role.
void ConsultRecording::follow()
{
    if (state_ == State::Off) return;
    if (!session_.hasMedia()) return fail({ErrorKind::Unavailable, tr("there are no media any more"), {}});
    const RoomView& view = session_.room();
    const bool inside = session_.state() == SignalClient::State::Inside;
    const bool ours = inside && !view.self().id.isEmpty() && view.recordedBy() == view.self().id;
    if (state_ == State::Announced && ours) begin();
    if (state_ == State::Running && ours) nameEverybody();
    if (state_ == State::Running && !ours) finish();
    if (state_ == State::Announced && !inside) finish();
}

void ConsultRecording::begin()
{
    nameEverybody();
    if (const Result<void> started = session_.startRecording(recorder_->sink()); !started) return fail(started.error());
    setState(State::Running);
}

void ConsultRecording::nameEverybody()
{
    if (!recorder_) return;
    const RoomView& view = session_.room();
    recorder_->setParticipant({}, {view.self().id, view.self().name});
    for (const PeerInfo& peer : view.peers()) recorder_->setParticipant(peer.id.text(), {peer.id, peer.name});
}

void ConsultRecording::finish()
{
    if (state_ == State::Off) return;
    session_.stopRecording();
    if (recorder_) {
        disconnect(recorder_, &ConsultRecorder::failed, this, nullptr);
        recorder_->stop();
    }
    recorder_ = nullptr;
    setState(State::Off);
}

void ConsultRecording::fail(const Error& error)
{
    stop();
    Q_EMIT failed(error);
}

void ConsultRecording::setState(State state)
{
    state_ = state;
    Q_EMIT stateChanged(state);
}

}  // namespace pitwatch
