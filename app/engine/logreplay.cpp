#include "logreplay.h"

#include <feed/admission.h>
#include <feed/mqttpayload.h>

namespace pitwatch {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Holds run out soon after something arrived or never; a gap of years must not take minutes to tick through.
Micros stepAfter(Micros silence)
{
    if (silence < 1h) return 1s;
    return silence < 24h ? Micros(1min) : Micros(1h);
}

}  // namespace

LogReplay::LogReplay(std::shared_ptr<const Region> region, RuleSet rules, EngineListener& listener)
    : region_(region), engine_(std::move(region), std::move(rules), {}, &listener)
{
}

Result<bool> LogReplay::take(const LogEntry& entry)
{
    // A gap of centuries, from one wrong digit, would take hours to tick through.
    if (entry.received < std::chrono::sys_days(std::chrono::year(2000) / 1 / 1) ||
        entry.received >= std::chrono::sys_days(std::chrono::year(2100) / 1 / 1))
        return Error{ErrorKind::InvalidInput,
                     u"found received %1, expected a time of the years 2000 to 2099"_s.arg(
                         formatIsoTime(entry.received, QTimeZone::utc())),
                     {}};
    Result<Observation> observation = decodePayload(entry.topic, entry.payload, entry.feed, entry.received);
    if (!observation) return observation.error();
    tickUntil(entry.received);
    if (!admit(observation.value(), *region_, entry.received).accepted) return false;
    engine_.process(observation.value());
    return true;
}

void LogReplay::tickUntil(UtcTime time)
{
    const UtcTime started = ticked_.value_or(time);
    UtcTime next = started;
    for (;;) {
        next += stepAfter(next - started);
        if (next > time) break;
        engine_.tick(next);
        ticked_ = next;
    }
    if (!ticked_) ticked_ = time;
}

}  // namespace pitwatch
