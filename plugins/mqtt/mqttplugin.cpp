#include "mqttplugin.h"

#include <mosquitto.h>

namespace pitwatch::mqtt {

using namespace std::chrono_literals;

MqttFeed::MqttFeed(const FeedContext& context, const Settings& settings)
    : session_(std::make_shared<Session>(context, settings))
{
}

MqttFeed::~MqttFeed()
{
    session_->stop();
    if (!thread_.joinable()) return;
    // A name server that does not answer cannot be interrupted; the session keeps that thread away from the sink.
    if (session_->waitForEnd(900ms))
        thread_.join();
    else
        thread_.detach();
}

Result<void> MqttFeed::start()
{
    thread_ = std::thread([session = session_] { session->run(); });
    return {};
}

MqttPlugin::MqttPlugin()
{
    mosquitto_lib_init();
}

MqttPlugin::~MqttPlugin()
{
    mosquitto_lib_cleanup();
}

Result<std::unique_ptr<Feed>> MqttPlugin::create(const FeedContext& context)
{
    Result<Settings> settings = readSettings(context);
    if (!settings) return settings.error();
    return std::unique_ptr<Feed>(std::make_unique<MqttFeed>(context, settings.value()));
}

}  // namespace pitwatch::mqtt
