#include "alarmforward.h"

#include <algorithm>

#include "alarmcameras.h"

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kShortestDwell = 10s;
constexpr auto kLongestDwell = 3600s;
/// Marks: the alarm's own camera, or the nearest ones.
constexpr int kMarkedCameras = 1;

bool higher(const Alarm& a, const Alarm& b)
{
    return a.grade != b.grade ? a.grade < b.grade : a.raisedAt < b.raisedAt;
}

template <typename Enum>
Enum bounded(const QJsonValue& value, Enum otherwise, Enum last)
{
    const int number = value.toInt(static_cast<int>(otherwise));
    return static_cast<Enum>(std::clamp(number, 0, static_cast<int>(last)));
}

}  // namespace

QJsonObject AlarmForwardSettings::toJson() const
{
    return {{u"mode"_s, static_cast<int>(mode)},
            {u"least"_s, static_cast<int>(least)},
            {u"cameras"_s, cameras},
            {u"dwell_s"_s, static_cast<int>(dwell.count())},
            {u"interrupts"_s, static_cast<int>(interrupts)}};
}

AlarmForwardSettings AlarmForwardSettings::fromJson(const QJsonObject& json)
{
    AlarmForwardSettings settings;
    settings.mode = bounded(json.value(u"mode"_s), settings.mode, Mode::Forward);
    settings.least = std::max(Grade::I, bounded(json.value(u"least"_s), settings.least, Grade::IV));
    settings.cameras = std::clamp(json.value(u"cameras"_s).toInt(settings.cameras), 1, kMostForwardCameras);
    const std::chrono::seconds dwell(json.value(u"dwell_s"_s).toInt(static_cast<int>(settings.dwell.count())));
    settings.dwell = std::clamp<std::chrono::seconds>(dwell, kShortestDwell, kLongestDwell);
    settings.interrupts = bounded(json.value(u"interrupts"_s), settings.interrupts, Interrupts::AnyPage);
    return settings;
}

bool mayInterrupt(AlarmForwardSettings::Interrupts allowed, const QString& page)
{
    using enum AlarmForwardSettings::Interrupts;
    return allowed == AnyPage || (allowed == Overview && page == u"overview"_s);
}

AlarmForward::AlarmForward(std::shared_ptr<const Region> region, const Clock& clock)
    : region_(std::move(region)), clock_(clock)
{
}

void AlarmForward::setSettings(const AlarmForwardSettings& settings)
{
    settings_ = settings;
    if (settings_.mode != AlarmForwardSettings::Mode::Forward) {
        shown_.reset();
        waiting_.clear();
    }
    tick();
}

bool AlarmForward::counts(const Alarm& alarm) const
{
    const Mine* mine = region_->mine(alarm.mine);
    return alarm.unacknowledged() && alarm.grade <= settings_.least && mine && !mine->cameras.empty();
}

void AlarmForward::update(const std::vector<Alarm>& alarms)
{
    standing_.clear();
    for (const Alarm& alarm : alarms)
        if (counts(alarm)) standing_.push_back(alarm);
    std::sort(standing_.begin(), standing_.end(), higher);
    std::map<AlarmId, Grade> announced;
    for (const Alarm& alarm : standing_) {
        const auto before = announced_.find(alarm.id);
        if (before == announced_.end() || alarm.grade < before->second) take(alarm);
        announced.emplace(alarm.id, alarm.grade);
    }
    announced_ = std::move(announced);
    std::erase_if(waiting_, [this](const Waiting& w) { return !announced_.contains(w.alarm.id); });
    refreshShown();
    tick();
}

void AlarmForward::take(const Alarm& alarm)
{
    if (settings_.mode != AlarmForwardSettings::Mode::Forward) return;
    const UtcTime lastStep = alarm.transitions.empty() ? alarm.raisedAt : alarm.transitions.back().at;
    if (clock_.now() - lastStep > kNews) return;
    if (shown_ && shown_->alarm.id == alarm.id) return;
    std::erase_if(waiting_, [&](const Waiting& w) { return w.alarm.id == alarm.id; });
    if (waiting_.size() < kMostWaiting) waiting_.push_back({alarm, {}});
}

void AlarmForward::refreshShown()
{
    if (!shown_) return;
    for (const Alarm& alarm : standing_)
        if (alarm.id == shown_->alarm.id) {
            shown_->alarm = alarm;
            return;
        }
    // Acknowledged or over: it stays its shortest time, so that nobody wonders what that was.
    until_ = std::min(until_, std::max(clock_.now(), shown_->since + kShortest));
}

std::vector<AlarmForward::Waiting>::iterator AlarmForward::first()
{
    return std::min_element(waiting_.begin(), waiting_.end(),
                            [](const Waiting& a, const Waiting& b) { return higher(a.alarm, b.alarm); });
}

bool AlarmForward::mayChange(UtcTime now, Grade coming) const
{
    if (!touchedAt_ || now < *touchedAt_) return true;
    const auto withTool = coming == Grade::I ? kToolQuietGradeI : kToolQuiet;
    return now - *touchedAt_ >= (toolOpen_ ? withTool : kQuiet);
}

void AlarmForward::tick()
{
    const UtcTime now = clock_.now();
    const auto next = first();
    // That a wall is put back is no hurry.
    if (!mayChange(now, next == waiting_.end() ? Grade::IV : next->alarm.grade)) return;
    if (shown_ && now >= until_) shown_.reset();
    if (next == waiting_.end()) return;
    if (!shown_) return showNext();
    if (next->alarm.grade >= shown_->alarm.grade || now - shown_->since < kShortest) return;
    // Never so little that the wall would flicker when it comes back.
    Waiting aside{shown_->alarm, std::max<std::chrono::microseconds>(until_ - now, kShortest)};
    showNext();
    waiting_.push_back(std::move(aside));
}

void AlarmForward::showNext()
{
    const auto next = first();
    const UtcTime now = clock_.now();
    until_ = now + next->left.value_or(settings_.dwell);
    shown_ = Shown{next->alarm, camerasFor(next->alarm, *region_, settings_.cameras), now};
    waiting_.erase(next);
}

void AlarmForward::dismiss()
{
    shown_.reset();
    touched();
}

std::map<CameraKey, TileAlarm> AlarmForward::marks() const
{
    std::map<CameraKey, TileAlarm> marks;
    if (settings_.mode == AlarmForwardSettings::Mode::Off) return marks;
    const auto mark = [&](const CameraKey& camera, const Alarm& alarm) {
        const auto [place, fresh] = marks.try_emplace(camera, TileAlarm{alarm.grade, alarm.title, 0});
        if (!fresh && place->second.text != alarm.title) ++place->second.more;
    };
    if (shown_)
        for (const CameraKey& camera : shown_->cameras) mark(camera, shown_->alarm);
    for (const Alarm& alarm : standing_) {
        if (shown_ && alarm.id == shown_->alarm.id) continue;
        for (const CameraKey& camera : camerasFor(alarm, *region_, kMarkedCameras)) mark(camera, alarm);
    }
    return marks;
}

}  // namespace pitwatch::ui
