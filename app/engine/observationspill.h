#pragma once

#include <QString>

#include <memory>
#include <mutex>

#include <feed/observation.h>
#include <feed/observationlog.h>

namespace pitwatch {

/// Observations that found no room in memory, on disk in the form of the observation log (resources/schemas/mqtt.md;
/// times keep milliseconds). First in, first out. What is left when the program ends is read by the next run.
/// All members are safe from any thread.
class ObservationSpill {
public:
    /// `directory` is made when something spills; an empty one means that there is no disk to spill to, and append()
    /// fails.
    explicit ObservationSpill(const QString& directory);

    Result<void> append(const Observation& observation);
    /// Something was appended, now or by an earlier run, that take() has not given back.
    bool pending() const;
    /// At most `maximum` of the oldest.
    std::vector<Observation> take(std::size_t maximum);

private:
    bool openNext();
    void finish();

    const QString writing_;  ///< path; empty: no disk
    const QString reading_;
    mutable std::mutex mutex_;
    std::unique_ptr<ObservationLogWriter> writer_;
    std::unique_ptr<ObservationLogReader> reader_;
    bool written_ = false;  ///< the file that is being written holds something
};

}  // namespace pitwatch
