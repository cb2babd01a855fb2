#pragma once

#include <QJsonObject>

namespace pitwatch::bench {

/// One room, one seat in it here and one over a cable that is pulled for ten seconds: signalling is lost with the
/// media, as in every real outage. Tells how long after the cable is back each side sees the other again. Empty: it
/// went well. In a network of its own (PrivateNetwork::enter()).
QString measureOutage(QJsonObject& result);

}  // namespace pitwatch::bench
