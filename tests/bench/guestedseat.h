#pragma once

#include <chrono>

#include <support/callseat.h>

#include "guestprocess.h"

namespace pitwatch::bench {

/// The measured seat, in this process, and its guests, in another one.
class GuestedSeat {
public:
    explicit GuestedSeat(int guests, const CallPictures& pictures = {},
                         std::unique_ptr<ConsultEngine> engine = test::makeTestEngine());

    test::CallSeat& seat() { return seat_; }
    GuestProcess& guests() { return guests_; }
    const test::SeenPeer& guest(int number) { return seat_.peer(names_.at(number)); }
    /// What the seat has used so far: of this process, and of its media process where it has one.
    double cpuSeconds();
    bool isLive(int number) { return guest(number).state() == ConsultPeerState::Live; }

    /// The seat offers. Addresses are the only own ones that each uses.
    void join(int guest, int epoch, const QString& ours = QStringLiteral("127.0.0.1"),
              const QString& theirs = QStringLiteral("127.0.0.1"));
    void leave(int guest);

private:
    test::CallSeat seat_;
    GuestProcess guests_;
    QStringList names_;
    QObject listener_;
};

/// Looks every two milliseconds, so that nothing is measured coarser than that; false when it takes too long.
bool waitUntil(const std::function<bool()>& reached, std::chrono::seconds patience = std::chrono::seconds(20));

}  // namespace pitwatch::bench
