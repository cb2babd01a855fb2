#pragma once

#include <QString>

#include <vector>

#include <consult/signalreader.h>

/// Messages and session descriptions that must be taken; tests bend them until they must not.
namespace pitwatch::test {

QString sampleOffer();
QString sampleAnswer();
QString sampleCandidate();

struct SampleSignal {
    SignalSource source;
    Signal signal;
};
/// At least one of every message, as each side may send it.
std::vector<SampleSignal> sampleSignals();

}  // namespace pitwatch::test
