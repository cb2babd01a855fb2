#include "windowplace.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {

constexpr QSize kSmallest(320, 240);
constexpr double kUsualShare = 0.8;  // of the monitor, where nothing is remembered
constexpr int kFarthest = 100'000;   // pixels; more is no place on a desk
constexpr qsizetype kLongestId = 200;

const ScreenFacts* find(const std::vector<ScreenFacts>& screens, const QString& id)
{
    const auto found = std::find_if(screens.begin(), screens.end(), [&](const ScreenFacts& s) { return s.id == id; });
    return found == screens.end() ? nullptr : &*found;
}

/// The rectangle moved, and where it is too large cut, so that it lies within the room.
QRect fitted(const QRect& rect, const QRect& room)
{
    const QSize size = rect.size().expandedTo(kSmallest).boundedTo(room.size());
    const int x = std::clamp(rect.x(), room.left(), room.right() + 1 - size.width());
    const int y = std::clamp(rect.y(), room.top(), room.bottom() + 1 - size.height());
    return QRect(QPoint(x, y), size);
}

QRect usualRect(const QRect& room)
{
    QRect rect(QPoint(0, 0), room.size() * kUsualShare);
    rect.moveCenter(room.center());
    return rect;
}

// The monitor may have another place on the desktop than then: the window keeps its place on the monitor.
WindowSpot onScreen(const WindowSpot& spot, const ScreenFacts& screen)
{
    const bool known = !spot.rect.isEmpty();
    const QRect wanted =
        known ? spot.rect.translated(screen.geometry.topLeft() - spot.onScreen.topLeft()) : usualRect(screen.available);
    return {screen.id, screen.geometry, fitted(wanted, screen.available), spot.mode};
}

QJsonArray rectToJson(const QRect& rect)
{
    return {rect.x(), rect.y(), rect.width(), rect.height()};
}

QRect rectFromJson(const QJsonValue& json)
{
    std::array<int, 4> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const double number = json[qsizetype(i)].toDouble(NAN);
        if (!(std::abs(number) <= kFarthest)) return {};
        numbers[i] = int(number);
    }
    const QRect rect(numbers[0], numbers[1], numbers[2], numbers[3]);
    return rect.isEmpty() ? QRect() : rect;
}

QJsonObject spotToJson(const WindowSpot& spot)
{
    return {{u"screen"_s, spot.screen},
            {u"on"_s, rectToJson(spot.onScreen)},
            {u"rect"_s, rectToJson(spot.rect)},
            {u"mode"_s, static_cast<int>(spot.mode)}};
}

WindowSpot spotFromJson(const QJsonObject& json)
{
    const int mode = json.value(u"mode"_s).toInt();
    const bool known = mode >= 0 && mode <= static_cast<int>(WindowMode::FullScreen);
    return {json.value(u"screen"_s).toString().left(kLongestId), rectFromJson(json.value(u"on"_s)),
            rectFromJson(json.value(u"rect"_s)), known ? static_cast<WindowMode>(mode) : WindowMode::Normal};
}

}  // namespace

void WindowMemory::moved(const WindowSpot& now, const std::vector<ScreenFacts>& screens)
{
    if (home.screen.isEmpty() || find(screens, home.screen)) {
        home = now;
        away.reset();
    } else {
        away = now;
    }
}

QJsonObject WindowMemory::toJson() const
{
    QJsonObject json{{u"home"_s, spotToJson(home)}};
    if (away) json[u"away"_s] = spotToJson(*away);
    return json;
}

WindowMemory WindowMemory::fromJson(const QJsonObject& json)
{
    WindowMemory memory;
    memory.home = spotFromJson(json.value(u"home"_s).toObject());
    if (json.value(u"away"_s).isObject()) memory.away = spotFromJson(json.value(u"away"_s).toObject());
    return memory;
}

WindowSpot placeWindow(const WindowMemory& memory, const std::vector<ScreenFacts>& screens)
{
    if (const ScreenFacts* screen = find(screens, memory.home.screen)) return onScreen(memory.home, *screen);
    if (memory.away)
        if (const ScreenFacts* screen = find(screens, memory.away->screen)) return onScreen(*memory.away, *screen);
    return onScreen(memory.home, screens.front());
}

}  // namespace pitwatch::ui
