#pragma once

#include "consultrecordings.h"
#include "consultsession.h"
#include "hostedroom.h"

namespace pitwatch {

/// Whether the consultation that this seat holds is recorded. The order is fixed: the room says to everybody that it is
/// recorded, and only when it has said it to us too does recording begin; it ends as soon as the room says so, or no
/// longer knows us. What fails ends the recording and never the call. GUI thread; everything that it is given outlives
/// it.
class ConsultRecording final : public QObject {
    Q_OBJECT

public:
    enum class State { Off, Announced, Running };

    ConsultRecording(ConsultSession& session, HostedRoom& room, ConsultRecordings& recordings,
                     QObject* parent = nullptr);
    ~ConsultRecording() override;

    State state() const { return state_; }
    /// Permission: not a host; Unavailable: no media here; Exhausted: see ConsultRecordings::begin(), or somebody else
    /// records.
    Result<void> start();
    void stop();

Q_SIGNALS:
    void stateChanged(pitwatch::ConsultRecording::State state);
    void failed(const pitwatch::Error& error);

private:
    void follow();
    void begin();
    void nameEverybody();
    void finish();
    void fail(const Error& error);
    void setState(State state);

    ConsultSession& session_;
    HostedRoom& room_;
    ConsultRecordings& recordings_;
    QPointer<ConsultRecorder> recorder_;
    State state_ = State::Off;
};

}  // namespace pitwatch
