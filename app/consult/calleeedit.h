#pragma once

#include <QSet>

#include "callbook.h"

namespace pitwatch {

/// What is wrong with a callee as somebody wrote it.
enum class CalleeFault { NoName, NameTooLong, NameTaken, ContactTooLong, NotClean, OfRegion, TooMany };

/// A call list while it is edited: every step is checked and can be taken back. Mines of the region keep their name and
/// level, and stay. Pure.
class CalleeEdit {
public:
    CalleeEdit(std::vector<Callee> callees, const std::vector<Callee>& ofRegion);

    const std::vector<Callee>& callees() const { return callees_; }
    bool isMineOfRegion(std::size_t row) const { return mines_.contains(callees_.at(row).id); }

    /// At the end, or behind `after`.
    std::optional<CalleeFault> add(const Callee& callee, std::optional<std::size_t> after = {});
    /// All but the id.
    std::optional<CalleeFault> change(std::size_t row, Callee to);
    std::optional<CalleeFault> remove(std::size_t row);
    /// Up or down by one; nothing happens at the ends.
    void move(std::size_t row, int by);

    bool canUndo() const { return !before_.empty(); }
    void undo();

private:
    std::optional<CalleeFault> faultOf(const Callee& callee, const CalleeId& self) const;
    static CalleeId newId();
    void note();

    std::vector<Callee> callees_;
    QSet<CalleeId> mines_;
    std::vector<std::vector<Callee>> before_;
};

}  // namespace pitwatch
