#pragma once

#include <QPushButton>
#include <QSoundEffect>

#include <consult/consultdesk.h>

#include "participanttile.h"

namespace pitwatch::ui {

/// Tries the chosen devices before a consultation: what the camera shows, how loud the microphone is after echo and
/// noise are taken out, a tone on the loudspeaker. Lets go of them when it is hidden and when a consultation begins.
/// GUI thread; the desk outlives it.
class DeviceTrial final : public QWidget {
    Q_OBJECT

public:
    using Choice = std::function<ConsultMedia()>;

    /// `choice`: the devices as they are chosen now.
    DeviceTrial(ConsultDesk& desk, Choice choice, const Theme& theme, QWidget* parent = nullptr);
    ~DeviceTrial() override;

    bool isOn() const { return engine_ != nullptr; }
    const ParticipantTile& tile() const { return *tile_; }
    /// Other devices were chosen.
    void choiceChanged();

Q_SIGNALS:
    /// What does not work.
    void said(const QString& text);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void setOn(bool on);
    void start();
    void stop();
    void playTone();

    ConsultDesk& desk_;
    const Choice choice_;
    QPushButton* toggle_;
    ParticipantTile* tile_;
    QSoundEffect* tone_ = nullptr;
    std::unique_ptr<ConsultEngine> engine_;
};

}  // namespace pitwatch::ui
