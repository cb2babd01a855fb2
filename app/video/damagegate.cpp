#include "damagegate.h"

namespace pitwatch {

using namespace std::chrono_literals;

namespace {
/// Sources without key pictures refresh a picture in stripes, all of it within some seconds.
constexpr auto kHeals = 10s;
}  // namespace

void DamageGate::failed(MonoTime now)
{
    // Before the first good picture nothing is there that could be damaged.
    if (!everGood_) return;
    if (!since_) since_ = now;
    flawAt_ = now;
}

bool DamageGate::passes(bool flawed, bool key, MonoTime now)
{
    if (flawed) {
        if (!since_) since_ = now;
        flawAt_ = now;
    } else if (!since_ || healed(key, now)) {
        everGood_ = true;
        since_.reset();
        return true;
    }
    return !everGood_ && now - *since_ >= patience_;
}

bool DamageGate::healed(bool key, MonoTime now) const
{
    return key || now - flawAt_ >= kHeals;
}

}  // namespace pitwatch
