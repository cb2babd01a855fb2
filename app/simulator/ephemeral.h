#pragma once

#include <region/region.h>

#include "broker.h"

/// Where a region's servers are, and moving them to free ports for a run that must not meet another.
namespace pitwatch::sim {

/// The first mqtt feed's broker; nothing when there is no such feed. The error names what is wrong with its address.
Result<std::optional<BrokerAddress>> brokerOf(const Region& region);
/// The first mtt1201 feed's folder, absolute; empty when there is no such feed.
QString exchangeDirectoryOf(const Region& region);

/// The same region with every loopback RTSP and MQTT port replaced by a free one (equal ports stay equal) and the
/// exchange folder moved into `work`.
Result<Region> movedToFreePorts(Region region, const QString& work);
/// Relative paths of maps and feeds become absolute, for a copy that will lie elsewhere.
Region withAbsolutePaths(Region region);
/// The first mqtt feed's url becomes this broker; a feed is added when there is none.
Region withBroker(Region region, const BrokerAddress& broker);
/// Ports that the cameras name, for people to read: "18554,18555".
QString rtspPorts(const Region& region);

}  // namespace pitwatch::sim
