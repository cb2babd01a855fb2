#pragma once

#include <QObject>

#include <thread>

#include "mqttsession.h"

namespace pitwatch::mqtt {

/// A broker as a feed: one thread that connects, reads and decodes.
class MqttFeed final : public Feed {
public:
    MqttFeed(const FeedContext& context, const Settings& settings);
    ~MqttFeed() override;
    Result<void> start() override;

private:
    const std::shared_ptr<Session> session_;
    std::thread thread_;
};

class MqttPlugin final : public QObject, public FeedPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID PITWATCH_FEED_PLUGIN_IID FILE "mqtt.json")
    Q_INTERFACES(pitwatch::FeedPlugin)

public:
    MqttPlugin();
    ~MqttPlugin() override;
    Result<std::unique_ptr<Feed>> create(const FeedContext& context) override;
};

}  // namespace pitwatch::mqtt
