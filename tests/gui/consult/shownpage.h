#pragma once

#include <QtTest>

#include <consult/minutesfolder.h>
#include <consult/regioncallees.h>
#include <support/consultsetup.h>
#include <support/pageseat.h>
#include <ui/consult/consultpage.h>

namespace pitwatch::test {

/// The page of a seat, with a server of its own on loopback; without media unless engines are given.
struct ShownPage {
    static constexpr int kPatience = 20'000;

    explicit ShownPage(std::shared_ptr<EngineMaker> engines = {})
    {
        ConsultDesk::Setup setup = loopbackSetup(folder, regionCallees(*seat.region));
        setup.recordings = &recordings;
        setup.engines = std::move(engines);
        desk = std::make_unique<ConsultDesk>(setup, clock);
        ui::PageContext context = seat.context();
        context.consultRecordings = &recordings;
        context.minutes = &minutes;
        context.consult = desk.get();
        context.clock = &clock;
        context.dataDirectory = folder.path();
        page =
            std::make_unique<ui::ConsultPage>(context, [](const MineCode&) { return std::vector<ui::SourceOffer>(); });
        page->resize(1400, 800);
        page->show();
        page->setActive(true);
    }
    MineCode mine() const { return seat.region->mines[0].code; }
    void call() { page->showSubject(QStringLiteral("call/") + mine().text()); }
    bool inside() const
    {
        return desk->session() != nullptr && desk->session()->state() == SignalClient::State::Inside &&
               !desk->session()->room().self().id.isEmpty();
    }
    /// Calls the mine and waits for the room.
    bool open()
    {
        call();
        return QTest::qWaitFor([this] { return inside(); }, kPatience);
    }
    template <typename Widget>
    Widget* part() const
    {
        return page->findChild<Widget*>();
    }

    QTemporaryDir folder;
    SystemClock clock;
    PageSeat seat;
    MinutesFolder minutes{folder.filePath(QStringLiteral("minutes"))};
    ConsultRecordings recordings{{folder.filePath(QStringLiteral("recordings")), {}, {}}, clock};
    std::unique_ptr<ConsultDesk> desk;
    std::unique_ptr<ui::ConsultPage> page;
};

/// A participant who came in by the mine's link, without media.
struct RoomGuest {
    RoomGuest(ShownPage& shown, const QString& name, bool sharing = false)
    {
        QUrl link = shown.desk->hosted()->invitationOf(CalleeId(shown.mine().text())).value();
        link.setHost(QStringLiteral("127.0.0.1"));
        const Invitation invitation = readInvitation(link).value();
        SignalClient::Options signalling;
        signalling.server = invitation.server;
        signalling.authorities = shown.desk->host().authorities();
        signalling.hello.room = invitation.room;
        signalling.hello.token = invitation.token;
        signalling.hello.name = name;
        signalling.hello.kind = PeerKind::Native;
        session = std::make_unique<ConsultSession>(
            ConsultSession::Setup{std::move(signalling), nullptr, ConsultMedia{}, sharing, {}}, shown.clock);
        session->start();
        const auto seen = [&] {
            const PeerId id = session->room().self().id;
            return !id.isEmpty() && shown.desk->session()->room().find(id) != nullptr &&
                   shown.desk->session()->room().find(id)->media.share == sharing;
        };
        isIn = QTest::qWaitFor(seen, ShownPage::kPatience);
    }
    PeerId id() const { return session->room().self().id; }

    std::unique_ptr<ConsultSession> session;
    bool isIn = false;
};

}  // namespace pitwatch::test
