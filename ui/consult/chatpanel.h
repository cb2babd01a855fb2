#pragma once

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimeZone>
#include <QWidget>

#include <consult/consultsession.h>

namespace pitwatch::ui {

/// What is written in the room. GUI thread; the session outlives it.
class ChatPanel final : public QWidget {
    Q_OBJECT

public:
    ChatPanel(ConsultSession& session, const QTimeZone& zone, QWidget* parent = nullptr);

private:
    void follow();

    ConsultSession& session_;
    const QTimeZone zone_;
    QPlainTextEdit* lines_;
    QLineEdit* line_;
};

}  // namespace pitwatch::ui
