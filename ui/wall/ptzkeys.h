#pragma once

#include <QPoint>
#include <QSet>
#include <QSize>

#include <vector>

#include <onvif/ptzmessages.h>

/// What keys and the mouse mean to a camera that can be moved. Pure.
namespace pitwatch::ui {

bool movesCamera(int key);
/// All of the pressed keys together; opposite ones cancel each other.
PtzVelocity velocityOf(const QSet<int>& pressed, bool fast);
/// The mouse as a stick: how far it was drawn, in relation to the picture. A small dead zone stands still.
PtzVelocity velocityOf(QPoint drawn, QSize picture);

/// 1 to 9 for a digit, with or without Shift; 0 for every other key.
int presetNumber(int key);
/// The preset that the camera itself calls by this number, or the one at this place of its list; null when there is
/// none.
const PtzPreset* presetByNumber(const std::vector<PtzPreset>& presets, int number);

}  // namespace pitwatch::ui
