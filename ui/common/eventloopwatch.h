#pragma once

#include <QObject>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include <core/clock.h>

namespace pitwatch::ui {

/// How often and how long the GUI thread did not answer.
struct StallFigures {
    std::uint64_t stalls = 0;  ///< longer than the bound, since the start
    std::chrono::milliseconds longest{0};
    std::chrono::milliseconds last{0};
    std::optional<UtcTime> lastAt;
    std::chrono::milliseconds current{0};  ///< unanswered so far; seen from another thread only
    bool operator==(const StallFigures&) const = default;
};

/// A thread that knocks at the event loop of the thread on which this object lives and measures how long the answer
/// takes. One knock is open at a time, so a stalled loop does not fill with them. Make and destroy it on the GUI
/// thread; figures() is safe from any thread. The clock outlives it.
class EventLoopWatch final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kBound{100};
    static constexpr std::chrono::milliseconds kInterval{50};

    explicit EventLoopWatch(const Clock& clock, QObject* parent = nullptr);
    ~EventLoopWatch() override;

    /// From now on; before, while the program puts itself together, nobody can be kept waiting.
    void start();

    StallFigures figures() const;

protected:
    bool event(QEvent* event) override;

private:
    using Instant = std::chrono::steady_clock::time_point;

    void run();
    void answered();

    const Clock& clock_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::optional<Instant> asked_;
    StallFigures figures_;
    std::thread thread_;
};

}  // namespace pitwatch::ui
