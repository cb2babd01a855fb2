#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace pitwatch {

/// The facts of one reading as texts, by name.
using Facts = QMap<QString, QString>;

/// The names between braces, in order of appearance.
QStringList templateNames(const QString& text);

/// The text with each {name} replaced by its fact; a fact that is missing or empty becomes "—". Facts are not searched
/// for braces again: what a mine reports cannot pull in other facts.
QString fillTemplate(const QString& text, const Facts& facts);

}  // namespace pitwatch
