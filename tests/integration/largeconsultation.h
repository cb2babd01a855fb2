#pragma once

#include <QtTest>

#include <map>

#include <consult/serverfile.h>
#include <support/consultsetup.h>
#include <support/janusserver.h>
#include <support/seatprocess.h>
#include <support/seatwatch.h>

namespace pitwatch::test {

inline constexpr int kLargeCallPatience = 100'000;

inline QString nameOf(int number)
{
    return QStringLiteral("测试%1").arg(number, 2, 10, QLatin1Char('0'));
}

inline std::vector<Callee> callees(int count)
{
    std::vector<Callee> list;
    for (int i = 0; i < count; ++i) list.push_back({CalleeId(nameOf(i)), nameOf(i), CalleeLevel::Mine, {}});
    return list;
}

/// The seat that holds the consultation, in this process: number 0. All others in processes of their own.
class LargeConsultation {
public:
    LargeConsultation(const JanusServer& janus, int seats) : seats_(seats)
    {
        ConsultDesk::Setup setup = loopbackSetup(folder_, callees(seats));
        setup.host.sfu.server = janus.url();
        setup.host.sfuGivenUpAfter = std::chrono::seconds(6);
        if (const auto servers = loadServers(janus.serversFile())) setup.host.sfu.secret = servers.value().sfuSecret;
        setup.pluginDirectories = builtPlugins();
        desk_ = std::make_unique<ConsultDesk>(setup, clock_);
        ConsultMedia media;
        media.sources.testPicture = true;
        media.sources.testSound = true;
        media.pictureSize = kSeatPicture;
        media.framesPerSecond = kSeatRate;
        desk_->setMedia(media);
    }
    ~LargeConsultation() { processes_.clear(); }

    bool begin()
    {
        ConsultPlan plan;
        plan.subject = QStringLiteral("测试会商");
        plan.caller = nameOf(0);
        if (!desk_->hold(plan) ||
            !QTest::qWaitFor([this] { return desk_->hosted() && isInside(); }, kLargeCallPatience))
            return false;
        watch_ = std::make_unique<SeatWatch>(*desk_->session());
        return desk_->host().exportAuthority(authority()).ok();
    }
    bool isInside() const { return desk_->session() && !desk_->session()->room().self().id.isEmpty(); }

    /// False: it did not come in. One after the other.
    bool join(int number)
    {
        const auto link = invitation(number);
        auto& process = processes_[number];
        process = std::make_unique<SeatProcess>();
        return link && process->start(*link, nameOf(number), authority()) && cameIn(number);
    }
    bool cameIn(int number)
    {
        return QTest::qWaitFor([&] { return int(session().room().peers().size()) == number; }, kLargeCallPatience);
    }
    bool leave(int number)
    {
        processes_.erase(number);
        return QTest::qWaitFor([&] { return int(session().room().peers().size()) < number; }, kLargeCallPatience);
    }
    std::optional<QUrl> invitation(int number)
    {
        const auto link = desk_->hosted()->invitationOf(CalleeId(nameOf(number)));
        return link ? std::optional(link.value()) : std::nullopt;
    }
    QString authority() const { return folder_.filePath(QStringLiteral("authority.pem")); }

    ConsultSession& session() { return *desk_->session(); }
    int seats() const { return seats_; }
    const std::map<int, std::unique_ptr<SeatProcess>>& processes() const { return processes_; }

    /// What each seat has seen of each other one, as "who of whom".
    struct Flow {
        double moving = 0;
        double energy = 0;
    };
    QMap<QString, Flow> flows() const
    {
        QMap<QString, Flow> all;
        const QHash<QString, SeenSeat>& ours = watch_->seen();
        for (auto seat = ours.begin(); seat != ours.end(); ++seat)
            all.insert(nameOf(0) + QStringLiteral(" of ") + seat.key(), {double(seat->moving), seat->energy});
        for (const auto& [number, process] : processes_) {
            const QJsonObject seen = process->report().value(QLatin1String("seen")).toObject();
            for (auto seat = seen.begin(); seat != seen.end(); ++seat)
                all.insert(nameOf(number) + QStringLiteral(" of ") + seat.key(),
                           {seat->toObject().value(QLatin1String("moving")).toDouble(),
                            seat->toObject().value(QLatin1String("energy")).toDouble()});
        }
        return all;
    }
    /// How the connections of all seats have fared.
    QString states() const
    {
        QString text;
        const QHash<QString, QString> told = watch_->states();
        for (auto state = told.begin(); state != told.end(); ++state)
            text += QStringLiteral("\n0 ") + state.key() + QLatin1Char(' ') + *state;
        for (const auto& [number, process] : processes_) {
            const QJsonObject states = process->report().value(QLatin1String("states")).toObject();
            for (auto state = states.begin(); state != states.end(); ++state)
                text += QStringLiteral("\n%1 ").arg(number) + state.key() + QLatin1Char(' ') + state->toString();
        }
        return text;
    }
    /// Pairs that have not got at least so many new pictures and any new sound since.
    QStringList missing(const QMap<QString, Flow>& since, int pictures) const
    {
        const QMap<QString, Flow> now = flows();
        QStringList list;
        for (int who = 0; who < seats_; ++who)
            for (int whom = 0; whom < seats_; ++whom) {
                if (who != 0 && !processes_.contains(who)) continue;
                const QString key = nameOf(who) + QStringLiteral(" of ") + nameOf(whom);
                const Flow before = since.value(key);
                const Flow after = now.value(key);
                if (who != whom && (after.moving < before.moving + pictures || after.energy <= before.energy))
                    list << QStringLiteral("%1 (%2 pictures, sound %3)")
                                .arg(key)
                                .arg(after.moving - before.moving)
                                .arg(after.energy - before.energy);
            }
        return list;
    }

private:
    const int seats_;
    QTemporaryDir folder_;
    SystemClock clock_;
    std::unique_ptr<ConsultDesk> desk_;
    std::unique_ptr<SeatWatch> watch_;
    std::map<int, std::unique_ptr<SeatProcess>> processes_;
};

}  // namespace pitwatch::test
