#include "wallwindows.h"

#include <QGuiApplication>
#include <QScreen>

#include <algorithm>

#include <core/logging.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pitwatch::ui {

namespace {

const QString kWindowsKey = u"wall.windows"_s;
// Monitors come and go in bursts of signals.
constexpr auto kScreensStill = 300ms;

QString keyOf(int number)
{
    return u"wall.%1"_s.arg(number);
}

}  // namespace

WallWindows::WallWindows(const PageContext& context, QObject* parent, EvidenceDesk* evidence)
    : QObject(parent), context_(context), evidence_(evidence), shelf_(*context.state)
{
    screensStill_.setSingleShot(true);
    screensStill_.setInterval(kScreensStill);
    connect(&screensStill_, &QTimer::timeout, this, [this] { arrange(currentScreens()); });
    followScreens();
}

WallWindows::~WallWindows() = default;

void WallWindows::followScreens()
{
    const auto wait = [this] { screensStill_.start(); };
    const auto follow = [this, wait](QScreen* screen) {
        connect(screen, &QScreen::availableGeometryChanged, this, wait);
        wait();
    };
    connect(qGuiApp, &QGuiApplication::screenAdded, this, follow);
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, wait);
    for (QScreen* screen : QGuiApplication::screens()) connect(screen, &QScreen::availableGeometryChanged, this, wait);
}

WallPage* WallWindows::makePage(WallSetup setup)
{
    setup.shelf = &shelf_;
    setup.desk = this;
    setup.evidence = evidence_;
    auto* page = new WallPage(context_, setup);
    connect(page, &WallPage::cameraPhaseChanged, this, &WallWindows::passPhaseOn);
    return page;
}

WallPage* WallWindows::makeMainPage()
{
    main_ = makePage({});
    return main_;
}

// A camera that one wall lets go of may still be open on another.
void WallWindows::passPhaseOn(const CameraKey& camera, StreamPhase phase, const QString& reason)
{
    const auto shows = [&](const WallPage* page) {
        return page && page->canvas()->statusOf(camera).phase != StreamPhase::Idle;
    };
    const bool open = shows(main_) || std::any_of(open_.begin(), open_.end(), [&](const auto& entry) {
                          return shows(entry.second.window->page());
                      });
    if (phase != StreamPhase::Idle || !open) Q_EMIT cameraPhaseChanged(camera, phase, reason);
}

std::vector<WallWindow*> WallWindows::windows() const
{
    std::vector<WallWindow*> windows;
    for (const auto& [number, entry] : open_) windows.push_back(entry.window.get());
    return windows;
}

int WallWindows::freeNumber() const
{
    // The main window's wall is number 1.
    int number = 2;
    while (open_.contains(number)) ++number;
    return number;
}

WallWindow& WallWindows::open(int number, const WindowMemory& memory)
{
    auto* page = makePage({keyOf(number), false, nullptr, nullptr});
    connect(page, &Page::openRequested, this, &WallWindows::openRequested);
    auto window = std::make_unique<WallWindow>(context_, number, page);
    WallWindow& shown = *window;
    open_[number] = {std::move(window), memory};
    connect(&shown, &WallWindow::spotChanged, this, [this, number] {
        open_.at(number).memory.moved(open_.at(number).window->spot(), currentScreens());
        remember();
    });
    connect(&shown, &WallWindow::closed, this, [this, number] { close(number); });
    shown.standAt(placeWindow(memory, currentScreens()));
    shown.setKiosk(kiosk_);
    remember();
    Q_EMIT windowOpened(&shown);
    return shown;
}

bool WallWindows::openWindow(const WallState* wall)
{
    if (int(open_.size()) >= kMostWindows) return false;
    const int number = freeNumber();
    // What an earlier window of this number showed is no business of a new one.
    context_.state->setValue(keyOf(number) + u".state"_s, (wall ? *wall : WallState()).toJson());
    context_.state->setValue(keyOf(number) + u".tour"_s, QJsonObject());
    std::erase_if(closed_, [number](const auto& closed) { return closed.first == number; });
    WallWindow& window = open(number, {});
    window.activateWindow();
    return true;
}

void WallWindows::close(int number)
{
    const auto found = open_.find(number);
    if (found == open_.end()) return;
    closed_.emplace_back(number, found->second.memory);
    WallWindow* window = found->second.window.release();
    open_.erase(found);
    // Lets go of the cameras and says so; what the window remembers stays.
    window->page()->canvas()->setState(WallState());
    window->disconnect(this);
    // The window is in the middle of its own closing.
    window->deleteLater();
    remember();
}

void WallWindows::reopen()
{
    if (closed_.empty()) return;
    const auto [number, memory] = closed_.back();
    closed_.pop_back();
    open(number, memory).activateWindow();
}

void WallWindows::restore()
{
    const QJsonArray entries = QJsonArray::fromVariantList(context_.state->value(kWindowsKey).toList());
    for (const QJsonValue& entry : entries) {
        const int number = entry[u"number"_s].toInt();
        if (number < 2 || number > 2 * kMostWindows || open_.contains(number) || int(open_.size()) >= kMostWindows) {
            qCWarning(logUi) << "a remembered wall window is unusable and left out";
            continue;
        }
        open(number, WindowMemory::fromJson(entry.toObject()));
    }
}

void WallWindows::remember()
{
    QJsonArray entries;
    for (const auto& [number, entry] : open_) {
        QJsonObject json = entry.memory.toJson();
        json[u"number"_s] = number;
        entries.append(json);
    }
    context_.state->setValue(kWindowsKey, entries);
}

std::vector<WallTarget> WallWindows::targets(const WallPage& from)
{
    std::vector<WallTarget> targets;
    const auto add = [&](WallPage* page, const QString& name) {
        if (!page || page == &from) return;
        targets.push_back({name, [page = QPointer<WallPage>(page)](const WallState& wall) {
                               if (page) page->canvas()->change([&](WallState& s) { s = wall; });
                           }});
    };
    add(main_, tr("Main window"));
    for (const auto& [number, entry] : open_) add(entry.window->page(), tr("Wall %1").arg(number));
    return targets;
}

void WallWindows::setKiosk(bool kiosk)
{
    kiosk_ = kiosk;
    for (const auto& [number, entry] : open_) entry.window->setKiosk(kiosk);
}

void WallWindows::arrange(const std::vector<ScreenFacts>& screens)
{
    if (screens.empty()) return;
    for (const auto& [number, entry] : open_) {
        const WindowSpot wanted = placeWindow(entry.memory, screens);
        if (wanted != entry.window->spot()) entry.window->standAt(wanted);
    }
}

}  // namespace pitwatch::ui
