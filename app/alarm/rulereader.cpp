#include "rulereader.h"

#include <cmath>
#include <set>

#include "alarmjson.h"
#include "detailtemplate.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;
constexpr int kMaximumRules = 200;
constexpr int kMaximumSteps = 8;
constexpr double kLongestSeconds = 30 * 24 * 3600;
constexpr double kLongestClipSeconds = 300;

Micros seconds(const JsonCursor& at)
{
    const std::optional<double> value = at.optionalNumber(0, kLongestSeconds);
    return Micros(std::llround(value.value_or(0) * 1e6));
}

Micros requiredSeconds(const JsonCursor& at)
{
    if (!at.present()) at.report(u"seconds"_s);
    return seconds(at);
}

template <typename Enum>
std::vector<Enum> words(const JsonCursor& at, const QStringList& names)
{
    std::vector<Enum> list;
    for (const JsonCursor& element : at.elements(false, static_cast<int>(names.size())))
        if (const std::optional<int> index = element.oneOf(names)) list.push_back(static_cast<Enum>(*index));
    return list;
}

Corroboration readCorroboration(const JsonCursor& at)
{
    Corroboration sign;
    at.requireObject();
    const JsonCursor persons = at.member(u"persons_underground"_s);
    if (persons.present()) sign.personsUnderground = static_cast<int>(persons.integer(1, 100'000));
    for (const JsonCursor& event : at.member(u"events"_s).elements(false, 32)) sign.events += event.text(64);
    sign.within = sign.events.isEmpty() ? Micros{} : requiredSeconds(at.member(u"within_s"_s));
    if (!sign.personsUnderground && sign.events.isEmpty()) at.report(u"persons_underground or events"_s);
    return sign;
}

Condition readCondition(const JsonCursor& at, bool hasLimit)
{
    Condition when;
    if (!at.requireObject()) return when;
    when.above = at.member(u"above"_s).optionalNumber(-1e9, 1e9);
    when.atLeast = at.member(u"at_least"_s).optionalNumber(-1e9, 1e9);
    when.aboveLimit = at.member(u"above_limit"_s).optionalNumber(0, 1000);
    when.atLeastLimit = at.member(u"at_least_limit"_s).optionalNumber(0, 1000);
    when.states = words<MineStateKind>(at.member(u"mine_states"_s), mineStateNames());
    if (at.member(u"any_of"_s).present()) when.anyOf = readCorroboration(at.member(u"any_of"_s));
    if (!hasLimit && (when.aboveLimit || when.atLeastLimit)) at.report(u"no comparison with a limit: none exists"_s);
    // Without a comparison the condition would hold for every subject at all times.
    if (!when.above && !when.atLeast && !when.aboveLimit && !when.atLeastLimit)
        at.report(u"one of above, at_least, above_limit, at_least_limit"_s);
    return when;
}

RuleStep readStep(const JsonCursor& at, bool hasLimit)
{
    RuleStep step;
    if (!at.requireObject()) return step;
    if (const std::optional<int> grade = at.member(u"grade"_s).oneOf(gradeNames()))
        step.grade = static_cast<Grade>(*grade + 1);
    step.when = readCondition(at.member(u"when"_s), hasLimit);
    step.hold = requiredSeconds(at.member(u"hold_s"_s));
    step.title = at.member(u"title"_s).optionalText({}, 200);
    step.titleEn = at.member(u"title_en"_s).optionalText({}, 200);
    return step;
}

void readSteps(const JsonCursor& at, bool hasLimit, Rule& rule)
{
    for (const JsonCursor& element : at.elements(true, kMaximumSteps))
        rule.steps.push_back(readStep(element, hasLimit));
    if (at.value().isArray() && rule.steps.empty()) at.report(u"at least one step"_s);
}

void readClear(const JsonCursor& at, bool hasLimit, Rule& rule)
{
    if (!at.requireObject()) return;
    rule.clearHold = requiredSeconds(at.member(u"hold_s"_s));
    rule.clearAtMost = at.member(u"at_most"_s).optionalNumber(-1e9, 1e9);
    rule.clearAtMostLimit = at.member(u"at_most_limit"_s).optionalNumber(0, 1000);
    if (!hasLimit && rule.clearAtMostLimit) at.member(u"at_most_limit"_s).report(u"nothing: no limit exists"_s);
}

std::optional<ShiftChangeMute> readMute(const JsonCursor& at)
{
    if (!at.present()) return std::nullopt;
    at.requireObject();
    return ShiftChangeMute{requiredSeconds(at.member(u"before_s"_s)), requiredSeconds(at.member(u"after_s"_s)),
                           at.member(u"up_to"_s).number(0, 1e6)};
}

bool aboutCameras(RuleKind kind)
{
    return kind == RuleKind::CameraOffline || kind == RuleKind::PostVacant || kind == RuleKind::PostAsleep;
}

std::optional<RuleClip> readClip(const JsonCursor& at, RuleKind kind)
{
    if (!at.present() || !at.requireObject()) return std::nullopt;
    RuleClip clip;
    clip.before = Micros(std::llround(at.member(u"before_s"_s).number(0, kLongestClipSeconds) * 1e6));
    clip.after = Micros(std::llround(at.member(u"after_s"_s).number(0, kLongestClipSeconds) * 1e6));
    const JsonCursor cameras = at.member(u"cameras"_s);
    clip.wholeMine = cameras.oneOf({u"subject"_s, u"mine"_s}) == 1;
    if (!clip.wholeMine && !aboutCameras(kind)) cameras.report(u"mine: the rule is about no camera"_s);
    return clip;
}

void checkTemplate(const JsonCursor& at, const Rule& rule)
{
    const QStringList known = factNames(rule.kind);
    for (const QString& name : templateNames(rule.detail))
        if (!known.contains(name)) at.report(u"\"{%1}\""_s.arg(name), u"facts among "_s + known.join(u", "_s));
}

Rule readRule(const JsonCursor& at)
{
    Rule rule;
    if (!at.requireObject()) return rule;
    rule.id = RuleId(at.member(u"id"_s).text(64));
    rule.kind = static_cast<RuleKind>(at.member(u"kind"_s).oneOf(ruleKindNames()).value_or(0));
    rule.title = at.member(u"title"_s).text(200);
    rule.titleEn = at.member(u"title_en"_s).text(200);
    rule.detail = at.member(u"detail"_s).text(500);
    rule.source = at.member(u"source"_s).text(1000);
    rule.areas = words<AreaKind>(at.member(u"area_kinds"_s), areaKindNames());
    rule.roles = words<FeederRole>(at.member(u"feeder_roles"_s), feederRoleNames());
    const bool hasLimit = rule.kind == RuleKind::AreaOverLimit || rule.kind == RuleKind::MineOverLimit ||
                          rule.kind == RuleKind::LoadAboveIdle;
    readSteps(at.member(u"steps"_s), hasLimit, rule);
    readClear(at.member(u"clear"_s), hasLimit, rule);
    rule.suppress = seconds(at.member(u"suppress_s"_s));
    rule.mute = readMute(at.member(u"shift_change_mute"_s));
    rule.clip = readClip(at.member(u"clip"_s), rule.kind);
    checkTemplate(at.member(u"detail"_s), rule);
    return rule;
}

std::vector<MineLimitRow> readLimitRows(const JsonCursor& at)
{
    std::vector<MineLimitRow> rows;
    for (const JsonCursor& element : at.elements(true, 100)) {
        if (!element.requireObject()) continue;
        MineLimitRow row{element.member(u"up_to_wt"_s).optionalNumber(0, 1e6),
                         static_cast<int>(element.member(u"persons"_s).integer(0, 100'000))};
        const bool ascending =
            rows.empty() || (rows.back().upToWt && (!row.upToWt || *row.upToWt > *rows.back().upToWt));
        if (!ascending) element.member(u"up_to_wt"_s).report(u"a larger capacity than in the row before"_s);
        rows.push_back(row);
    }
    return rows;
}

void readLimits(const JsonCursor& at, MineLimits& limits)
{
    if (!at.present() || !at.requireObject()) return;
    limits.source = at.member(u"source"_s).text(1000);
    limits.severe = readLimitRows(at.member(u"severe"_s));
    limits.other = readLimitRows(at.member(u"other"_s));
}

void readWords(const JsonCursor& at, QMap<QString, QString>& words)
{
    if (!at.present() || !at.requireObject()) return;
    const QStringList keys = at.value().toObject().keys();
    if (keys.size() > 200) return at.report(u"at most 200 words"_s);
    for (const QString& key : keys) words.insert(key, at.member(key).text(100));
}

void readPeriods(const JsonCursor& at, ExpectedPeriods& periods)
{
    if (!at.requireObject()) return;
    periods.position = requiredSeconds(at.member(u"position_s"_s));
    periods.power = requiredSeconds(at.member(u"power_s"_s));
    periods.staleFactor = at.member(u"stale_factor"_s).number(1, 100);
}

}  // namespace

void readRuleSet(const JsonCursor& root, RuleSet& rules)
{
    if (!root.requireObject()) return;
    const JsonCursor format = root.member(u"format"_s);
    if (format.value() != QJsonValue(kVersion)) return format.report(u"format %1"_s.arg(kVersion));
    rules.version = root.member(u"version"_s).text(64);
    rules.title = root.member(u"title"_s).text(200);
    readPeriods(root.member(u"periods"_s), rules.periods);
    rules.idleShareOfRated = root.member(u"idle_share_of_rated"_s).number(0, 1);
    rules.loadMean = requiredSeconds(root.member(u"load_mean_s"_s));
    readLimits(root.member(u"mine_limits"_s), rules.limits);
    readWords(root.member(u"words"_s), rules.words);
    std::set<QString> ids;
    for (const JsonCursor& element : root.member(u"rules"_s).elements(true, kMaximumRules)) {
        rules.rules.push_back(readRule(element));
        const QString id = rules.rules.back().id.text();
        if (!id.isEmpty() && !ids.insert(id).second) element.member(u"id"_s).report(u"an id that is used once"_s);
    }
}

}  // namespace pitwatch
