#include "detailtemplate.h"

#include <QRegularExpression>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression& placeholder()
{
    static const QRegularExpression form(u"\\{([a-z_]+)\\}"_s);
    return form;
}

}  // namespace

QStringList templateNames(const QString& text)
{
    QStringList names;
    auto matches = placeholder().globalMatch(text);
    while (matches.hasNext()) names += matches.next().captured(1);
    return names;
}

QString fillTemplate(const QString& text, const Facts& facts)
{
    QString filled;
    qsizetype from = 0;
    auto matches = placeholder().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString fact = facts.value(match.captured(1));
        filled += text.mid(from, match.capturedStart() - from) + (fact.isEmpty() ? u"—"_s : fact);
        from = match.capturedEnd();
    }
    return filled + text.mid(from);
}

}  // namespace pitwatch
