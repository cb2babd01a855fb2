#include <QtTest>

#include <csignal>

#include <sys/prctl.h>

#include <consult/regioncallees.h>
#include <support/callseat.h>
#include <support/consultseat.h>
#include <support/pageseat.h>
#include <ui/common/eventloopwatch.h>
#include <ui/consult/consultpage.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 60'000;
const QString kHanging = u"测试01"_s;
const QString kOther = u"测试02"_s;

/// The bureau's page of consultations on a screen that nobody sees, with real media and a server of its own.
struct Bureau {
    Bureau()
    {
        ConsultDesk::Setup setup = loopbackSetup(folder, regionCallees(*seat.region));
        setup.pluginDirectories = builtPlugins();
        desk = std::make_unique<ConsultDesk>(setup, clock);
        desk->setMedia(testMedia());
        ui::PageContext context = seat.context();
        context.consult = desk.get();
        context.clock = &clock;
        context.dataDirectory = folder.path();
        page =
            std::make_unique<ui::ConsultPage>(context, [](const MineCode&) { return std::vector<ui::SourceOffer>(); });
        page->resize(1400, 800);
        page->show();
        page->setActive(true);
    }
    bool open()
    {
        ConsultPlan plan;
        plan.subject = u"测试会商"_s;
        plan.caller = u"值班室"_s;
        const auto inside = [this] { return desk->session() && !desk->session()->room().self().id.isEmpty(); };
        return desk->hold(plan).ok() && QTest::qWaitFor(inside, kPatience);
    }
    /// Its tile, while it has one.
    const ui::ParticipantTile* tileOf(const QString& name) const
    {
        if (page->roomPanel() == nullptr) return nullptr;
        for (const auto& [id, tile] : page->roomPanel()->gallery().tiles())
            if (tile->info().name == name) return tile;
        return nullptr;
    }
    bool isSeen(const QString& name) const { return tileOf(name) != nullptr && !tileOf(name)->picture().isNull(); }

    QTemporaryDir folder;
    SystemClock clock;
    PageSeat seat;
    std::unique_ptr<ConsultDesk> desk;
    std::unique_ptr<ui::ConsultPage> page;
};

/// Somebody who takes part in a process of its own (this program again, see main).
class Guest {
public:
    Guest(Bureau& bureau, const QString& name)
    {
        const QString authority = bureau.folder.filePath(u"authority.pem"_s);
        const Result<void> kept = bureau.desk->host().exportAuthority(authority);
        const Result<QUrl> link = bureau.desk->hosted()->invitationOf(bureau.desk->callees().front().id);
        if (!kept || !link) return;
        process_.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        process_.start(QCoreApplication::applicationFilePath(), {u"guest"_s, link.value().toString(), authority, name});
    }
    ~Guest()
    {
        process_.kill();
        process_.waitForFinished();
    }
    void hang() { ::kill(pid_t(process_.processId()), SIGSTOP); }
    void goOn() { ::kill(pid_t(process_.processId()), SIGCONT); }

private:
    QProcess process_;
};

int beGuest(const QStringList& arguments)
{
    ConsultSeat seat({}, QSslCertificate::fromPath(arguments.value(3)));
    if (!seat.desk->join(QUrl(arguments.value(2)), arguments.value(4))) return 1;
    return QCoreApplication::exec();
}

/// The event loop of the screens, and beside it that of a thread that does nothing: what that one waits for is this
/// machine's.
class Stalls {
public:
    Stalls()
    {
        gui_.start();
        idle_.start();
        idleWatch_.moveToThread(&idle_);
        idleWatch_.start();
    }
    ~Stalls()
    {
        idle_.quit();
        idle_.wait();
    }
    std::chrono::milliseconds longest() const { return gui_.figures().longest; }
    void print(const char* when) const
    {
        qInfo().noquote() << when << "- event loop of the screens: stalls over 100 ms" << gui_.figures().stalls
                          << "longest" << longest().count() << "ms; of an idle thread:" << idleWatch_.figures().stalls
                          << "longest" << idleWatch_.figures().longest.count() << "ms (0: none over 100)";
    }

private:
    SystemClock clock_;
    QThread idle_;
    ui::EventLoopWatch gui_{clock_};
    ui::EventLoopWatch idleWatch_{clock_};
};

/// Whoever waited for a peer that hangs would wait for seconds; a machine that has much to do takes less.
constexpr auto kWaitedFor = 1500ms;

}  // namespace

class TestHangingPeer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!CallSeat::missing().isEmpty()) QSKIP(qPrintable(CallSeat::missing()));
    }

    void theRoomSaysItTheOthersGoOnAndItComesBack()
    {
        Bureau bureau;
        QVERIFY(bureau.open());
        Guest hanging(bureau, kHanging);
        Guest other(bureau, kOther);
        QTRY_VERIFY_WITH_TIMEOUT(bureau.isSeen(kHanging) && bureau.isSeen(kOther), kPatience);
        int othersFrames = 0;
        connect(bureau.desk->session(), &ConsultSession::frame, this, [&](const PeerId& id) {
            othersFrames += bureau.tileOf(kOther) && bureau.tileOf(kOther)->info().id == id;
        });
        QTRY_VERIFY_WITH_TIMEOUT(othersFrames > 50, kPatience);

        const Stalls stalls;
        QElapsedTimer timer;
        timer.start();
        QStringList shown;
        const auto note = [&](const QString& what) {
            if (shown.isEmpty() || !shown.back().startsWith(what))
                shown += u"%1 after %2 s"_s.arg(what).arg(double(timer.elapsed()) / 1000, 0, 'f', 2);
        };
        connect(bureau.desk->session(), &ConsultSession::mediaStateChanged, &listener_,
                [&](const PeerId&, ConsultPeerState state) {
                    if (state == ConsultPeerState::Stalled) note(u"\"no picture\""_s);
                });
        hanging.hang();
        othersFrames = 0;
        QTRY_VERIFY_WITH_TIMEOUT(bureau.tileOf(kHanging) == nullptr, kPatience);
        note(u"tile gone, \"lost\" in the minutes"_s);
        listener_.disconnect();
        qInfo().noquote() << "of the peer that hangs the room shows:" << shown.join(u", "_s);
        const auto& events = bureau.desk->hosted()->room().log().events();
        const auto isLost = [](const RoomEvent& e) { return e.kind == RoomEventKind::Left && e.text == u"lost"_s; };
        QCOMPARE(std::count_if(events.begin(), events.end(), isLost), 1);
        QTRY_VERIFY_WITH_TIMEOUT(othersFrames > 50, kPatience);
        stalls.print("while it hangs");
        QVERIFY2(stalls.longest() < kWaitedFor, "the screens waited for the peer");

        hanging.goOn();
        QTRY_VERIFY_WITH_TIMEOUT(bureau.isSeen(kHanging), kPatience);
        stalls.print("and comes back");
        QVERIFY2(stalls.longest() < kWaitedFor, "the screens waited for the peer");
    }

    void aConsultationIsEndedWhileAPeerHangs()
    {
        Bureau bureau;
        QVERIFY(bureau.open());
        Guest hanging(bureau, kHanging);
        QTRY_VERIFY_WITH_TIMEOUT(bureau.isSeen(kHanging), kPatience);
        const Stalls stalls;
        hanging.hang();
        bureau.desk->end();
        QVERIFY(bureau.desk->session() == nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(bureau.page->roomPanel() == nullptr, kPatience);
        QVERIFY(bureau.open());
        stalls.print("ended and opened again while it hangs");
        QVERIFY2(stalls.longest() < kWaitedFor, "the screens waited for the peer");
    }

private:
    QObject listener_;
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"guest"_s) return beGuest(QCoreApplication::arguments());
    TestHangingPeer test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_hangingpeer.moc"
