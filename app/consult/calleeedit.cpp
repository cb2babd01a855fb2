#include "calleeedit.h"

#include <QUuid>

#include <algorithm>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMostUndone = 100;

bool isClean(const QString& text)
{
    return text.isValidUtf16() && std::none_of(text.begin(), text.end(), [](QChar c) {
               return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
           });
}

}  // namespace

CalleeEdit::CalleeEdit(std::vector<Callee> callees, const std::vector<Callee>& ofRegion) : callees_(std::move(callees))
{
    for (const Callee& callee : ofRegion)
        if (callee.level == CalleeLevel::Mine) mines_.insert(callee.id);
}

std::optional<CalleeFault> CalleeEdit::faultOf(const Callee& callee, const CalleeId& self) const
{
    if (callee.name.isEmpty()) return CalleeFault::NoName;
    if (callee.name.size() > callbookbounds::kNameCharacters) return CalleeFault::NameTooLong;
    if (callee.contact.size() > callbookbounds::kContactCharacters) return CalleeFault::ContactTooLong;
    if (!isClean(callee.name) || !isClean(callee.contact)) return CalleeFault::NotClean;
    const bool taken = std::any_of(callees_.begin(), callees_.end(), [&](const Callee& other) {
        return other.id != self && other.name.compare(callee.name, Qt::CaseInsensitive) == 0;
    });
    return taken ? std::optional(CalleeFault::NameTaken) : std::nullopt;
}

std::optional<CalleeFault> CalleeEdit::add(const Callee& callee, std::optional<std::size_t> after)
{
    if (callees_.size() >= std::size_t(callbookbounds::kCallees)) return CalleeFault::TooMany;
    Callee added{newId(), callee.name.simplified(), callee.level, callee.contact.simplified()};
    if (const auto fault = faultOf(added, added.id)) return fault;
    note();
    const std::size_t row = after ? std::min(*after + 1, callees_.size()) : callees_.size();
    callees_.insert(callees_.begin() + std::ptrdiff_t(row), std::move(added));
    return {};
}

std::optional<CalleeFault> CalleeEdit::change(std::size_t row, Callee to)
{
    const Callee& now = callees_.at(row);
    to.id = now.id;
    to.name = to.name.simplified();
    to.contact = to.contact.simplified();
    if (to == now) return {};
    const bool ofRegion = isMineOfRegion(row);
    if (ofRegion && (to.name != now.name || to.level != now.level)) return CalleeFault::OfRegion;
    // A name that the region file gave is not this list's to judge.
    const std::optional<CalleeFault> fault = faultOf(to, to.id);
    if (fault && !(ofRegion && (*fault == CalleeFault::NameTaken || *fault == CalleeFault::NameTooLong))) return fault;
    note();
    callees_[row] = std::move(to);
    return {};
}

std::optional<CalleeFault> CalleeEdit::remove(std::size_t row)
{
    if (isMineOfRegion(row)) return CalleeFault::OfRegion;
    note();
    callees_.erase(callees_.begin() + std::ptrdiff_t(row));
    return {};
}

void CalleeEdit::move(std::size_t row, int by)
{
    const auto to = std::ptrdiff_t(row) + by;
    if (to < 0 || to >= std::ptrdiff_t(callees_.size())) return;
    note();
    std::swap(callees_[row], callees_[std::size_t(to)]);
}

void CalleeEdit::undo()
{
    if (before_.empty()) return;
    callees_ = std::move(before_.back());
    before_.pop_back();
}

/// Never one that was used before: a link that a removed one has kept must not ring as somebody else's.
CalleeId CalleeEdit::newId()
{
    return CalleeId(u"own-"_s + QUuid::createUuid().toString(QUuid::Id128).left(16));
}

void CalleeEdit::note()
{
    before_.push_back(callees_);
    if (before_.size() > kMostUndone) before_.erase(before_.begin());
}

}  // namespace pitwatch
