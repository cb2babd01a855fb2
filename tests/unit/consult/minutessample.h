#pragma once

#include <consult/minutes.h>

/// The minutes of a consultation in which everything happened that can happen: for tests of files and of paper.
namespace pitwatch::test {

inline const UtcTime kConsultation = parseIsoTime(QStringLiteral("2026-11-24T16:30:05.250417+08:00")).value();

inline UtcTime after(std::chrono::milliseconds time)
{
    return kConsultation + time;
}

/// Somebody or something in the course of events.
struct Actor {
    const char* id;
    QString name;
};

inline RoomEvent happened(std::chrono::milliseconds time, RoomEventKind kind, const Actor& who = {"", {}},
                          const QString& text = {}, const Actor& other = {"", {}}, int number = 0)
{
    return {after(time),
            kind,
            PeerId(QString::fromLatin1(who.id)),
            who.name,
            PeerId(QString::fromLatin1(other.id)),
            other.name,
            text,
            number};
}

inline std::vector<RoomEvent> sampleCourse()
{
    using namespace Qt::StringLiterals;
    using namespace std::chrono_literals;
    using Kind = RoomEventKind;
    const Actor host{"p1", u"测试01（省局值班室）"_s};
    const Actor mine{"p2", u"测试02（一号煤矿调度室）"_s};
    const Actor again{"p5", mine.name};
    const Actor team{"p3", u"测试03（矿山救护队）"_s};
    const Actor stranger{"p4", u"测试04"_s};
    return {happened(0s, Kind::Opened, {"", {}}, u"一号煤矿 3201 工作面涌水"_s),
            happened(2s, Kind::Joined, host, u"host"_s),
            happened(40s, Kind::Joined, mine, u"speaker"_s),
            happened(55s, Kind::Waited, team),
            happened(62s, Kind::Joined, team, u"listener"_s),
            happened(62s, Kind::Admitted, host, {}, team),
            happened(70s, Kind::Waited, stranger),
            happened(75s, Kind::Denied, stranger),
            happened(80s, Kind::Waited, stranger),
            happened(82s, Kind::Gave, stranger),
            happened(90s, Kind::Locked, host),
            happened(100s, Kind::RollCalled, host, {}, {"", {}}, 1),
            happened(102400ms, Kind::RollAnswered, mine, {}, {"", {}}, 1),
            happened(120s, Kind::RoleGiven, host, u"speaker"_s, team),
            happened(125s, Kind::Muted, host, {}, mine),
            happened(126s, Kind::HandUp, mine),
            happened(130s, Kind::Unmuted, host, {}, mine),
            happened(131s, Kind::HandDown, mine),
            happened(140s, Kind::ShareBegan, mine),
            happened(160s, Kind::Said, mine, u"井下水位 14:20 起上升，已停止回采作业，人员正在撤离"_s),
            happened(200s, Kind::ShareEnded, mine),
            happened(220s, Kind::Snapshot, {"", {}}, u"20261124-083345-map-410881001001-3201.png"_s),
            happened(240s, Kind::Decided, {"", {}},
                     u"一号煤矿立即撤出 3201 工作面及下山全部人员，每 10 分钟报告撤离人数"_s),
            happened(300s, Kind::Left, mine, u"lost"_s),
            happened(304s, Kind::Joined, again, u"speaker"_s),
            happened(400s, Kind::ModeChanged, host, u"sfu"_s),
            happened(500s, Kind::Left, team, u"removed"_s),
            happened(510s, Kind::Unlocked, host),
            happened(3800s, Kind::Left, again, u"bye"_s),
            happened(3800s, Kind::Left, host, u"bye"_s),
            happened(3800s, Kind::Closed)};
}

inline std::vector<CallRecord> sampleCalls()
{
    using namespace Qt::StringLiterals;
    using namespace std::chrono_literals;
    return {{{CalleeId(u"410881001001"_s), u"一号煤矿调度室"_s, CalleeLevel::Mine, u"0391-0000001"_s},
             {{after(5s), after(35s), CallResult::NoAnswer}, {after(36s), after(40s), CallResult::Answered}},
             true},
            {{CalleeId(u"city"_s), u"市应急管理局"_s, CalleeLevel::City, {}},
             {{after(6s), after(36s), CallResult::NoAnswer}, {after(56s), after(86s), CallResult::NoAnswer}},
             true},
            {{CalleeId(u"team"_s), u"矿山救护队"_s, CalleeLevel::RescueTeam, {}},
             {{after(7s), after(50s), CallResult::Answered}},
             false}};
}

inline Minutes sampleMinutes()
{
    using namespace Qt::StringLiterals;
    using namespace std::chrono_literals;
    const QString host = u"测试01（省局值班室）"_s;
    const QString mine = u"测试02（一号煤矿调度室）"_s;
    const QString team = u"测试03（矿山救护队）"_s;
    Minutes minutes;
    minutes.room = RoomId(u"r-2026112401"_s);
    minutes.subject = u"一号煤矿 3201 工作面涌水"_s;
    minutes.caseId = u"area-over-limit/410881001001/4108810010010001"_s;
    minutes.from = kConsultation;
    minutes.until = after(3800s);
    minutes.attendance = {{host, {{after(2s), after(3800s), false}}},
                          {mine, {{after(40s), after(300s), true}, {after(304s), after(3800s), false}}},
                          {team, {{after(62s), after(500s), false}}}};
    minutes.chat = {{after(160s), mine, u"井下水位 14:20 起上升，已停止回采作业，人员正在撤离"_s}};
    minutes.decisions = {{after(240s), {}, u"一号煤矿立即撤出 3201 工作面及下山全部人员，每 10 分钟报告撤离人数"_s}};
    minutes.snapshots = {{after(220s), {}, u"20261124-083345-map-410881001001-3201.png"_s}};
    minutes.rollCalls = {
        {1, after(100s), host, {{PeerId(u"p2"_s), mine, after(102400ms)}, {PeerId(u"p3"_s), team, {}}}}};
    minutes.calls = sampleCalls();
    minutes.course = sampleCourse();
    return minutes;
}

}  // namespace pitwatch::test
