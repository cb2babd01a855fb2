#include "returnpasses.h"

#include <QCryptographicHash>

#include <algorithm>

#include "randomtext.h"

namespace pitwatch {

namespace {

constexpr int kWords = 8;
/// Of those who are away; whoever has been for longest has to wait again.
constexpr std::size_t kMost = 64;

QByteArray hashOf(const QString& secret)
{
    return QCryptographicHash::hash(secret.toUtf8(), QCryptographicHash::Sha256);
}

}  // namespace

QString ReturnPasses::give(const Pass& pass)
{
    if (of(pass.who) != nullptr) return {};
    const QString secret = randomText(kWords);
    entries_.push_back({hashOf(secret), pass, {}});
    return secret;
}

std::optional<ReturnPasses::Pass> ReturnPasses::find(const QString& secret, const QString& ticket) const
{
    if (secret.isEmpty()) return {};
    // Hashes are compared, so the time that it takes tells nothing about a secret.
    const QByteArray hash = hashOf(secret);
    const auto found =
        std::find_if(entries_.begin(), entries_.end(), [&hash](const Entry& e) { return e.hash == hash; });
    const bool holds =
        found != entries_.end() && found->pass.ticket == ticket && (!found->until || clock_.now() < *found->until);
    return holds ? std::optional(found->pass) : std::nullopt;
}

void ReturnPasses::pass(const PeerId& from, const PeerId& to)
{
    Entry* entry = of(from);
    if (entry == nullptr) return;
    entry->pass.who = to;
    entry->until.reset();
}

void ReturnPasses::lose(const PeerId& who)
{
    const UtcTime now = clock_.now();
    std::erase_if(entries_, [now](const Entry& e) { return e.until && *e.until <= now; });
    if (Entry* entry = of(who)) entry->until = now + kHolds;
    const auto away = [](const Entry& e) { return e.until.has_value(); };
    if (static_cast<std::size_t>(std::count_if(entries_.begin(), entries_.end(), away)) > kMost)
        entries_.erase(std::find_if(entries_.begin(), entries_.end(), away));
}

void ReturnPasses::revoke(const PeerId& who)
{
    std::erase_if(entries_, [&who](const Entry& e) { return e.pass.who == who; });
}

ReturnPasses::Entry* ReturnPasses::of(const PeerId& who)
{
    const auto found =
        std::find_if(entries_.begin(), entries_.end(), [&who](const Entry& e) { return e.pass.who == who; });
    return found == entries_.end() ? nullptr : &*found;
}

}  // namespace pitwatch
