#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include "audibility.h"
#include "pushtotalk.h"

namespace pitwatch::ui {

/// Joins what is held to speak with the session, and tells a person who is not heard, and why: at each word while the
/// microphone is off or muted, and by itself when it is on and nothing reaches anybody. GUI thread; the session
/// outlives it.
class TalkControl final : public QObject {
    Q_OBJECT

public:
    /// `patience`: a way to the others that is just being made is nothing to worry about for so long.
    TalkControl(ConsultSession& session, QWidget* room, std::chrono::milliseconds patience = std::chrono::seconds(4));

    PushToTalk& held() { return *held_; }

Q_SIGNALS:
    void said(const QString& text);
    /// What was said last holds no more.
    void heardAgain();

private:
    void hold(bool held);
    void hear(const PeerId& id, double decibels);
    void watch();
    bool lasts();
    void warn();

    ConsultSession& session_;
    const std::chrono::milliseconds patience_;
    PushToTalk* held_;
    bool deviceFailed_ = false;
    Unheard why_ = Unheard::No;
    bool told_ = false;               ///< of this reason
    QElapsedTimer since_;             ///< of this reason
    Unheard warnedOf_ = Unheard::No;  ///< last
    QElapsedTimer warned_;
    QTimer watch_;
};

}  // namespace pitwatch::ui
