#include <QtTest>

#include <evidence/alarmclips.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime kStart = fromMicros(1'700'000'000'000'000);
const MineCode kMine(u"410881001001"_s);

CameraKey key(int number, const MineCode& mine = kMine)
{
    return {mine, CameraId(u"c%1"_s.arg(number))};
}

Rule rule(const QString& id, std::optional<RuleClip> clip)
{
    Rule rule;
    rule.id = RuleId(id);
    rule.clip = clip;
    return rule;
}

Alarm alarm(const QString& ruleId, UtcTime raised, const QString& subject)
{
    Alarm alarm;
    alarm.id = AlarmId(ruleId + subject);
    alarm.rule = RuleId(ruleId);
    alarm.mine = kMine;
    alarm.subject = subject;
    alarm.raisedAt = raised;
    alarm.transitions.push_back({raised, AlarmChange::Raised, {}, {}});
    return alarm;
}

}  // namespace

class TestAlarmClips : public QObject {
    Q_OBJECT

private:
    struct Observer {
        RingShelf rings;
        std::vector<ClipRequest> started;
        AlarmClips clips{std::make_shared<const Region>(), rules(), rings, kStart,
                         [this](ClipRequest request) { started.push_back(std::move(request)); }};

        Observer()
        {
            for (const CameraKey& camera : {key(1), key(2), key(1, MineCode(u"410881001002"_s))}) open(camera);
        }
        void open(const CameraKey& camera)
        {
            PacketPtr packet(av_packet_alloc());
            av_new_packet(packet.get(), 10);
            TappedPacket picture;
            picture.packet = std::shared_ptr<const AVPacket>(packet.release(), PacketDeleter{});
            picture.receivedAt = kStart;
            picture.key = true;
            rings.ring(camera, RingQuality::Sub)->take(picture);
        }
        static RuleSet rules()
        {
            RuleSet rules;
            rules.rules = {rule(u"asleep"_s, RuleClip{30s, 10s, false}), rule(u"load"_s, RuleClip{5s, 20s, true}),
                           rule(u"plain"_s, {})};
            return rules;
        }
    };

private Q_SLOTS:
    void anAlarmAboutACameraKeepsThatCamera()
    {
        Observer observer;
        observer.clips.look({alarm(u"asleep"_s, kStart + 1s, u"c2"_s)}, u"王五"_s);
        QCOMPARE(observer.started.size(), std::size_t(1));
        const ClipRequest& request = observer.started.front();
        QCOMPARE(request.cameras, std::vector{key(2)});
        QCOMPARE(request.from(), kStart + 1s - 30s);
        QCOMPARE(request.to(), kStart + 11s);
        QCOMPARE(request.person, u"王五"_s);
        QCOMPARE(request.alarm->rule, RuleId(u"asleep"_s));
    }

    void anAlarmAboutAMineKeepsItsOpenCameras()
    {
        Observer observer;
        observer.clips.look({alarm(u"load"_s, kStart + 1s, u"f1"_s)}, {});
        QCOMPARE(observer.started.size(), std::size_t(1));
        QCOMPARE(observer.started.front().cameras, (std::vector{key(1), key(2)}));
    }

    void aCameraThatIsNotOpenBeginsNothing()
    {
        Observer observer;
        observer.clips.look({alarm(u"asleep"_s, kStart + 1s, u"c9"_s)}, {});
        QVERIFY(observer.started.empty());
    }

    void rulesWithoutAClipBeginNothing()
    {
        Observer observer;
        observer.clips.look({alarm(u"plain"_s, kStart + 1s, u"c1"_s)}, {});
        QVERIFY(observer.started.empty());
    }

    void alarmsOfBeforeAreHistory()
    {
        Observer observer;
        observer.clips.look({alarm(u"asleep"_s, kStart - 1s, u"c1"_s)}, {});
        QVERIFY(observer.started.empty());
    }

    void anAlarmBeginsOneClipHoweverOftenItIsSeen()
    {
        Observer observer;
        const Alarm first = alarm(u"asleep"_s, kStart + 1s, u"c1"_s);
        observer.clips.look({first}, {});
        observer.clips.look({first}, {});
        const Alarm second = alarm(u"asleep"_s, kStart + 2s, u"c2"_s);
        observer.clips.look({second, first}, {});
        QCOMPARE(observer.started.size(), std::size_t(2));
    }

    void anAlarmThatComesBackIsAnotherOccasion()
    {
        Observer observer;
        Alarm first = alarm(u"asleep"_s, kStart + 1s, u"c1"_s);
        observer.clips.look({first}, {});
        first.transitions.push_back({kStart + 5s, AlarmChange::Cleared, {}, {}});
        first.transitions.push_back({kStart + 9s, AlarmChange::Raised, {}, {}});
        observer.clips.look({first}, {});
        QCOMPARE(observer.started.size(), std::size_t(2));
        QCOMPARE(observer.started.back().at, kStart + 9s);
    }
};

QTEST_GUILESS_MAIN(TestAlarmClips)
#include "tst_alarmclips.moc"
