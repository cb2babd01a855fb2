#pragma once

#include <QJsonObject>
#include <QTimeZone>

#include "alarm.h"

namespace pitwatch {

/// The words for states, grades and changes in files and on the command line, in enum order (grades from I on).
const QStringList& alarmStateNames();
const QStringList& alarmChangeNames();
const QStringList& gradeNames();

/// The newest transition of an alarm, with the alarm as it is after it. Times in the given zone.
QJsonObject transitionJson(const Alarm& alarm, const QTimeZone& zone);

}  // namespace pitwatch
