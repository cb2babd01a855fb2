#include "ephemeral.h"

#include <QDir>
#include <QHostAddress>
#include <QTcpServer>
#include <QUrl>

#include <map>
#include <memory>
#include <set>

namespace pitwatch::sim {

using namespace Qt::StringLiterals;

namespace {

const FeedSettings* firstFeed(const Region& region, const QString& plugin)
{
    for (const FeedSettings& feed : region.feeds)
        if (feed.plugin == plugin) return &feed;
    return nullptr;
}

bool onLoopback(const QUrl& url)
{
    return url.host() == u"localhost"_s || QHostAddress(url.host()).isLoopback();
}

/// Hands out a free port for each old one. The ports stay taken until all are handed out, so that none comes twice.
class PortMap {
public:
    bool failed() const { return failed_; }

    QString moved(const QString& address, const QString& scheme, int usual)
    {
        QUrl url(address);
        if (url.scheme() != scheme || !onLoopback(url)) return address;
        const int old = url.port(usual);
        if (!ports_.contains(old)) {
            auto server = std::make_unique<QTcpServer>();
            failed_ = !server->listen(QHostAddress::LocalHost, 0) || failed_;
            ports_[old] = server->serverPort();
            servers_.push_back(std::move(server));
        }
        url.setPort(ports_[old]);
        return url.toString();
    }

private:
    std::map<int, int> ports_;
    std::vector<std::unique_ptr<QTcpServer>> servers_;
    bool failed_ = false;
};

}  // namespace

Result<std::optional<BrokerAddress>> brokerOf(const Region& region)
{
    const FeedSettings* feed = firstFeed(region, u"mqtt"_s);
    if (!feed) return std::optional<BrokerAddress>();
    Result<BrokerAddress> address = parseBrokerAddress(feed->settings.value(u"url"_s).toString());
    if (!address) return address.error();
    return std::optional(std::move(address).value());
}

QString exchangeDirectoryOf(const Region& region)
{
    const FeedSettings* feed = firstFeed(region, u"mtt1201"_s);
    if (!feed) return {};
    const QString directory = feed->settings.value(u"directory"_s).toString();
    return directory.isEmpty() ? QString() : QDir(region.directory).absoluteFilePath(directory);
}

Result<Region> movedToFreePorts(Region region, const QString& work)
{
    PortMap ports;
    for (Mine& mine : region.mines)
        for (Camera& camera : mine.cameras) {
            camera.mainUrl = ports.moved(camera.mainUrl, u"rtsp"_s, 554);
            camera.subUrl = ports.moved(camera.subUrl, u"rtsp"_s, 554);
        }
    int exchanges = 0;
    for (FeedSettings& feed : region.feeds) {
        if (feed.plugin == u"mqtt"_s)
            feed.settings.insert(u"url"_s, ports.moved(feed.settings.value(u"url"_s).toString(), u"mqtt"_s, 1883));
        if (feed.plugin == u"mtt1201"_s)
            feed.settings.insert(u"directory"_s, QDir(work).absoluteFilePath(u"exchange-%1"_s.arg(exchanges++)));
    }
    if (ports.failed()) return Error{ErrorKind::Exhausted, u"no free loopback port"_s, {}};
    return region;
}

Region withAbsolutePaths(Region region)
{
    const QDir base(region.directory);
    for (Mine& mine : region.mines)
        if (!mine.map.isEmpty()) mine.map = base.absoluteFilePath(mine.map);
    for (FeedSettings& feed : region.feeds)
        if (const QString directory = feed.settings.value(u"directory"_s).toString(); !directory.isEmpty())
            feed.settings.insert(u"directory"_s, base.absoluteFilePath(directory));
    return region;
}

Region withBroker(Region region, const BrokerAddress& broker)
{
    for (FeedSettings& feed : region.feeds) {
        if (feed.plugin != u"mqtt"_s) continue;
        QUrl url(feed.settings.value(u"url"_s).toString());
        url.setScheme(u"mqtt"_s);
        url.setHost(broker.host);
        url.setPort(broker.port);
        feed.settings.insert(u"url"_s, url.toString());
        return region;
    }
    FeedSettings feed;
    feed.id = FeedId(u"mqtt-0"_s);
    feed.plugin = u"mqtt"_s;
    feed.settings = {{u"plugin"_s, u"mqtt"_s}, {u"url"_s, u"mqtt://%1"_s.arg(broker.text())}};
    region.feeds.push_back(std::move(feed));
    return region;
}

QString rtspPorts(const Region& region)
{
    std::set<int> ports;
    for (const Mine& mine : region.mines)
        for (const Camera& camera : mine.cameras)
            if (const QUrl url(camera.mainUrl); url.scheme() == u"rtsp"_s) ports.insert(url.port(554));
    QStringList texts;
    for (const int port : ports) texts << QString::number(port);
    return texts.join(u',');
}

}  // namespace pitwatch::sim
