#pragma once

#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

#include <engine/snapshot.h>

namespace pitwatch::ui {

/// Decides when an alarm is heard: once when a new unacknowledged alarm comes, only the worst of a burst, and again
/// every while as long as grade I or II wait. Plays through a function, so that tests hear without a sound card.
class AlarmSound final : public QObject {
    Q_OBJECT

public:
    using Player = std::function<void(Grade)>;

    explicit AlarmSound(Player player, QObject* parent = nullptr);

    void update(const RegionSnapshot& snapshot);
    void setMuted(bool muted) { muted_ = muted; }
    bool muted() const { return muted_; }
    void setRepeat(std::chrono::seconds interval) { repeat_ = interval; }
    void test(Grade grade) { player_(grade); }

private:
    struct Heard {
        UtcTime at;
        Grade grade;
    };

    std::optional<Grade> worstNew(const RegionSnapshot& snapshot);
    static std::optional<Grade> worstWaiting(const RegionSnapshot& snapshot);

    Player player_;
    bool muted_ = false;
    std::chrono::seconds repeat_{60};
    std::optional<UtcTime> knownUntil_;  ///< alarms raised up to here are not new
    std::optional<Heard> last_;
};

/// Plays the built-in sounds on the default output device, without blocking; silent where there is none.
AlarmSound::Player makeSoundPlayer(QObject* parent);

}  // namespace pitwatch::ui
