#include "personroster.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pitwatch::sim {

namespace {

constexpr int kMostPerShift = 250;
constexpr int kReserve = 60;

struct Trade {
    const char16_t* job;
    const char16_t* team;
    bool special;
};

constexpr std::array<Trade, 4> kFaceTrades{{{u"支架工", u"综采一队", false},
                                            {u"采煤机司机", u"综采一队", true},
                                            {u"电钳工", u"机电队", true},
                                            {u"安全员", u"安监科", true}}};
constexpr std::array<Trade, 4> kHeadingTrades{{{u"锚杆工", u"掘进二队", false},
                                               {u"掘进机司机", u"掘进二队", true},
                                               {u"锚杆工", u"掘进二队", false},
                                               {u"瓦斯检查工", u"通风队", true}}};
constexpr std::array<Trade, 3> kOtherTrades{
    {{u"电钳工", u"机电队", true}, {u"皮带司机", u"运输队", true}, {u"信号工", u"运输队", true}}};
constexpr std::array<Trade, 2> kPatrolTrades{{{u"瓦斯检查工", u"通风队", true}, {u"安全员", u"安监科", true}}};

const Trade& tradeFor(const Area* area, int order)
{
    const auto nth = static_cast<std::size_t>(order);
    if (area && area->kind == AreaKind::CoalFace) return kFaceTrades[nth % kFaceTrades.size()];
    if (area && area->kind == AreaKind::Heading) return kHeadingTrades[nth % kHeadingTrades.size()];
    return kOtherTrades[nth % kOtherTrades.size()];
}

/// Which part of the area's limit is there in an ordinary shift.
double crewShare(MineStateKind state, AreaKind kind)
{
    const bool face = kind == AreaKind::CoalFace;
    if (!face && kind != AreaKind::Heading) return 0;
    switch (state) {
        case MineStateKind::Producing:
            return face ? 0.72 : 0.6;
        case MineStateKind::Building:
            return face ? 0 : 0.7;
        case MineStateKind::Maintenance:
            return 0.4;
        default:
            return 0;
    }
}

int crewOf(const Area& area, const Mine& mine)
{
    if (mine.state.kind == MineStateKind::Closed) return 0;
    const int usual = area.kind == AreaKind::CoalFace ? 20 : 12;
    const double share = crewShare(mine.state.kind, area.kind);
    if (share > 0) return static_cast<int>(std::lround(share * area.limit.value_or(usual)));
    const bool works = mine.state.kind == MineStateKind::Producing || mine.state.kind == MineStateKind::Building;
    if (area.kind == AreaKind::Key) return std::min(area.limit.value_or(2), works ? 2 : 1);
    if (area.kind == AreaKind::Other && works) return std::min(area.limit.value_or(2), 2);
    return 0;
}

TagCode tagOf(const Mine& mine, int number)
{
    return TagCode(mine.code.text() + QStringLiteral("%1").arg(number, 5, 10, QLatin1Char('0')));
}

class RosterWriter {
public:
    explicit RosterWriter(const Mine& mine) : mine_(mine) {}

    void add(const Trade& trade, Duty duty, int shift, const Area* post, bool leader = false)
    {
        const int number = static_cast<int>(cards_.size()) + 1;
        PersonCard card;
        card.tag = tagOf(mine_, number);
        card.name = QStringLiteral("测试%1").arg(number, 2, 10, QLatin1Char('0'));
        card.job = QString::fromUtf16(trade.job);
        card.team = QString::fromUtf16(trade.team);
        card.special = trade.special;
        card.leader = leader;
        card.duty = duty;
        card.shift = shift;
        card.post = post;
        cards_.push_back(std::move(card));
    }
    std::vector<PersonCard> take() { return std::move(cards_); }

private:
    const Mine& mine_;
    std::vector<PersonCard> cards_;
};

void addPosts(RosterWriter& roster, const Mine& mine, int shift)
{
    int left = kMostPerShift;
    for (const Area& area : mine.areas)
        for (int i = 0; i < crewOf(area, mine) && left > 0; ++i, --left)
            roster.add(tradeFor(&area, i), Duty::Post, shift, &area);
    // A mine that names no areas still has somebody below.
    if (mine.areas.empty() && mine.state.kind != MineStateKind::Closed)
        for (int i = 0; i < 4; ++i) roster.add(tradeFor(nullptr, i), Duty::Post, shift, nullptr);
}

void addPatrols(RosterWriter& roster, const Mine& mine, int shift)
{
    if (mine.state.kind == MineStateKind::Closed) return;
    std::vector<const Area*> places;
    for (const Area& area : mine.areas)
        if (area.kind != AreaKind::Restricted && area.kind != AreaKind::Mouth) places.push_back(&area);
    if (places.empty()) places.push_back(nullptr);
    const bool works = mine.state.kind == MineStateKind::Producing || mine.state.kind == MineStateKind::Building;
    for (std::size_t i = 0; i < (works ? 5u : 2u); ++i)
        roster.add(kPatrolTrades[i % kPatrolTrades.size()], Duty::Patrol, shift, places[i % places.size()], i == 0);
}

/// A number in [0, 1) that belongs to the card and to `salt`, whatever else happens in the world.
double personalNumber(const PersonCard& card, qint64 salt)
{
    std::uint64_t hash = 1469598103934665603ULL;  // FNV-1a
    for (const QChar c : card.tag.text()) hash = (hash ^ c.unicode()) * 1099511628211ULL;
    return Random(hash ^ (static_cast<std::uint64_t>(salt) * 0x9e3779b97f4a7c15ULL)).unit();
}

Micros minutes(double count)
{
    return Micros(static_cast<qint64>(count * 60e6));
}

UtcTime shiftStart(const Shift& shift, const QDate& day, const QTimeZone& zone)
{
    return fromDateTime(QDateTime(day, QTime(shift.startMinute / 60 % 24, shift.startMinute % 60), zone));
}

std::optional<Stay> patrolTrip(const PersonCard& card, const Stay& shift, UtcTime now)
{
    const Micros period = minutes(12);
    const Micros offset = minutes(12 * personalNumber(card, 1));
    const Micros into = (now - shift.from + offset) % period;
    Stay trip{now - into, now - into + minutes(9)};
    trip.from = std::max(trip.from, shift.from);
    if (now >= trip.until) return std::nullopt;
    return trip;
}

}  // namespace

std::vector<Shift> shiftsOf(const Mine& mine)
{
    if (!mine.shifts.empty()) return mine.shifts;
    return {Shift{QStringLiteral("早班"), 8 * 60, 16 * 60, ShiftKind::Maintenance, {}},
            Shift{QStringLiteral("中班"), 16 * 60, 24 * 60, ShiftKind::Production, {}},
            Shift{QStringLiteral("夜班"), 0, 8 * 60, ShiftKind::Production, {}}};
}

QString shiftSystemName(const Mine& mine)
{
    const std::size_t count = shiftsOf(mine).size();
    if (count == 3) return QStringLiteral("三八制");
    if (count == 4) return QStringLiteral("四六制");
    return QStringLiteral("%1班制").arg(count);
}

std::vector<PersonCard> makeRoster(const Mine& mine)
{
    RosterWriter roster(mine);
    const int shifts = static_cast<int>(shiftsOf(mine).size());
    for (int shift = 0; shift < shifts; ++shift) {
        addPosts(roster, mine, shift);
        addPatrols(roster, mine, shift);
    }
    for (int i = 0; i < kReserve; ++i) roster.add(tradeFor(nullptr, i), Duty::Reserve, 0, nullptr);
    return roster.take();
}

std::optional<Stay> stayAround(const PersonCard& card, const Shift& shift, const QTimeZone& zone, UtcTime now)
{
    if (card.duty == Duty::Reserve) return std::nullopt;
    const int length = (shift.endMinute - shift.startMinute + 24 * 60 - 1) % (24 * 60) + 1;
    const QDate today = toDateTime(now, zone).date();
    for (int back = 0; back <= 1; ++back) {
        const QDate day = today.addDays(-back);
        if (personalNumber(card, day.toJulianDay()) < 0.08) continue;  // absent
        const UtcTime from = shiftStart(shift, day, zone) + minutes(-20 + 25 * personalNumber(card, 2));
        const Stay stay{from, from + minutes(length + 10 + 20 * personalNumber(card, 3))};
        if (now < stay.from || now >= stay.until) continue;
        return card.duty == Duty::Patrol ? patrolTrip(card, stay, now) : stay;
    }
    return std::nullopt;
}

}  // namespace pitwatch::sim
