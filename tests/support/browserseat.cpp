#include "browserseat.h"

namespace pitwatch::test {

BrowserSeat::BrowserSeat(CallSeat& seat, const QString& name)
    : browser_([&seat](const ConsultSignal& signal) { seat.engine().receive(signal); })
{
    QObject::connect(&seat.engine(), &ConsultEngine::send, &listener_, [this, name](const ConsultSignal& signal) {
        if (signal.peer == name) browser_.tell(signal);
    });
}

}  // namespace pitwatch::test
