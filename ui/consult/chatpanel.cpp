#include "chatpanel.h"

#include <QVBoxLayout>

#include <ui/common/theme.h>

namespace pitwatch::ui {

ChatPanel::ChatPanel(ConsultSession& session, const QTimeZone& zone, QWidget* parent)
    : QWidget(parent), session_(session), zone_(zone), lines_(new QPlainTextEdit), line_(new QLineEdit)
{
    lines_->setReadOnly(true);
    lines_->setFrameShape(QFrame::NoFrame);
    lines_->setAccessibleName(tr("Chat"));
    lines_->setPlaceholderText(tr("What is written here is part of the minutes."));
    line_->setMaxLength(signalbounds::kChatCharacters);
    line_->setPlaceholderText(tr("Write to everybody"));
    connect(line_, &QLineEdit::returnPressed, this, [this] {
        if (const QString text = line_->text().trimmed(); !text.isEmpty()) session_.say(text);
        line_->clear();
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(2), space(2), space(2), space(2));
    column->addWidget(lines_, 1);
    column->addWidget(line_);
    connect(&session_, &ConsultSession::roomChanged, this, [this](RoomView::Changes changes) {
        if (changes & RoomView::Talk) follow();
    });
    follow();
}

void ChatPanel::follow()
{
    QStringList lines;
    for (const ChatLine& line : session_.room().chat())
        lines << QStringLiteral("%1  %2: %3").arg(formatClock(line.at, zone_), line.by, line.text);
    lines_->setPlainText(lines.join(u'\n'));
    lines_->moveCursor(QTextCursor::End);
}

}  // namespace pitwatch::ui
