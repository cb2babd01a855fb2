#include <QtTest>

#include <support/headlessbrowser.h>
#include <support/roomhall.h>
#include <support/roomseat.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 90'000;
constexpr int kSeats = 2;
constexpr int kPages = 3;
constexpr int kOthers = kSeats + kPages - 1;
constexpr QSize kPicture(320, 180);
constexpr int kRate = 10;
constexpr int kLong = 10 * kRate;  ///< pictures over which rates are taken

/// Fourteen pictures are encoded at once, because browsers encode for each peer, and twenty decoded: more than 640x360
/// at 25 a second would ask of two cores.
ConsultMedia smallMedia()
{
    ConsultMedia media = testMedia();
    media.pictureSize = kPicture;
    media.framesPerSecond = kRate;
    return media;
}

/// Of one participant, as another has it.
struct Got {
    double pictures = 0;  ///< decoded
    double changes = 0;   ///< of the picture, or a number that changes with it
    double sound = 0;     ///< rises while something is heard
};
using GotOf = QMap<QString, Got>;  ///< by the other's name

/// One of the five, whatever it is made of.
class Attendant {
public:
    virtual ~Attendant() = default;
    virtual bool isInside() = 0;
    virtual GotOf got() = 0;
};

class Seat final : public Attendant {
public:
    Seat(RoomHall& hall, const QString& name)
        : seat_({QUrl(u"wss://127.0.0.1:%1/ws"_s.arg(hall.server.port())), hall.authority(), RoomHall::kRoom,
                 hall.issue(PeerRole::Host).token},
                name, smallMedia())
    {
    }
    bool isInside() override { return seat_.isInside(); }
    GotOf got() override
    {
        GotOf got;
        for (const PeerInfo& info : seat_.session().room().peers()) {
            const SeenPeer& peer = seat_.peer(info.id);
            got.insert(info.name, {double(peer.frames), double(peer.changes), double(peer.loud)});
        }
        return got;
    }

private:
    RoomSeat seat_;
};

/// The page that mines get, in a process of its own.
class Page final : public Attendant {
public:
    Page(HeadlessBrowser& browser, RoomHall& hall, const QString& name)
        : page_(browser.open(hall.invitation(hall.issue(PeerRole::Speaker).token, name)))
    {
    }
    bool isInside() override { return page_ && page_->evaluate(u"window.pitwatch.state"_s).toString() == u"inside"_s; }
    /// The fake camera is made smaller than the page asks for.
    bool shrink()
    {
        const QString script =
            u"document.querySelector('.tile.own video').srcObject.getVideoTracks()[0].applyConstraints("
            "{ width: %1, height: %2, frameRate: %3 }).then(() => true)"_s.arg(kPicture.width())
                .arg(kPicture.height())
                .arg(kRate);
        return page_->evaluate(script).toBool();
    }
    GotOf got() override
    {
        const QJsonObject counters = objectOf(u"JSON.stringify(window.pitwatch.peers)"_s);
        const QJsonObject pictures = objectOf(kLook);
        GotOf got;
        for (auto peer = counters.begin(); peer != counters.end(); ++peer) {
            const QJsonObject of = peer.value().toObject();
            // Beeps of the fake microphones are short: any rise of the energy is sound.
            got.insert(of["name"_L1].toString(), {of["framesDecoded"_L1].toDouble(), pictures[peer.key()].toDouble(),
                                                  of["totalAudioEnergy"_L1].toDouble()});
        }
        return got;
    }
    QStringList errors() const { return page_->errors(); }

private:
    QJsonObject objectOf(const QString& script)
    {
        return QJsonDocument::fromJson(page_->evaluate(script).toString().toUtf8()).object();
    }

    /// A checksum of each tile, by the participant that it shows.
    inline static const QString kLook =
        u"(() => { const sums = {}; for (const tile of document.querySelectorAll('.tile:not(.own)')) {"
        "const canvas = new OffscreenCanvas(64, 36), context = canvas.getContext('2d');"
        "context.drawImage(tile.querySelector('video'), 0, 0, 64, 36);"
        "sums[tile.dataset.peer] = context.getImageData(0, 0, 64, 36).data.reduce((sum, byte) => (sum * 31 + byte) | "
        "0, 7);"
        "} return JSON.stringify(sums); })()"_s;

    std::unique_ptr<BrowserPage> page_;
};

/// Whether everything of everybody else has gone on since `before`.
bool wentOn(const GotOf& before, const GotOf& now)
{
    if (now.size() != kOthers || before.size() != kOthers) return false;
    for (auto peer = now.begin(); peer != now.end(); ++peer) {
        const Got then = before.value(peer.key());
        if (peer->pictures < then.pictures + kLong || peer->changes == then.changes || peer->sound <= then.sound)
            return false;
    }
    return true;
}

void printRates(const QString& name, const GotOf& before, const GotOf& now, double seconds)
{
    QStringList rates;
    for (auto peer = now.begin(); peer != now.end(); ++peer) {
        const double rate = (peer->pictures - before.value(peer.key()).pictures) / seconds;
        rates += u"%1 %2"_s.arg(peer.key()).arg(rate, 0, 'f', 1);
    }
    qInfo().noquote() << name << "got frames a second of" << rates.join(u", "_s);
}

}  // namespace

class TestMixedRoom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!CallSeat::missing().isEmpty()) QSKIP(qPrintable(CallSeat::missing()));
        if (!HeadlessBrowser::isThere()) QSKIP("there is no chromium");
    }

    /// Each of five gets moving pictures and rising sound of the four others, through the real server and page.
    void threeBrowsersAndTwoClientsSeeAndHearEachOther()
    {
        RoomHall hall(kSeats + kPages);
        HeadlessBrowser browser;
        QVERIFY(browser.isRunning());
        std::map<QString, std::unique_ptr<Attendant>> all;
        std::vector<Page*> pages;
        for (const QString& name : {u"client1"_s, u"client2"_s}) {
            all[name] = std::make_unique<Seat>(hall, name);
            QTRY_VERIFY_WITH_TIMEOUT(all[name]->isInside(), kPatience);
        }
        for (const QString& name : {u"browser1"_s, u"browser2"_s, u"browser3"_s}) {
            auto page = std::make_unique<Page>(browser, hall, name);
            pages.push_back(page.get());
            all[name] = std::move(page);
            QTRY_VERIFY_WITH_TIMEOUT(all[name]->isInside(), kPatience);
            QTRY_VERIFY_WITH_TIMEOUT(pages.back()->shrink(), kPatience);
        }
        for (const auto& [name, one] : all) {
            const auto sees = [&one = *one] {
                const GotOf got = one.got();
                return got.size() == kOthers &&
                       std::all_of(got.begin(), got.end(), [](const Got& g) { return g.pictures > 0; });
            };
            QTRY_VERIFY2_WITH_TIMEOUT(sees(), qPrintable(name), kPatience);
        }
        qInfo() << "five participants at" << kPicture << "and" << kRate
                << "a second: two cores do not bear 640x360 at 25";
        std::map<QString, GotOf> before;
        QElapsedTimer timer;
        timer.start();
        for (const auto& [name, one] : all) before[name] = one->got();
        for (const auto& [name, one] : all)
            QTRY_VERIFY2_WITH_TIMEOUT(wentOn(before[name], one->got()), qPrintable(name), kPatience);
        for (const auto& [name, one] : all)
            printRates(name, before[name], one->got(), double(timer.nsecsElapsed()) / 1e9);
        for (const Page* page : pages) QVERIFY2(page->errors().isEmpty(), qPrintable(page->errors().join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestMixedRoom)
#include "tst_mixedroom.moc"
