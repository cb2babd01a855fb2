#include "admission.h"

#include <QStringList>

namespace pitwatch {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Micros kMaximumAhead = 2min;
constexpr Micros kMaximumAge = 24h;
constexpr qsizetype kFeedersNamed = 5;

Admission refused(const QString& reason)
{
    return {false, reason};
}

QString secondsText(Micros span)
{
    return QString::number(std::chrono::duration_cast<std::chrono::seconds>(span).count());
}

Admission admitTime(const Observation& observation, UtcTime now)
{
    const Micros ahead = observation.observedAt - now;
    if (ahead > kMaximumAhead)
        return refused(u"found a time %1 s ahead of our clock, expected at most %2 s"_s.arg(
            secondsText(ahead), secondsText(kMaximumAhead)));
    if (-ahead > kMaximumAge && !std::holds_alternative<MineDeclaration>(observation.body))
        return refused(
            u"found a time %1 s old, expected at most %2 s"_s.arg(secondsText(-ahead), secondsText(kMaximumAge)));
    return {};
}

Admission admitCamera(const CameraId& camera, const Mine& mine)
{
    if (mine.camera(camera)) return {};
    return refused(u"found camera \"%1\", expected one of mine %2"_s.arg(camera.text(), mine.code.text()));
}

Admission admitPower(PowerBatch& batch, const Mine& mine)
{
    QStringList unknown;
    const bool hadSamples = !batch.samples.empty();
    std::erase_if(batch.samples, [&](const PowerSample& sample) {
        if (mine.feeder(sample.feeder)) return false;
        if (unknown.size() < kFeedersNamed) unknown += sample.feeder.text();
        return true;
    });
    if (unknown.isEmpty()) return {};
    return {!hadSamples || !batch.samples.empty(),
            u"found feeders %1, expected those of mine %2"_s.arg(unknown.join(u", "_s), mine.code.text())};
}

Admission admitBody(ObservationBody& body, const Mine& mine)
{
    return std::visit(
        [&](auto& content) -> Admission {
            if constexpr (requires { content.camera; }) return admitCamera(content.camera, mine);
            if constexpr (requires { content.samples; }) return admitPower(content, mine);
            return {};
        },
        body);
}

}  // namespace

Admission admit(Observation& observation, const Region& region, UtcTime now)
{
    const Admission inTime = admitTime(observation, now);
    if (!inTime.accepted) return inTime;
    if (std::holds_alternative<FeedStatusChange>(observation.body)) return {};
    const Mine* mine = region.mine(observation.mine);
    if (!mine) return refused(u"found mine %1, expected one of the region"_s.arg(observation.mine.text()));
    return admitBody(observation.body, *mine);
}

}  // namespace pitwatch
