#include "mtt1201plugin.h"

#include "exchangeworker.h"

namespace pitwatch::mtt1201 {

ExchangeFeed::ExchangeFeed(FeedContext context, ExchangeSettings settings)
    : context_(std::move(context)), settings_(std::move(settings))
{
}

ExchangeFeed::~ExchangeFeed()
{
    thread_.requestInterruption();
    thread_.quit();
    thread_.wait();
}

Result<void> ExchangeFeed::start()
{
    Q_ASSERT(!thread_.isRunning());
    thread_.setObjectName(QStringLiteral("feed-") + context_.id.text());
    auto* worker = new ExchangeWorker(context_, settings_);
    worker->moveToThread(&thread_);
    // Ends with the thread, on the thread.
    QObject::connect(&thread_, &QThread::finished, worker, &QObject::deleteLater);
    QObject::connect(&thread_, &QThread::started, worker, &ExchangeWorker::start);
    thread_.start();
    return {};
}

Result<std::unique_ptr<Feed>> Mtt1201Plugin::create(const FeedContext& context)
{
    Q_ASSERT(context.sink && context.clock && context.region);
    Result<ExchangeSettings> settings = readExchangeSettings(context.settings, context.region->directory);
    if (!settings) return settings.error();
    return std::unique_ptr<Feed>(std::make_unique<ExchangeFeed>(context, std::move(settings).value()));
}

}  // namespace pitwatch::mtt1201
