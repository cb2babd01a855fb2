#pragma once

#include <optional>
#include <vector>

#include <core/clock.h>
#include <core/ids.h>
#include <core/result.h>

namespace pitwatch {

using CalleeId = Id<struct CalleeIdTag>;  ///< a mine code, or what the list of authorities calls it

enum class CalleeLevel { County, City, Province, Mine, RescueTeam };

struct Callee {
    CalleeId id;
    QString name;
    CalleeLevel level = CalleeLevel::Mine;
    QString contact;  ///< how to reach them otherwise, e.g. a telephone number; shown, never dialled
    bool operator==(const Callee&) const = default;
};

enum class CallResult { Ringing, Answered, NoAnswer, Declined, Cancelled };

struct CallAttempt {
    UtcTime at;
    std::optional<UtcTime> endedAt;
    CallResult result = CallResult::Ringing;
    bool operator==(const CallAttempt&) const = default;
};

struct CallRecord {
    Callee callee;
    std::vector<CallAttempt> attempts;
    bool wanted = false;  ///< is called again while it does not answer

    bool ringing() const { return !attempts.empty() && attempts.back().result == CallResult::Ringing; }
    /// Was called and has not answered: shown as not answering until it does.
    bool notAnswering() const { return !attempts.empty() && attempts.back().result == CallResult::NoAnswer; }
    bool operator==(const CallRecord&) const = default;
};

struct CallPolicy {
    std::chrono::seconds ringFor{30};
    std::chrono::seconds pause{20};  ///< before the next attempt
    int mostAttempts = 6;
};

/// Who is called into a room, level by level, and what came of each call. Who does not answer is called again. Pure:
/// the owner carries out what tick() returns and tells what happened; the clock outlives it. Not synchronised.
class CallList {
public:
    CallList(std::vector<Callee> callees, const Clock& clock, CallPolicy policy = {});

    const std::vector<CallRecord>& records() const { return records_; }
    const CallRecord* find(const CalleeId& id) const;

    /// Those of one level, in the order of the list.
    std::vector<CalleeId> ofLevel(CalleeLevel level) const;

    /// Begins to ring now; an error when it rings already or is unknown.
    Result<void> call(const CalleeId& id);
    void answered(const CalleeId& id);  ///< also when it came without having been called
    void declined(const CalleeId& id);  ///< is not called again by itself
    void cancel(const CalleeId& id);

    /// Ends what rang too long and begins what is due again. Returns who has to be rung now.
    std::vector<CalleeId> tick();

private:
    CallRecord* at(const CalleeId& id);
    void end(CallRecord& record, CallResult result);
    bool dueAgain(const CallRecord& record) const;

    const Clock& clock_;
    const CallPolicy policy_;
    std::vector<CallRecord> records_;
};

}  // namespace pitwatch
