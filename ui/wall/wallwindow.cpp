#include "wallwindow.h"

#include <QCloseEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pitwatch::ui {

namespace {

constexpr QSize kSmallest(480, 320);

}  // namespace

WallWindow::WallWindow(const PageContext& context, int number, WallPage* page)
    : number_(number), page_(page), line_(new AlarmLine(context)), stand_(new WindowStand(*this))
{
    // The program ends with its main window; this one comes back with the next start.
    setAttribute(Qt::WA_QuitOnClose, false);
    setObjectName(u"wallWindow"_s);
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(tr("Wall %1 – %2").arg(number).arg(context.region->name));
    setMinimumSize(kSmallest);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(line_);
    column->addWidget(page_, 1);
    page_->setActive(false);
    setFocusProxy(page_);
    addKeys();
    showLine();
    connect(stand_, &WindowStand::spotChanged, this, &WallWindow::spotChanged);
}

void WallWindow::addKeys()
{
    const auto add = [this](const QString& text, const QList<QKeySequence>& keys, auto call) {
        auto* action = new QAction(text, this);
        action->setShortcuts(keys);
        connect(action, &QAction::triggered, this, call);
        addAction(action);
    };
    add(tr("Full screen"), {QKeySequence(Qt::Key_F11)}, [this] { stand_->toggleFullScreen(); });
    add(tr("Close the window"), {QKeySequence(u"Ctrl+W"_s)}, [this] {
        closing_ = true;
        close();
    });
    add(tr("Keys"), {QKeySequence(u"?"_s), QKeySequence(u"Ctrl+/"_s)}, &WallWindow::keysRequested);
}

void WallWindow::setKiosk(bool kiosk)
{
    if (kiosk == kiosk_) return;
    kiosk_ = kiosk;
    page_->setBare(kiosk);
    stand_->holdFull(kiosk);
    showLine();
}

void WallWindow::showLine()
{
    // With a frame the window stands beside others that show alarms.
    line_->setVisible(kiosk_ || isFullScreen());
}

void WallWindow::closeEvent(QCloseEvent* event)
{
    const bool byHand = closing_ || event->spontaneous();
    closing_ = false;
    if (kiosk_ && byHand) {
        event->ignore();
        return;
    }
    QWidget::closeEvent(event);
    if (byHand) Q_EMIT closed();
}

void WallWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::WindowStateChange) return;
    showLine();
    page_->setActive(isVisible() && !isMinimized());
}

void WallWindow::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    page_->setActive(!isMinimized());
}

void WallWindow::hideEvent(QHideEvent* event)
{
    page_->setActive(false);
    QWidget::hideEvent(event);
}

}  // namespace pitwatch::ui
