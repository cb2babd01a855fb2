#pragma once

#include <QJsonObject>

namespace pitwatch::bench {

/// One room, one seat in it here and the join page of a real browser over a cable: for ten seconds nothing passes, once
/// without a sign at either end and once with the cable pulled. Tells after how long the page says so, and how long
/// after the network is back each side sees the other again. Empty: it went well. In a network of its own
/// (PrivateNetwork::enter()).
QString measurePageOutage(QJsonObject& result);

}  // namespace pitwatch::bench
