#pragma once

#include <QObject>
#include <QThread>

#include <feed/feedplugin.h>

#include "exchangesettings.h"

namespace pitwatch::mtt1201 {

/// One exchange folder, read on a thread of its own.
class ExchangeFeed final : public Feed {
public:
    ExchangeFeed(FeedContext context, ExchangeSettings settings);
    ~ExchangeFeed() override;
    ExchangeFeed(const ExchangeFeed&) = delete;
    ExchangeFeed& operator=(const ExchangeFeed&) = delete;

    Result<void> start() override;

private:
    const FeedContext context_;
    const ExchangeSettings settings_;
    QThread thread_;
};

/// Perception-data files (感知数据, lineage of MT/T 1201) from an exchange folder. Settings: directory (relative to the
/// region file), incomplete_after_s, period_s, rescan_s, keep, keep_rejected.
class Mtt1201Plugin final : public QObject, public FeedPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID PITWATCH_FEED_PLUGIN_IID FILE "mtt1201.json")
    Q_INTERFACES(pitwatch::FeedPlugin)

public:
    Result<std::unique_ptr<Feed>> create(const FeedContext& context) override;
};

}  // namespace pitwatch::mtt1201
