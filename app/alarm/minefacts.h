#pragma once

#include <QStringList>

#include <map>
#include <optional>
#include <vector>

#include <core/utctime.h>
#include <region/region.h>

/// What rules look at: the state of one mine at one moment, as plain values. Made by the engine; pointers into the
/// region, which outlives the facts.
namespace pitwatch {

struct AreaFact {
    const Area* area = nullptr;
    int persons = 0;
    std::optional<int> limit;  ///< the region file's, otherwise what the mine approved
    QStringList names;         ///< of the first few persons, by name or else by tag
};

struct FeederFact {
    const Feeder* feeder = nullptr;
    std::optional<double> kw;  ///< mean of the recent past; nothing: never reported, or stale
    double idleKw = 0;
};

struct CameraFact {
    const Camera* camera = nullptr;
    std::optional<bool> online;  ///< nothing: not known
    QString reason;
};

/// What analysers say of a dispatch desk.
struct PostFact {
    const Camera* camera = nullptr;
    std::optional<bool> vacant;
    std::optional<UtcTime> vacantAt;  ///< source time of the event that said so
    std::optional<bool> asleep;
    std::optional<UtcTime> asleepAt;
};

struct SosFact {
    QString tag;
    QString name;
    QString area;
};

struct MineFacts {
    const Mine* mine = nullptr;
    MineStateKind state = MineStateKind::Producing;
    bool positionsFresh = false;     ///< when false, counts say nothing about now
    std::optional<int> underground;  ///< persons; nothing before the first position data
    std::optional<int> limit;        ///< persons underground per shift
    std::vector<AreaFact> areas;     ///< in the mine's order
    std::vector<FeederFact> feeders;
    std::vector<CameraFact> cameras;
    std::vector<PostFact> posts;
    std::vector<SosFact> calls;                 ///< tags that call for help, by tag
    std::map<QString, UtcTime> eventsStanding;  ///< receipt time of the newest AnalyticEvent of each kind, value not 0
};

struct FeedFact {
    FeedId feed;
    std::optional<bool> silent;  ///< nothing: not known
    QString reason;
};

}  // namespace pitwatch
