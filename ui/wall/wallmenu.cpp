#include "wallmenu.h"

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

WallMenu::WallMenu(PageTools& tools, WallDesk& desk, const WallPage& page, const WallCanvas& canvas)
    : desk_(desk),
      page_(page),
      canvas_(canvas),
      menu_(new QMenu(this)),
      targets_(new QMenu(tr("Show this wall in"), this))
{
    setText(tr("Windows"));
    setToolTip(tr("Walls in windows of their own, for other monitors"));
    setPopupMode(QToolButton::InstantPopup);
    setMenu(menu_);
    new_ = tools.add(tr("New wall window"), {}, {QKeySequence::New});
    reopen_ = tools.add(tr("Open the closed wall window again"), {}, {QKeySequence(u"Ctrl+Shift+N"_s)});
    QAction* elsewhere =
        tools.add(tr("Show this wall in…"), {}, {Qt::Key_W}, tr("Show the same wall in another window"));
    connect(elsewhere, &QAction::triggered, this, &WallMenu::askWhere);
    connect(new_, &QAction::triggered, this, [this] { open(nullptr); });
    connect(reopen_, &QAction::triggered, this, [this] {
        if (desk_.canReopen())
            desk_.reopen();
        else
            Q_EMIT said(tr("No wall window was closed"));
    });
    connect(menu_, &QMenu::aboutToShow, this, &WallMenu::fill);
}

void WallMenu::fill()
{
    menu_->clear();
    menu_->addActions({new_, reopen_});
    fillTargets();
    menu_->addMenu(targets_);
}

void WallMenu::fillTargets()
{
    targets_->clear();
    for (const WallTarget& target : desk_.targets(page_))
        targets_->addAction(target.name, this, [this, show = target.show] { show(canvas_.state()); });
    targets_->addAction(tr("A new window"), this, [this] {
        const WallState wall = canvas_.state();
        open(&wall);
    });
}

void WallMenu::askWhere()
{
    fillTargets();
    QAction* first = targets_->actions().constFirst();
    auto* question = new QAction(targets_->title(), targets_);
    question->setEnabled(false);
    targets_->insertAction(first, question);
    // A kiosk shows no tools: the question stands on the wall.
    targets_->popup(isVisible() ? mapToGlobal(rect().bottomLeft()) : canvas_.mapToGlobal(canvas_.rect().center()));
    targets_->setActiveAction(first);
}

void WallMenu::open(const WallState* wall)
{
    if (!desk_.openWindow(wall)) Q_EMIT said(tr("There are as many wall windows as there may be"));
}

}  // namespace pitwatch::ui
