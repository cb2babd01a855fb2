#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

#include <core/result.h>

namespace pitwatch::bench {

/// CPU time of a running process with all its threads, seconds; nothing when it is not there any more.
std::optional<double> cpuSecondsOf(qint64 pid);

/// CPU time of a running process and of all that descend from it and run, seconds.
double treeCpuSeconds(qint64 pid);

/// Programs that are measured from outside. They end with this object.
class ChildProcesses {
public:
    ChildProcesses() = default;
    ~ChildProcesses();
    ChildProcesses(const ChildProcesses&) = delete;
    ChildProcesses& operator=(const ChildProcesses&) = delete;

    /// What is wrong; empty: it runs.
    QString start(const QString& program, const QStringList& arguments);
    /// CPU seconds that all of them use within `seconds` from now; an error when one of them ends before.
    Result<double> measure(int seconds);

private:
    Result<double> cpuSeconds() const;

    std::vector<std::unique_ptr<QProcess>> processes_;
};

}  // namespace pitwatch::bench
