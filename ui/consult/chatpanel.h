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
    void keepToEnd();
    void follow();

    ConsultSession& session_;
    const QTimeZone zone_;
    QPlainTextEdit* lines_;
    std::size_t shown_ = 0;  ///< lines of the room that were added
    bool atEnd_ = true;      ///< the newest line is to be seen
    QLineEdit* line_;
};

}  // namespace pitwatch::ui
