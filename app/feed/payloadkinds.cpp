#include "payloadbody.h"

#include <algorithm>

namespace pitwatch::payload {

using namespace Qt::StringLiterals;

namespace {

constexpr Kind kKinds[] = {
    {"position", false, decodePosition},       {"power", false, decodePower},
    {"detection", true, decodeDetection},      {"event", true, decodeEvent},
    {"declaration", false, decodeDeclaration}, {"heartbeat", false, decodeHeartbeat},
    {"personnel", false, decodePersonnel},     {"areas", false, decodeAreas},
    {"stations", false, decodeStations},       {"camera_status", true, decodeCameraStatus},
    {"feed_status", false, decodeFeedStatus},
};

}  // namespace

const Kind* findKind(const QString& name)
{
    const auto* found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                     [&](const Kind& kind) { return name == QLatin1String(kind.name); });
    return found == std::end(kKinds) ? nullptr : found;
}

std::optional<UtcTime> saneTime(const JsonCursor& value)
{
    using namespace std::chrono;
    const std::optional<UtcTime> time = value.time();
    if (!time || (*time >= sys_days(2000y / 1 / 1) && *time < sys_days(2100y / 1 / 1))) return time;
    value.report(u"a time of the years 2000 to 2099"_s);
    return std::nullopt;
}

std::optional<UtcTime> optionalSaneTime(const JsonCursor& value)
{
    return value.present() ? saneTime(value) : std::nullopt;
}

QString plainText(const JsonCursor& value, int maximumLength)
{
    const QString text = value.optionalText({}, maximumLength);
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    if (std::none_of(text.begin(), text.end(), isControl)) return text;
    value.report(u"a text with control characters"_s, u"one line of plain text"_s);
    return {};
}

QString optionalDigits(const JsonCursor& value, int count)
{
    return value.present() ? value.digits(count) : QString();
}

std::optional<MinePoint> optionalPoint(const JsonCursor& owner)
{
    // Plan coordinates may be full Gauss-Krueger ones with the zone number in front: eight digits of metres.
    constexpr double kPlan = 1e8;
    const JsonCursor x = owner.member(u"x"_s);
    const JsonCursor y = owner.member(u"y"_s);
    const JsonCursor z = owner.member(u"z"_s);
    if (!x.present() && !y.present() && !z.present()) return std::nullopt;
    return MinePoint{x.number(-kPlan, kPlan), y.number(-kPlan, kPlan), z.number(-12'000, 9'000)};
}

const QStringList& tagKindNames()
{
    static const QStringList names{u"person"_s, u"vehicle"_s, u"equipment"_s};
    return names;
}

const QStringList& stationHealthNames()
{
    static const QStringList names{u"normal"_s, u"interrupted"_s, u"faulty"_s, u"unknown"_s};
    return names;
}

}  // namespace pitwatch::payload
