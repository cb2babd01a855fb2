#pragma once

#include <feed/observation.h>

/// One well-formed observation of every kind, every field filled in.
namespace pitwatch::test {

std::vector<Observation> sampleObservations();

}  // namespace pitwatch::test
