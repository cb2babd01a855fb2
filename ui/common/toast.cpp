#include "toast.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "theme.h"

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kLife = 8s;
constexpr int kWidest = 460;

}  // namespace

Toast::Toast(QWidget* over) : QFrame(over), text_(new QLabel), buttons_(new QHBoxLayout)
{
    setObjectName(QStringLiteral("toast"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setFocusPolicy(Qt::NoFocus);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::NoTextInteraction);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(4), space(3), space(4), space(3));
    column->setSpacing(space(2));
    column->addWidget(text_);
    column->addLayout(buttons_);
    buttons_->addStretch(1);
    life_.setSingleShot(true);
    connect(&life_, &QTimer::timeout, this, &QWidget::hide);
    over->installEventFilter(this);
    hide();
}

void Toast::say(const QString& text, std::vector<Action> actions)
{
    text_->setText(text);
    setActions(std::move(actions));
    show();
    place();
    raise();
    life_.start(kLife);
}

void Toast::setActions(std::vector<Action> actions)
{
    for (QWidget* button : made_) button->deleteLater();
    made_.clear();
    actions.push_back({tr("Close"), [] {}});
    for (const Action& action : actions) {
        auto* button = new QPushButton(action.text);
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &QPushButton::clicked, this, [this, run = action.run] {
            hide();
            run();
        });
        buttons_->addWidget(button);
        made_.push_back(button);
    }
}

void Toast::place()
{
    const QWidget* over = parentWidget();
    const int width = std::min(kWidest, over->width() - space(4));
    setFixedWidth(std::max(width, 200));
    setFixedHeight(layout()->hasHeightForWidth() ? layout()->heightForWidth(this->width()) : sizeHint().height());
    move(over->width() - this->width() - space(4), over->height() - height() - space(4));
}

void Toast::enterEvent(QEnterEvent* event)
{
    life_.stop();
    QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent* event)
{
    life_.start(kLife);
    QFrame::leaveEvent(event);
}

bool Toast::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible()) place();
    return QFrame::eventFilter(object, event);
}

}  // namespace pitwatch::ui
