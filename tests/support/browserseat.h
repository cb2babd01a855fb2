#pragma once

#include "callbrowser.h"
#include "callseat.h"

namespace pitwatch::test {

/// A browser in a call with one seat.
class BrowserSeat {
public:
    /// Why there is no browser on this machine; empty when there is.
    static QString missing() { return CallBrowser::missing(); }

    /// `seat` gets what the page says, under the name `name`, and the page what the seat says to that name.
    BrowserSeat(CallSeat& seat, const QString& name);

    /// False when it does not start. `query`: "watch" for a page without devices.
    bool start(const QString& query = {}) { return browser_.start(query); }
    /// As a crash would: nobody says goodbye.
    void kill() { browser_.kill(); }
    /// The page negotiates again.
    void askForNewOffer() { browser_.askForNewOffer(); }
    const SeenPage& page() const { return browser_.page(); }
    qint64 processId() const { return browser_.processId(); }

private:
    CallBrowser browser_;
    QObject listener_;
};

}  // namespace pitwatch::test
