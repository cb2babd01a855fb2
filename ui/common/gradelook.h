#pragma once

#include <QRectF>
#include <QString>

#include <alarm/alarm.h>

#include "theme.h"

class QPainter;

/// A grade is never colour alone: shape and text stand beside it.
namespace pitwatch::ui {

inline constexpr Grade kGrades[] = {Grade::I, Grade::II, Grade::III, Grade::IV};

QChar gradeSign(Grade grade);       ///< ◆ ▲ ● ■
QString gradeNumeral(Grade grade);  ///< I II III IV
QString gradeName(Grade grade);     ///< "Grade I (red)"

/// The shape, filled and centred in the rectangle.
void paintGradeShape(QPainter& painter, const QRectF& rectangle, Grade grade, const QColor& color);

}  // namespace pitwatch::ui
