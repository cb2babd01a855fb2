#pragma once

#include <QTimeZone>

#include <memory>

#include "observation.h"
#include "perceptiondialect.h"
#include "perceptionrecord.h"

namespace pitwatch {

/// Turns the checked records of one file into the body of an observation.
class PerceptionBodyBuilder {
public:
    virtual ~PerceptionBodyBuilder() = default;
    /// Appends when index is the number of records so far, replaces otherwise.
    virtual void put(std::size_t index, const PerceptionRecord& record) = 0;
    virtual ObservationBody take() = 0;
};

/// Null for content that is only counted.
std::unique_ptr<PerceptionBodyBuilder> makePerceptionBodyBuilder(PerceptionContent content, const QTimeZone& zone);

}  // namespace pitwatch
