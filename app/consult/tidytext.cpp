#include "tidytext.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

QString tidied(const QString& text, int longest)
{
    QString kept;
    const QString whole = QString::fromUtf8(text.toUtf8());  // without halves of characters
    for (const QChar c : whole)
        if (c.category() != QChar::Other_Format) kept += c.category() == QChar::Other_Control ? QChar(u' ') : c;
    kept = kept.simplified().left(longest);
    if (!kept.isEmpty() && kept.back().isHighSurrogate()) kept.chop(1);
    return kept.isEmpty() ? u"-"_s : kept;
}

}  // namespace pitwatch
