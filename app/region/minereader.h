#pragma once

#include <QHash>
#include <QString>

#include <core/jsoncheck.h>

#include "region.h"

/// Inside of readRegion(): what the readers of the document's parts share.
namespace pitwatch {

/// Reports a text that was seen before, naming the place of the first one.
class UniqueTexts {
public:
    explicit UniqueTexts(QString expected) : expected_(std::move(expected)) {}
    void check(const JsonCursor& at, const QString& text);

private:
    QString expected_;
    QHash<QString, QString> firstPointer_;
};

/// The object without the keys that the reader of its struct knows.
QJsonObject unknownKeys(const JsonCursor& object, std::initializer_list<QLatin1String> known);

/// Reports and returns nothing for everything that is wrong with one element of "mines".
Mine readMine(const JsonCursor& at);

/// Index among the names, as the enum that they stand for; `otherwise` after a report.
template <typename Enum>
Enum readEnum(const JsonCursor& at, const QStringList& names, Enum otherwise)
{
    const std::optional<int> index = at.oneOf(names);
    return index ? static_cast<Enum>(*index) : otherwise;
}

template <typename Enum>
Enum readOptionalEnum(const JsonCursor& at, const QStringList& names, Enum otherwise)
{
    return at.present() ? readEnum(at, names, otherwise) : otherwise;
}

/// The words of the kinds that region.h gives no list for, in enum order.
const QStringList& hazardClassNames();
const QStringList& shiftKindNames();
const QStringList& transportNames();

}  // namespace pitwatch
