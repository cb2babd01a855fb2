#include "gradelook.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

QChar gradeSign(Grade grade)
{
    switch (grade) {
        case Grade::I:
            return u'◆';
        case Grade::II:
            return u'▲';
        case Grade::III:
            return u'●';
        case Grade::IV:
            return u'■';
    }
    return {};
}

QString gradeNumeral(Grade grade)
{
    switch (grade) {
        case Grade::I:
            return u"I"_s;
        case Grade::II:
            return u"II"_s;
        case Grade::III:
            return u"III"_s;
        case Grade::IV:
            return u"IV"_s;
    }
    return {};
}

QString gradeName(Grade grade)
{
    switch (grade) {
        case Grade::I:
            return QCoreApplication::translate("Grade", "Grade I (red)");
        case Grade::II:
            return QCoreApplication::translate("Grade", "Grade II (orange)");
        case Grade::III:
            return QCoreApplication::translate("Grade", "Grade III (yellow)");
        case Grade::IV:
            return QCoreApplication::translate("Grade", "Grade IV (blue)");
    }
    return {};
}

void paintGradeShape(QPainter& painter, const QRectF& rectangle, Grade grade, const QColor& color)
{
    const qreal side = qMin(rectangle.width(), rectangle.height());
    const QPointF c = rectangle.center();
    const qreal r = side / 2;
    QPainterPath path;
    switch (grade) {
        case Grade::I:
            path.addPolygon(
                QPolygonF({{c.x(), c.y() - r}, {c.x() + r, c.y()}, {c.x(), c.y() + r}, {c.x() - r, c.y()}}));
            break;
        case Grade::II:
            path.addPolygon(
                QPolygonF({{c.x(), c.y() - r * 0.9}, {c.x() + r, c.y() + r * 0.8}, {c.x() - r, c.y() + r * 0.8}}));
            break;
        case Grade::III:
            path.addEllipse(c, r * 0.85, r * 0.85);
            break;
        case Grade::IV:
            path.addRect(QRectF(c.x() - r * 0.78, c.y() - r * 0.78, r * 1.56, r * 1.56));
            break;
    }
    path.closeSubpath();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(path, color);
    painter.restore();
}

}  // namespace pitwatch::ui
