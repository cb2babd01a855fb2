#pragma once

#include "observation.h"

namespace pitwatch {

/// Who takes what the feeds bring. receive() is called from any thread and must hand over and return at once;
/// the receiver decides what a full queue costs.
class ObservationReceiver {
public:
    virtual ~ObservationReceiver() = default;
    virtual void receive(ObservationBatch batch) = 0;
};

}  // namespace pitwatch
