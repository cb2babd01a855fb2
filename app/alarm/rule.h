#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

#include <core/ids.h>
#include <core/utctime.h>
#include <region/region.h>

#include "alarm.h"

/// Rules as the rule file gives them (resources/schemas/rules.schema.json). Plain values. Every threshold, limit and
/// hold time is here and nowhere in code.
namespace pitwatch {

/// What a rule watches, and what the `value` and `limit` of its readings are.
enum class RuleKind {
    AreaOverLimit,   ///< per area: persons, limit of the area
    MineOverLimit,   ///< per mine: persons underground, limit of the table by capacity and hazard
    RestrictedArea,  ///< per area of kind restricted: persons, no limit
    CameraOffline,   ///< per camera: 1 offline, 0 online
    PostVacant,      ///< per camera: 1 vacant, 0 occupied
    PostAsleep,      ///< per camera: 1 asleep, 0 awake
    LoadAboveIdle,   ///< per feeder: mean kW, idle kW
    FeedSilent,      ///< per feed of the region: 1 silent, 0 heard
    Sos,             ///< per tag: 1 calling, 0 not
};

/// A second, independent sign that a mine works. Met when any of its parts is.
struct Corroboration {
    std::optional<int> personsUnderground;  ///< at least
    QStringList events;                     ///< kinds of AnalyticEvent with a value above 0, or none
    Micros within{};                        ///< how recent such an event must be
};

/// All parts that are given must hold.
struct Condition {
    std::optional<double> above;         ///< value > this
    std::optional<double> atLeast;       ///< value >= this
    std::optional<double> aboveLimit;    ///< value > this × limit
    std::optional<double> atLeastLimit;  ///< value >= this × limit
    std::vector<MineStateKind> states;   ///< effective state of the mine; empty: any
    std::optional<Corroboration> anyOf;
};

/// One grade of a rule: its condition, standing for `hold`, raises the alarm to `grade`.
struct RuleStep {
    Grade grade = Grade::IV;
    Condition when;
    Micros hold{};
    QString title, titleEn;  ///< empty: the rule's
};

/// Mutes a rule around each change of shift: nothing is raised while the value is at most `upTo`.
struct ShiftChangeMute {
    Micros before{};
    Micros after{};
    double upTo = 0;
};

/// Evidence that an alarm of a rule leaves: what its cameras showed before and after it was raised.
struct RuleClip {
    Micros before{};
    Micros after{};
    bool wholeMine = false;  ///< every open camera of the mine; otherwise the camera that the alarm is about
    bool operator==(const RuleClip&) const = default;
};

struct Rule {
    RuleId id;
    RuleKind kind = RuleKind::AreaOverLimit;
    QString title, titleEn;         ///< zh_CN and English
    QString detail;                 ///< template: {name} is replaced by the fact of that name, see factNames()
    QString source;                 ///< document that the figures come from, in words
    std::vector<AreaKind> areas;    ///< empty: any (AreaOverLimit)
    std::vector<FeederRole> roles;  ///< empty: any (LoadAboveIdle)
    std::vector<RuleStep> steps;    ///< ascending in gravity
    /// The alarm clears when no step's condition holds and, where given, value <= clearAtMost (× limit with
    /// clearAtMostLimit), for `clearHold`.
    std::optional<double> clearAtMost;
    std::optional<double> clearAtMostLimit;
    Micros clearHold{};
    Micros suppress{};  ///< after clearing, the same subject stays quiet this long unless its grade is higher
    std::optional<ShiftChangeMute> mute;
    std::optional<RuleClip> clip;
};

/// 限员: at most `persons` for mines with a capacity of at most `upToWt` (万t/a); nothing: no upper bound.
struct MineLimitRow {
    std::optional<double> upToWt;
    int persons = 0;
};

struct MineLimits {
    QString source;
    std::vector<MineLimitRow> severe;  ///< ascending
    std::vector<MineLimitRow> other;
};

/// How often values are expected and when they count as stale: age > staleFactor × period. A mine may state its own
/// period in the region file ("position_period_s", "power_period_s").
struct ExpectedPeriods {
    Micros position{};
    Micros power{};
    double staleFactor = 2;
};

struct RuleSet {
    QString version;  ///< goes into every alarm
    QString title;
    ExpectedPeriods periods;
    double idleShareOfRated = 0;  ///< idle load of a feeder without idle_kw, as a share of rated_kw
    Micros loadMean{};            ///< loads are judged by their mean over this long
    MineLimits limits;
    QMap<QString, QString> words;  ///< how details call mine states, event kinds and "persons_underground"
    std::vector<Rule> rules;

    const Rule* rule(const RuleId& id) const;
    QString word(const QString& key) const { return words.value(key, key); }
};

/// Persons that may be underground per shift; nothing when the table has no row for the mine or its capacity is 0.
std::optional<int> mineLimit(const MineLimits& limits, const Mine& mine);

/// The words of the rule file for each kind, in enum order.
const QStringList& ruleKindNames();

/// Which facts a detail template of this kind may use.
QStringList factNames(RuleKind kind);

}  // namespace pitwatch
