#pragma once

#include <QString>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include <core/error.h>

#include "minutes.h"

namespace pitwatch {

/// Writes minutes to files of a folder on a thread of its own, so that nobody waits for the disk. Of each file only the
/// newest that waits is written, in one step: the file is there whole or as it was before. After each round of writing
/// comes a pause; a crash loses no more than that. What cannot be written is tried again in every round.
/// All members are safe from any thread.
class MinutesKeeper {
public:
    /// Told once when a file cannot be written, and again only after it could meanwhile. On the keeper's thread.
    using Complaint = std::function<void(const Error&)>;

    MinutesKeeper(QString folder, Complaint complaint, std::chrono::milliseconds pause);
    /// Writes what still waits.
    ~MinutesKeeper();
    MinutesKeeper(const MinutesKeeper&) = delete;
    MinutesKeeper& operator=(const MinutesKeeper&) = delete;

    void keep(Minutes minutes);

    /// Waits until all that was kept before has been written, or tried.
    void flush();

private:
    using Batch = std::map<QString, Minutes>;  ///< by file

    void run();
    void write(std::unique_lock<std::mutex>& lock);
    void complain(const QString& file, const Error& error);

    const QString folder_;
    const Complaint complaint_;
    const std::chrono::milliseconds pause_;
    std::set<QString> failing_;  ///< only the keeper's thread

    std::mutex mutex_;
    std::condition_variable wake_;
    std::condition_variable tried_;
    Batch pending_;
    quint64 flushAsked_ = 0;
    quint64 flushDone_ = 0;
    bool ending_ = false;
    std::thread thread_;  ///< last: begins when everything else is there
};

}  // namespace pitwatch
