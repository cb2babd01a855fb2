#pragma once

#include <QTemporaryDir>

#include <consult/roomserver.h>
#include <support/privatenetwork.h>
#include <support/roomseat.h>

namespace pitwatch::bench {

/// A room at a server here, on our end of the cable and on loopback. In a network of its own (PrivateNetwork::enter()).
class CallHall {
public:
    /// Empty: it is open.
    QString open();
    /// The file of its authority.
    QString authority() const { return folder_.filePath(QStringLiteral("authority.pem")); }
    /// For whoever comes over the cable.
    QUrl invitation();
    /// For the seat that holds it, over loopback; its media go over the cable.
    test::RoomSeat::Place place();

private:
    QString token(PeerRole role);

    inline static const RoomId kRoom{QStringLiteral("r-1")};

    QTemporaryDir folder_;
    SystemClock clock_;
    RoomTokens tokens_{clock_};
    CertificateFolder certificates_{folder_.filePath(QStringLiteral("c")), clock_};
    RoomServer server_{tokens_, clock_, {}};
};

}  // namespace pitwatch::bench
