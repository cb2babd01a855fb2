#pragma once

#include <QStringList>

#include "calllist.h"

namespace pitwatch {

/// The call list as the people of a seat keep it: whom they added, how they are reached, in which order; and whom of
/// the region file they do not want to see. Values; files are resources/schemas/calllist.schema.json.
struct CallBook {
    std::vector<Callee> callees;
    QStringList removed;  ///< ids of contacts of the region file
    bool operator==(const CallBook&) const = default;
};

/// The whole list: those of the book in its order, then whoever is new in the region. A mine of the region is always
/// there, under the region's name; what the region file says of its contacts gives way to the book.
std::vector<Callee> withRegion(const CallBook& book, const std::vector<Callee>& ofRegion);
/// The book that makes withRegion() give `edited`.
CallBook bookOf(const std::vector<Callee>& edited, const std::vector<Callee>& ofRegion);

/// NotFound: nobody has changed the list yet. Blocks on the disk.
Result<CallBook> loadCallBook(const QString& file);
Result<void> saveCallBook(const CallBook& book, const QString& file);

namespace callbookbounds {
inline constexpr int kCallees = 2000;
inline constexpr int kNameCharacters = 64;
inline constexpr int kContactCharacters = 200;
}  // namespace callbookbounds

}  // namespace pitwatch
