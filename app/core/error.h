#pragma once

#include <QString>

namespace pitwatch {

/// What a caller can do about a failure.
enum class ErrorKind {
    InvalidInput,  ///< the data is wrong; trying again with the same data fails again
    NotFound,      ///< a file, row or address does not exist
    Unavailable,   ///< a peer or device does not answer now; trying again later may help
    Permission,    ///< refused by the system or a peer
    Exhausted,     ///< disk, memory or a bound is full
    Internal,      ///< a library reported what it should not
};

/// An expected failure, as a value. `where` names the file, address or JSON pointer; `message` says what was
/// found and what was expected, in words that can be shown.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    QString message;
    QString where;

    QString text() const { return where.isEmpty() ? message : where + QStringLiteral(": ") + message; }
    bool operator==(const Error&) const = default;
};

}  // namespace pitwatch
