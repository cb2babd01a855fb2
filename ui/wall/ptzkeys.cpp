#include "ptzkeys.h"

#include <algorithm>
#include <cmath>

namespace pitwatch::ui {

namespace {

constexpr double kSlow = 0.4;
constexpr double kFast = 1.0;
/// This share of the picture's smaller side is full speed.
constexpr double kFullDraw = 0.4;
constexpr double kDeadZone = 0.06;

int sign(const QSet<int>& pressed, std::initializer_list<int> plus, std::initializer_list<int> minus)
{
    const auto any = [&](std::initializer_list<int> keys) {
        return std::any_of(keys.begin(), keys.end(), [&](int key) { return pressed.contains(key); });
    };
    return int(any(plus)) - int(any(minus));
}

double speed(double share)
{
    const double size = std::abs(share);
    if (size < kDeadZone) return 0;
    // In tenths: the hand trembles, and every change is a message to the camera.
    const double value = std::min(1.0, (size - kDeadZone) / (1 - kDeadZone));
    return std::copysign(std::round(value * 10) / 10, share);
}

}  // namespace

bool movesCamera(int key)
{
    switch (key) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Plus:
        case Qt::Key_Equal:
        case Qt::Key_Minus:
            return true;
        default:
            return false;
    }
}

PtzVelocity velocityOf(const QSet<int>& pressed, bool fast)
{
    const double unit = fast ? kFast : kSlow;
    return {unit * sign(pressed, {Qt::Key_Right}, {Qt::Key_Left}), unit * sign(pressed, {Qt::Key_Up}, {Qt::Key_Down}),
            unit * sign(pressed, {Qt::Key_Plus, Qt::Key_Equal}, {Qt::Key_Minus})};
}

PtzVelocity velocityOf(QPoint drawn, QSize picture)
{
    const double full = kFullDraw * std::max(1, std::min(picture.width(), picture.height()));
    return {speed(drawn.x() / full), speed(-drawn.y() / full), 0};
}

int presetNumber(int key)
{
    if (key >= Qt::Key_1 && key <= Qt::Key_9) return key - Qt::Key_0;
    // What Shift makes of the digits on the keyboards that are used here.
    static constexpr int kShifted[] = {Qt::Key_Exclam,    Qt::Key_At,       Qt::Key_NumberSign,
                                       Qt::Key_Dollar,    Qt::Key_Percent,  Qt::Key_AsciiCircum,
                                       Qt::Key_Ampersand, Qt::Key_Asterisk, Qt::Key_ParenLeft};
    const auto* found = std::find(std::begin(kShifted), std::end(kShifted), key);
    return found == std::end(kShifted) ? 0 : int(found - kShifted) + 1;
}

const PtzPreset* presetByNumber(const std::vector<PtzPreset>& presets, int number)
{
    const auto named = std::find_if(presets.begin(), presets.end(),
                                    [&](const PtzPreset& p) { return p.token == QString::number(number); });
    if (named != presets.end()) return &*named;
    return number >= 1 && std::size_t(number) <= presets.size() ? &presets[std::size_t(number) - 1] : nullptr;
}

}  // namespace pitwatch::ui
