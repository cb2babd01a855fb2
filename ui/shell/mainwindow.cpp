#include "mainwindow.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QShortcut>

#include <ui/common/fullscreen.h>
#include <ui/common/icons.h>

#include "keysheet.h"

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {

constexpr int kMostKeyedPages = 9;
const QString kPageKey = u"window.page"_s;
const QString kGeometryKey = u"window.geometry"_s;
const QString kThemeKey = u"window.theme"_s;

}  // namespace

void restoreTheme(const UiState& state, Theme& theme)
{
    theme.setMode(state.value(kThemeKey).toString() == u"light"_s ? ThemeMode::Light : ThemeMode::Dark);
}

MainWindow::MainWindow(const PageContext& context, Theme& theme, DutyOfficer& officer, QWidget* parent)
    : QMainWindow(parent),
      context_(context),
      theme_(theme),
      rail_(new NavigationRail(theme)),
      strip_(new StatusStrip(context, officer)),
      stack_(new PageStack),
      line_(new AlarmLine(context))
{
    setWindowTitle(tr("Pitwatch – %1").arg(context.region->name));
    setMinimumSize(1024, 640);
    resize(1600, 900);
    auto* body = new QWidget;
    auto* right = new QVBoxLayout;
    auto* layout = new QHBoxLayout(body);
    for (QBoxLayout* part : {static_cast<QBoxLayout*>(right), static_cast<QBoxLayout*>(layout)}) {
        part->setContentsMargins(0, 0, 0, 0);
        part->setSpacing(0);
    }
    line_->hide();
    right->addWidget(line_);
    right->addWidget(strip_);
    right->addWidget(stack_, 1);
    layout->addWidget(rail_);
    layout->addLayout(right, 1);
    setCentralWidget(body);
    connect(rail_, &NavigationRail::chosen, this, [this](const QString& id) { showPage(id); });
    connect(strip_, &StatusStrip::alarmsRequested, this, [this] { showPage(u"alarms"_s); });
    connect(strip_, &StatusStrip::feedsRequested, this, [this] { showPage(u"system"_s); });
    addKeys();
}

MainWindow::~MainWindow() = default;

void MainWindow::addKeys()
{
    const auto add = [this](const QString& text, const QString& iconName, const QList<QKeySequence>& keys, auto call) {
        auto* action = new QAction(text, this);
        action->setShortcuts(keys);
        connect(action, &QAction::triggered, this, call);
        addAction(action);
        rail_->addTool(u"%1 (%2)"_s.arg(text, keys.first().toString(QKeySequence::NativeText)), iconName,
                       [action] { action->trigger(); });
    };
    add(tr("Dark or light"), u"theme"_s, {QKeySequence(u"Ctrl+T"_s)}, &MainWindow::toggleTheme);
    add(tr("Full screen"), u"fullscreen"_s, {QKeySequence(Qt::Key_F11)}, &MainWindow::toggleFullScreen);
    auto* kiosk = new QAction(tr("Kiosk: nothing but the page in front"), this);
    kiosk->setShortcut(QKeySequence(u"Ctrl+Shift+K"_s));
    connect(kiosk, &QAction::triggered, this, &MainWindow::kioskToggled);
    addAction(kiosk);
    add(tr("Keys"), u"keyboard"_s, {QKeySequence(u"?"_s), QKeySequence(u"Ctrl+/"_s)}, &MainWindow::showKeys);
}

void MainWindow::addPage(Page* page)
{
    const int number = static_cast<int>(stack_->pages().size()) + 1;
    stack_->add(page);
    auto* action = new QAction(page->title(), this);
    if (number <= kMostKeyedPages)
        action->setShortcuts({QKeySequence(u"F%1"_s.arg(number)), QKeySequence(u"Ctrl+%1"_s.arg(number))});
    connect(action, &QAction::triggered, this, [this, id = page->pageId()] { showPage(id); });
    addAction(action);
    pageKeys_.push_back(action);
    rail_->addPage(page->pageId(), page->title(), page->iconName(), action->shortcut().toString());
    connect(page, &Page::openRequested, this,
            [this](const QString& id, const QString& subject) { showPage(id, subject); });
    if (number == 1) rail_->setCurrent(page->pageId());
}

bool MainWindow::showPage(const QString& id, const QString& subject)
{
    if (!stack_->show(id)) return false;
    rail_->setCurrent(id);
    focusPage();
    if (!subject.isEmpty()) stack_->currentPage()->showSubject(subject);
    context_.state->setValue(kPageKey, id);
    return true;
}

void MainWindow::focusPage()
{
    // Keys go to the page; one that takes none itself hands them to its first part that does.
    Page* page = stack_->currentPage();
    if (page->focusWidget())
        page->focusWidget()->setFocus();
    else if (page->focusPolicy() != Qt::NoFocus || page->focusProxy())
        page->setFocus();
    else if (QWidget* next = page->nextInFocusChain(); next && page->isAncestorOf(next))
        next->setFocus();
}

void MainWindow::restore()
{
    restoreGeometry(context_.state->bytes(kGeometryKey));
    if (!showPage(context_.state->value(kPageKey).toString())) focusPage();
}

void MainWindow::toggleTheme()
{
    theme_.setMode(theme_.mode() == ThemeMode::Dark ? ThemeMode::Light : ThemeMode::Dark);
    context_.state->setValue(kThemeKey, theme_.mode() == ThemeMode::Dark ? u"dark"_s : u"light"_s);
}

void MainWindow::setKiosk(bool kiosk)
{
    if (kiosk == kiosk_) return;
    if (kiosk) wasFullScreen_ = isFullScreen();
    kiosk_ = kiosk;
    rail_->setHidden(kiosk);
    strip_->setHidden(kiosk);
    line_->setVisible(kiosk);
    for (QAction* key : pageKeys_) key->setDisabled(kiosk);
    for (Page* page : stack_->pages()) page->setBare(kiosk);
    if (isFullScreen() != (kiosk || wasFullScreen_)) toggleFullScreen();
}

void MainWindow::toggleFullScreen()
{
    if (kiosk_ && isFullScreen()) return;
    if (isFullScreen()) {
        wasMaximized_ ? showMaximized() : showNormal();
        return;
    }
    wasMaximized_ = isMaximized();
    showOverScreen(*this);
}

void MainWindow::showKeys()
{
    showKeysOf(*this, stack_->currentPage());
}

void MainWindow::showKeysOf(QWidget& window, const Page* page)
{
    // Not exec(): a window of a wall may be closed meanwhile.
    auto* sheet = new KeySheet(window, page, theme_, &window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (kiosk_ && event->spontaneous()) {
        event->ignore();
        Q_EMIT kioskToggled();
        return;
    }
    context_.state->setBytes(kGeometryKey, saveGeometry());
    QMainWindow::closeEvent(event);
}

}  // namespace pitwatch::ui
