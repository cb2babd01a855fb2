#include "calllist.h"

#include <QCoreApplication>

#include <algorithm>

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Consultation)
};

}  // namespace

using namespace Qt::StringLiterals;

CallList::CallList(std::vector<Callee> callees, const Clock& clock, CallPolicy policy) : clock_(clock), policy_(policy)
{
    for (Callee& callee : callees)
        if (find(callee.id) == nullptr) records_.push_back({std::move(callee), {}, false});
}

const CallRecord* CallList::find(const CalleeId& id) const
{
    const auto found =
        std::find_if(records_.begin(), records_.end(), [&id](const CallRecord& r) { return r.callee.id == id; });
    return found == records_.end() ? nullptr : &*found;
}

CallRecord* CallList::at(const CalleeId& id)
{
    return const_cast<CallRecord*>(std::as_const(*this).find(id));
}

std::vector<CalleeId> CallList::ofLevel(CalleeLevel level) const
{
    std::vector<CalleeId> list;
    for (const CallRecord& record : records_)
        if (record.callee.level == level) list.push_back(record.callee.id);
    return list;
}

Result<void> CallList::call(const CalleeId& id)
{
    CallRecord* record = at(id);
    if (record == nullptr) return Error{ErrorKind::NotFound, Text::tr("is not in the call list"), id.text()};
    if (record->ringing()) return Error{ErrorKind::InvalidInput, Text::tr("rings already"), id.text()};
    record->wanted = true;
    record->attempts.push_back({clock_.now(), {}, CallResult::Ringing});
    return {};
}

void CallList::end(CallRecord& record, CallResult result)
{
    if (!record.ringing()) return;
    record.attempts.back().result = result;
    record.attempts.back().endedAt = clock_.now();
}

void CallList::answered(const CalleeId& id)
{
    CallRecord* record = at(id);
    if (record == nullptr) return;
    if (record->notAnswering()) record->attempts.push_back({clock_.now(), {}, CallResult::Ringing});
    end(*record, CallResult::Answered);
    record->wanted = false;
}

void CallList::declined(const CalleeId& id)
{
    CallRecord* record = at(id);
    if (record == nullptr) return;
    end(*record, CallResult::Declined);
    record->wanted = false;
}

void CallList::cancel(const CalleeId& id)
{
    CallRecord* record = at(id);
    if (record == nullptr) return;
    end(*record, CallResult::Cancelled);
    record->wanted = false;
}

bool CallList::dueAgain(const CallRecord& record) const
{
    return record.wanted && record.notAnswering() &&
           record.attempts.back().endedAt.value() + policy_.pause <= clock_.now() &&
           record.attempts.size() < static_cast<std::size_t>(policy_.mostAttempts);
}

std::vector<CalleeId> CallList::tick()
{
    std::vector<CalleeId> ring;
    for (CallRecord& record : records_) {
        if (record.ringing() && record.attempts.back().at + policy_.ringFor <= clock_.now())
            end(record, CallResult::NoAnswer);
        if (!dueAgain(record)) continue;
        record.attempts.push_back({clock_.now(), {}, CallResult::Ringing});
        ring.push_back(record.callee.id);
    }
    return ring;
}

}  // namespace pitwatch
