#include "chatpanel.h"

#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

#include <ui/common/theme.h>

namespace pitwatch::ui {

namespace {

/// As many lines as the room keeps.
constexpr int kMostBlocks = 1000;

}  // namespace

ChatPanel::ChatPanel(ConsultSession& session, const QTimeZone& zone, QWidget* parent)
    : QWidget(parent), session_(session), zone_(zone), lines_(new QPlainTextEdit), line_(new QLineEdit)
{
    lines_->setReadOnly(true);
    lines_->setMaximumBlockCount(kMostBlocks);
    lines_->setUndoRedoEnabled(false);
    lines_->setFrameShape(QFrame::NoFrame);
    keepToEnd();
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

/// Whoever reads further up is left there.
void ChatPanel::keepToEnd()
{
    QScrollBar* bar = lines_->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) { atEnd_ = value >= bar->maximum(); });
    connect(bar, &QScrollBar::rangeChanged, this, [this, bar](int, int last) {
        if (atEnd_) bar->setValue(last);
    });
}

void ChatPanel::follow()
{
    const RoomView& room = session_.room();
    const std::deque<ChatLine>& chat = room.chat();
    const std::size_t fresh = std::min(room.chatLines() - std::exchange(shown_, room.chatLines()), chat.size());
    for (auto line = chat.end() - std::ptrdiff_t(fresh); line != chat.end(); ++line)
        lines_->appendPlainText(QStringLiteral("%1  %2: %3").arg(formatClock(line->at, zone_), line->by, line->text));
}

}  // namespace pitwatch::ui
