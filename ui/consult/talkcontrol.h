#pragma once

#include <QElapsedTimer>

#include <consult/consultsession.h>

#include "pushtotalk.h"

namespace pitwatch::ui {

/// Joins what is held to speak with the session, and tells a person who speaks and is not heard, and why. GUI thread;
/// the session outlives it.
class TalkControl final : public QObject {
    Q_OBJECT

public:
    TalkControl(ConsultSession& session, QWidget* room);

    PushToTalk& held() { return *held_; }

Q_SIGNALS:
    void said(const QString& text);

private:
    void hold(bool held);
    void noticeSilence(const PeerId& id, double decibels);
    QString orderText() const;

    ConsultSession& session_;
    PushToTalk* held_;
    QElapsedTimer warned_;
};

}  // namespace pitwatch::ui
