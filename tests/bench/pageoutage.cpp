#include "pageoutage.h"

#include <QElapsedTimer>

#include <support/headlessbrowser.h>

#include "callhall.h"
#include "guestedseat.h"
#include "networkcut.h"
#include "networkdoor.h"
#include "statistics.h"
#include "subcommand.h"

namespace pitwatch::bench {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::PrivateNetwork;

constexpr auto kKnown = 3s;  ///< then the browser has taken note of its network, and drops no page that it loads
constexpr int kOpenings = 3;
const QString kNear = u"near"_s;
const QString kPage = u"page"_s;

double since(const QElapsedTimer& timer)
{
    return rounded(double(timer.nsecsElapsed()) / 1e9);
}

class PageRun {
public:
    QString begin()
    {
        if (const QString why = hall_.open(); !why.isEmpty()) return why;
        if (!browser_.isRunning()) return u"the browser does not start"_s;
        if (const auto cable = network_.connectTo(browser_.processId()); !cable) return cable.error().text();
        door_ = std::make_unique<NetworkDoor>(network_, browser_.port());
        browser_.setPort(door_->port());
        near_ = std::make_unique<test::RoomSeat>(hall_.place(), kNear);
        if (!waitUntil([this] { return near_->isInside(); })) return u"our own seat does not come in"_s;
        waitFor(kKnown);
        QUrl link = hall_.invitation();
        link.setFragment(link.fragment() + u"&auto=1&name="_s + kPage);
        // A browser that has just started sometimes never says whether it has a camera.
        for (int i = 0; i < kOpenings; ++i) {
            page_ = browser_.open(link);
            if (page_ && waitUntil([this] { return isInside(); })) return {};
        }
        return page_ ? u"the page does not come in: "_s + told() : u"no page"_s;
    }

    /// `set`: lets pass, or not.
    QString outage(const QString& name, const std::function<Result<QString>(bool)>& set, QJsonObject& result)
    {
        const auto met = [this] { return near_->peer(kPage).frames > kFlowing && shown() > kFlowing; };
        if (!waitUntil(met, kPatience)) return u"no call with the page: "_s + told();
        waitFor(kSettled);
        QElapsedTimer timer;
        timer.start();
        if (!set(false)) return u"the network cannot be cut"_s;
        if (!waitUntil([this] { return says(u"网络"_s); })) return u"the page does not say that it is cut off"_s;
        result.insert(name + u"_notice_s"_s, since(timer));
        while (timer.elapsed() < std::chrono::milliseconds(kCut).count()) waitFor(2ms);
        const PeerId before = near_->idOf(kPage);
        if (!set(true)) return u"the network cannot be put back"_s;
        return mend(name, before, result);
    }

    QString way(QJsonObject& result)
    {
        return outage(
            u"page_way"_s, [this](bool on) { return network_.setPassable(on); }, result);
    }
    QString cable(QJsonObject& result)
    {
        return outage(
            u"page_cable"_s, [this](bool on) { return network_.setPlugged(on); }, result);
    }

private:
    QString mend(const QString& name, const PeerId& before, QJsonObject& result)
    {
        QElapsedTimer timer;
        timer.start();
        const auto note = [&](const QString& what, const std::function<bool()>& reached) {
            if (!result.contains(name + what) && reached()) result.insert(name + what, since(timer));
            return result.contains(name + what);
        };
        const bool back = waitUntil(
            [&] {
                const bool signalled = note(u"_signalling_s"_s, [&] { return isBack(before); });
                const bool ours =
                    note(u"_back_s"_s, [&] { return isBack(before) && near_->peer(kPage).frames >= kFlowing; });
                const bool far = note(u"_far_back_s"_s, [&] { return shown() >= kFlowing; });
                return signalled && ours && far;
            },
            kPatience);
        return back ? QString() : name + u": no pictures after the outage: "_s + told();
    }

    bool isInside() { return page_->evaluate(u"window.pitwatch?.state === 'inside'"_s).toBool(); }
    bool isBack(const PeerId& before) const
    {
        const PeerId now = near_->idOf(kPage);
        return !now.isEmpty() && now != before;
    }
    /// What the page has shown of us since it is inside.
    int shown()
    {
        return page_
            ->evaluate(
                u"window.pitwatch?.state !== 'inside' ? 0 : [...document.querySelectorAll('.tile:not(.own) "
                u"video')].reduce((sum, v) => sum + v.getVideoPlaybackQuality().totalVideoFrames, 0)"_s)
            .toInt();
    }
    /// For whoever looks into a failure.
    QString told()
    {
        const QString seen = page_
                                 ->evaluate(
                                     u"JSON.stringify([pitwatch.state, pitwatch.code, pitwatch.peers, pitwatch.errors, "
                                     u"pitwatch.devices.problems, document.visibilityState, "
                                     u"document.getElementById('lobby-note').textContent])"_s)
                                 .toString();
        return u"%1 pictures of the page, %2 on it; %3 %4"_s.arg(near_->peer(kPage).frames)
            .arg(shown())
            .arg(seen, page_->errors().join(u' '));
    }
    bool says(const QString& word)
    {
        return page_->evaluate(u"(e => e.hidden ? '' : e.textContent)(document.getElementById('notice'))"_s)
            .toString()
            .contains(word);
    }

    CallHall hall_;
    PrivateNetwork network_;
    test::HeadlessBrowser browser_{PrivateNetwork::forChild()};
    std::unique_ptr<NetworkDoor> door_;
    std::unique_ptr<test::RoomSeat> near_;
    std::unique_ptr<test::BrowserPage> page_;
};

}  // namespace

QString measurePageOutage(QJsonObject& result)
{
    PageRun run;
    if (const QString why = run.begin(); !why.isEmpty()) return why;
    if (const QString why = run.way(result); !why.isEmpty()) return why;
    return run.cable(result);
}

}  // namespace pitwatch::bench
