#include "feedhealth.h"

#include <QCoreApplication>

#include "format.h"

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

QString feedStateText(const FeedSnapshot& feed)
{
    if (feed.link == FeedLink::Failed) return QCoreApplication::translate("Feed", "Failed");
    if (feed.link == FeedLink::Disconnected) return QCoreApplication::translate("Feed", "Disconnected");
    if (feed.silent) return QCoreApplication::translate("Feed", "Silent");
    if (feed.link == FeedLink::Connecting) return QCoreApplication::translate("Feed", "Connecting");
    return QCoreApplication::translate("Feed", "Connected");
}

Health feedHealthOf(const FeedSnapshot& feed)
{
    if (feed.silent || feed.link == FeedLink::Failed || feed.link == FeedLink::Disconnected) return Health::Bad;
    return feed.link == FeedLink::Connected && feed.lastHeard ? Health::Good : Health::Waiting;
}

FeedHealth describeFeed(const FeedSnapshot& feed, UtcTime now)
{
    FeedHealth result;
    result.health = feedHealthOf(feed);
    const QString heard =
        feed.lastHeard ? ageText(*feed.lastHeard, now) : QCoreApplication::translate("Feed", "nothing heard yet");
    const QString state = result.health == Health::Good ? heard
                          : feed.lastHeard
                              ? QCoreApplication::translate("Feed", "%1, heard %2").arg(feedStateText(feed), heard)
                              : feedStateText(feed);
    result.text = u"%1 · %2"_s.arg(feed.id.text(), state);
    QStringList lines{u"%1 (%2)"_s.arg(feed.id.text(), feed.plugin), feed.address,
                      u"%1, %2"_s.arg(feedStateText(feed), heard), feed.reason};
    lines.removeAll(QString());
    result.detail = lines.join(u'\n');
    return result;
}

std::vector<FeedHealth> describeFeeds(const std::vector<FeedSnapshot>& feeds, UtcTime now, int room)
{
    std::vector<FeedHealth> all;
    for (const FeedSnapshot& feed : feeds) all.push_back(describeFeed(feed, now));
    if (static_cast<int>(all.size()) <= room) return all;
    std::vector<FeedHealth> shown;
    int good = 0, hidden = 0;
    for (const FeedHealth& feed : all) {
        if (feed.health == Health::Good)
            ++good;
        else if (static_cast<int>(shown.size()) < room - 1)
            shown.push_back(feed);
        else
            ++hidden;
    }
    if (hidden > 0)
        shown.push_back(
            {Health::Bad, QCoreApplication::translate("Feed", "%n more feed(s) not heard", nullptr, hidden), {}});
    if (good > 0)
        shown.push_back({Health::Good, QCoreApplication::translate("Feed", "%n feed(s) well", nullptr, good), {}});
    return shown;
}

}  // namespace pitwatch::ui
