#include "roomstage.h"

#include <QGuiApplication>
#include <QScreen>

#include <algorithm>

#include <ui/common/emptystate.h>

#include "stageplace.h"

namespace pitwatch::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kKey = u"consult.stage"_s;
const QString kOpen = u"open"_s;
// Monitors come and go in bursts of signals.
constexpr auto kScreensStill = 300ms;

}  // namespace

RoomStage::RoomStage(QWidget* pictures, const QString& title, const PageContext& context, Screens screens,
                     QWidget* parent)
    : QStackedWidget(parent),
      pictures_(pictures),
      title_(title),
      context_(context),
      screens_(screens ? std::move(screens) : Screens(&currentScreens))
{
    addWidget(pictures_);
    auto* elsewhere = new EmptyState(u"consult"_s, tr("The pictures are in a window of their own"),
                                     tr("Escape over there brings them back, and so does the end of the consultation."),
                                     *context_.theme);
    elsewhere->setAction(tr("Bring back"));
    connect(elsewhere, &EmptyState::actionRequested, this, [this] { setDetached(false); });
    addWidget(elsewhere);
    watchScreens();
}

/// The pictures go with this, whichever window they are in.
RoomStage::~RoomStage() = default;

void RoomStage::watchScreens()
{
    screensStill_.setSingleShot(true);
    screensStill_.setInterval(kScreensStill);
    connect(&screensStill_, &QTimer::timeout, this, &RoomStage::followScreens);
    const auto wait = [this] { screensStill_.start(); };
    connect(qGuiApp, &QGuiApplication::screenAdded, this, wait);
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, wait);
}

QString RoomStage::ownScreen(const std::vector<ScreenFacts>& screens) const
{
    const QRect on = screen() != nullptr ? screen()->geometry() : QRect();
    const auto here = std::find_if(screens.begin(), screens.end(), [&on](const auto& s) { return s.geometry == on; });
    return here == screens.end() ? screens.front().id : here->id;
}

void RoomStage::setDetached(bool on)
{
    const std::vector<ScreenFacts> screens = screens_();
    if (on == isDetached() || screens.empty()) return;
    if (on) return detach(screens);
    attach();
    remember({}, false);
}

void RoomStage::bringBack()
{
    screensStill_.stop();
    if (isDetached()) attach();
}

void RoomStage::followScreens()
{
    const std::vector<ScreenFacts> screens = screens_();
    if (screens.empty() || !wasOpen()) return;
    const WindowMemory known = memory();
    const bool there = hasScreen(screens, known.away ? known.away->screen : known.home.screen);
    if (!isDetached()) {
        if (there && hasOtherScreen(screens, ownScreen(screens))) detach(screens);
        return;
    }
    if (there) return;
    attach();
    Q_EMIT said(tr("The monitor of the pictures is gone: they are here until it is there again."));
}

void RoomStage::detach(const std::vector<ScreenFacts>& screens)
{
    const WindowSpot spot = placeStage(memory(), screens, ownScreen(screens));
    window_ = std::make_unique<StageWindow>(title_);
    // Not from within the window's own event.
    connect(
        window_.get(), &StageWindow::returnRequested, this, [this] { setDetached(false); }, Qt::QueuedConnection);
    connect(window_.get(), &StageWindow::spotChanged, this, [this] {
        // A window whose monitor is gone is moved by the system: that is no place that anybody chose.
        followScreens();
        if (window_ != nullptr) remember(window_->spot(), true);
    });
    window_->setContent(pictures_);
    setCurrentIndex(0);
    window_->standAt(spot);
    remember(spot, true);
    Q_EMIT detachedChanged(true);
}

void RoomStage::attach()
{
    insertWidget(0, pictures_);
    setCurrentIndex(0);
    window_.reset();
    Q_EMIT detachedChanged(false);
}

void RoomStage::remember(const std::optional<WindowSpot>& spot, bool open)
{
    WindowMemory known = memory();
    if (spot) known.moved(*spot, screens_());
    QJsonObject json = known.toJson();
    json[kOpen] = open;
    context_.state->setValue(kKey, json);
}

WindowMemory RoomStage::memory() const
{
    return WindowMemory::fromJson(context_.state->value(kKey).toJsonObject());
}

bool RoomStage::wasOpen() const
{
    return context_.state->value(kKey).toJsonObject().value(kOpen).toBool();
}

}  // namespace pitwatch::ui
