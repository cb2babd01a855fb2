#pragma once

#include <QString>

#include <initializer_list>
#include <mutex>
#include <set>

namespace pitwatch {

/// Folders that are being written; each stays as often as it was added. Safe from any thread.
class OpenFolders {
public:
    OpenFolders() = default;
    OpenFolders(std::initializer_list<QString> folders) : folders_(folders) {}

    void add(const QString& folder)
    {
        const std::lock_guard lock(mutex_);
        folders_.insert(folder);
    }
    void remove(const QString& folder)
    {
        const std::lock_guard lock(mutex_);
        if (const auto one = folders_.find(folder); one != folders_.end()) folders_.erase(one);
    }
    bool contains(const QString& folder) const
    {
        const std::lock_guard lock(mutex_);
        return folders_.contains(folder);
    }

private:
    mutable std::mutex mutex_;
    std::multiset<QString> folders_;
};

}  // namespace pitwatch
