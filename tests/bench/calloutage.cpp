#include "calloutage.h"

#include <QElapsedTimer>

#include <support/roomseat.h>
#include <support/seatprocess.h>

#include "callhall.h"
#include "guestedseat.h"
#include "networkcut.h"
#include "statistics.h"
#include "subcommand.h"

namespace pitwatch::bench {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::PrivateNetwork;

const QString kNear = u"near"_s;
const QString kFar = u"far"_s;

class OutageRun {
public:
    QString run(QJsonObject& result)
    {
        if (const QString why = join(); !why.isEmpty()) return why;
        waitFor(kSettled);
        if (!network_.setPlugged(false)) return u"the cable cannot be pulled"_s;
        waitFor(kCut);
        return mend(result);
    }

private:
    QString join()
    {
        if (const QString why = hall_.open(); !why.isEmpty()) return why;
        const QUrl link = hall_.invitation();
        if (!far_.start(link, kFar, hall_.authority(), PrivateNetwork::forChild())) return u"no other seat"_s;
        if (const auto cable = network_.connectTo(far_.processId()); !cable) return cable.error().text();
        near_ = std::make_unique<test::RoomSeat>(hall_.place(), kNear);
        const bool met = waitUntil([this] { return near_->peer(kFar).frames > kFlowing && farPictures() > kFlowing; });
        return met ? QString() : u"no call through the room"_s;
    }

    QString mend(QJsonObject& result)
    {
        const PeerId before = near_->idOf(kFar);
        const int theirs = farPictures();
        if (!network_.setPlugged(true)) return u"the cable cannot be put back"_s;
        QElapsedTimer timer;
        timer.start();
        const auto note = [&](const QString& name, const std::function<bool()>& reached) {
            if (!result.contains(name) && reached()) result.insert(name, rounded(double(timer.nsecsElapsed()) / 1e9));
            return result.contains(name);
        };
        const bool back = waitUntil(
            [&] {
                const bool signalled = note(u"outage_signalling_s"_s, [&] { return isBack(before); });
                const bool ours =
                    note(u"outage_back_s"_s, [&] { return isBack(before) && near_->peer(kFar).frames >= kFlowing; });
                // It tells twice a second.
                const bool far = note(u"outage_far_back_s"_s, [&] { return farPictures() >= theirs + kFlowing; });
                return signalled && ours && far;
            },
            kPatience);
        return back ? QString() : u"no pictures after the outage"_s;
    }

    bool isBack(const PeerId& before) const
    {
        const PeerId now = near_->idOf(kFar);
        return !now.isEmpty() && now != before;
    }
    int farPictures() const { return far_.report()["seen"_L1].toObject()[kNear].toObject()["pictures"_L1].toInt(); }

    CallHall hall_;
    PrivateNetwork network_;
    test::SeatProcess far_;
    std::unique_ptr<test::RoomSeat> near_;
};

}  // namespace

QString measureOutage(QJsonObject& result)
{
    return OutageRun().run(result);
}

}  // namespace pitwatch::bench
