#include "evidencedesk.h"

#include <algorithm>

namespace pitwatch {

namespace {

using namespace std::chrono_literals;

constexpr auto kExpiry = 5s;

}  // namespace

EvidenceDesk::EvidenceDesk(Setup setup, QObject* parent)
    : QObject(parent),
      setup_(std::move(setup)),
      rings_(setup_.bounds, setup_.budgetBytes),
      replay_(rings_, *setup_.clock)
{
    const ClipRecorder::Setup recorder{.region = setup_.region,
                                       .clock = setup_.clock,
                                       .rings = &rings_,
                                       .detections = setup_.detections,
                                       .directory = setup_.directory,
                                       .programVersion = setup_.programVersion};
    recorder_ = std::make_unique<ClipRecorder>(recorder, [this](const ClipNews& news) {
        QMetaObject::invokeMethod(
            this, [this, news] { tell(news); }, Qt::QueuedConnection);
    });
    connect(&expiry_, &QTimer::timeout, this, [this] { rings_.expire(setup_.clock->now()); });
    expiry_.start(kExpiry);
}

EvidenceDesk::~EvidenceDesk() = default;

void EvidenceDesk::keep(const ClipRequest& request)
{
    const Result<int> started = recorder_->start(request);
    if (!started) Q_EMIT clipChanged({0, ClipState::Failed, request, {}, {started.error().text()}});
}

void EvidenceDesk::tell(const ClipNews& news)
{
    std::erase_if(running_, [&](const ClipNews& other) { return other.number == news.number; });
    if (news.state == ClipState::Recording) running_.push_back(news);
    Q_EMIT clipChanged(news);
}

void EvidenceDesk::followRules(const RuleSet& rules)
{
    alarms_ = std::make_unique<AlarmClips>(setup_.region, rules, rings_, setup_.clock->now(),
                                           [this](ClipRequest request) { keep(request); });
}

void EvidenceDesk::alarmsChanged(const std::vector<Alarm>& newestFirst, const QString& person)
{
    if (alarms_) alarms_->look(newestFirst, person);
}

}  // namespace pitwatch
