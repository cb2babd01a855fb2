#pragma once

#include <QString>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include <core/error.h>

#include "minutes.h"

namespace pitwatch {

/// Writes minutes to files of a folder on a thread of its own, so that nobody waits for the disk. Of each file only the
/// newest that waits is written, in one step: the file is there whole or as it was before. After each round of writing
/// comes a pause; a crash loses no more than that. What cannot be written is tried again in every round.
/// Who wants to read the folder asks here for a turn between two rounds, and sees all that was kept before.
/// All members are safe from any thread.
class MinutesKeeper {
public:
    /// Told once when a file cannot be written, and again only after it could meanwhile; nothing: all that could not be
    /// written now is. On the keeper's thread.
    using Complaint = std::function<void(const std::optional<Error>&)>;

    MinutesKeeper(QString folder, Complaint complaint, std::chrono::milliseconds pause);
    /// Writes what still waits.
    ~MinutesKeeper();
    MinutesKeeper(const MinutesKeeper&) = delete;
    MinutesKeeper& operator=(const MinutesKeeper&) = delete;

    void keep(Minutes minutes);

    /// Calls `job` on the keeper's thread when all that was kept before has been written, or tried. The destructor
    /// waits for the running job and drops the others.
    void afterWriting(std::function<void()> job);

private:
    using Batch = std::map<QString, Minutes>;  ///< by file
    using Jobs = std::vector<std::function<void()>>;

    void run();
    void perform(Jobs jobs);
    Batch writeAll(Batch batch);
    void complain(const QString& file, const Error& error);
    void beContent(const QString& file);

    const QString folder_;
    const Complaint complaint_;
    const std::chrono::milliseconds pause_;
    std::set<QString> failing_;  ///< only the keeper's thread

    std::mutex mutex_;
    std::condition_variable wake_;
    Batch pending_;
    Jobs jobs_;
    std::atomic<bool> ending_{false};  ///< set with the lock held
    std::thread thread_;               ///< last: begins when everything else is there
};

}  // namespace pitwatch
