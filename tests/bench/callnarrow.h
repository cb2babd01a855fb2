#pragma once

#include <QJsonObject>

namespace pitwatch::bench {

/// A seat that sends to a host, over a wide way, and to a mine whose way loses a fifth of all packets, or bears less
/// than a picture needs: what either gets, when the seat knows who matters and when it takes both for equally
/// important. Three seats in this process, over loopback. Empty: it went well.
QString measureNarrowWays(QJsonObject& result, int seconds);

}  // namespace pitwatch::bench
