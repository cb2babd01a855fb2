#pragma once

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QString>

#include <deque>

#include "perceptionfile.h"

namespace pitwatch {

/// Remembers what came before, so that a file can be told to be old or to have come twice. Bounded: forgets the oldest
/// first. Used from one thread.
class PerceptionLedger {
public:
    explicit PerceptionLedger(std::size_t capacity = 20'000) : capacity_(capacity) {}

    /// Turns an accepted, partial or unknown reading into Duplicate or Stale where it is; such a reading keeps its
    /// body, which is not to be shown as current.
    void judge(PerceptionReading& reading);

private:
    template <typename Container>
    void forgetOldest(std::deque<QString>& order, Container& known);

    std::size_t capacity_;
    QSet<QString> seen_;  ///< name and digest
    std::deque<QString> seenOrder_;
    QHash<QString, UtcTime> newest_;  ///< by mine and kind
    std::deque<QString> newestOrder_;
};

}  // namespace pitwatch
