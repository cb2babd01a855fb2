#include "stagewindow.h"

#include <QAction>
#include <QCloseEvent>
#include <QVBoxLayout>

namespace pitwatch::ui {

namespace {

constexpr QSize kSmallest(480, 320);

}  // namespace

StageWindow::StageWindow(const QString& title) : stand_(new WindowStand(*this))
{
    // The program ends with its main window.
    setAttribute(Qt::WA_QuitOnClose, false);
    setAttribute(Qt::WA_StyledBackground);
    setObjectName(QStringLiteral("stageWindow"));
    setWindowTitle(title);
    setMinimumSize(kSmallest);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    const auto add = [this](const QString& text, Qt::Key key, auto act) {
        auto* action = new QAction(text, this);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    add(tr("Back into the main window"), Qt::Key_Escape, &StageWindow::returnRequested);
    add(tr("Full screen"), Qt::Key_F11, [this] { stand_->toggleFullScreen(); });
    connect(stand_, &WindowStand::spotChanged, this, &StageWindow::spotChanged);
}

void StageWindow::setContent(QWidget* content)
{
    layout()->addWidget(content);
    content->show();
}

void StageWindow::closeEvent(QCloseEvent* event)
{
    // Whoever owns it puts the pictures back first.
    event->ignore();
    Q_EMIT returnRequested();
}

}  // namespace pitwatch::ui
