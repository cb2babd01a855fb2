#include "perceptionledger.h"

namespace pitwatch {

void PerceptionLedger::judge(PerceptionReading& reading)
{
    if (reading.state != PerceptionState::Accepted && reading.state != PerceptionState::Partial &&
        reading.state != PerceptionState::Unknown)
        return;

    const QString identity = reading.fileName + QLatin1Char('/') + QString::fromLatin1(reading.digest.toHex());
    if (seen_.contains(identity)) {
        reading.state = PerceptionState::Duplicate;
        reading.reason = QStringLiteral("a file of this name and content came before");
        return;
    }
    seen_.insert(identity);
    seenOrder_.push_back(identity);
    forgetOldest(seenOrder_, seen_);

    if (!reading.time) return;
    const QString series = reading.mine.text() + QLatin1Char('/') + reading.kind;
    const auto newest = newest_.find(series);
    if (newest == newest_.end()) {
        newest_.insert(series, *reading.time);
        newestOrder_.push_back(series);
        forgetOldest(newestOrder_, newest_);
    } else if (*reading.time < *newest) {
        reading.state = PerceptionState::Stale;
        reading.reason = QStringLiteral("older than the newest file of its mine and kind");
    } else {
        *newest = *reading.time;
    }
}

template <typename Container>
void PerceptionLedger::forgetOldest(std::deque<QString>& order, Container& known)
{
    if (order.size() <= capacity_) return;
    known.remove(order.front());
    order.pop_front();
}

}  // namespace pitwatch
