#include "seatprocess.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <QTimer>

#include <csignal>
#include <cstdio>

#include <consult/consultdesk.h>
#include <consult/signalwriter.h>

#include "seatwatch.h"

#include <sys/prctl.h>
#include <unistd.h>

namespace pitwatch::test {

using namespace Qt::StringLiterals;

namespace {

const QString kAsked = u"--seat"_s;

/// What the process says of its seat.
class SeatTeller {
public:
    explicit SeatTeller(ConsultSession& session) : session_(session), watch_(session)
    {
        QObject::connect(&session, &ConsultSession::roomChanged, &session, [this](RoomView::Changes changes) {
            if (changes & RoomView::Everything) ++welcomes_;
        });
        QObject::connect(&timer_, &QTimer::timeout, &session, [this] { tell(); });
        timer_.start(500);
    }

private:
    void tell() const
    {
        QJsonObject seen;
        for (auto seat = watch_.seen().begin(); seat != watch_.seen().end(); ++seat)
            seen.insert(
                seat.key(),
                QJsonObject{{u"pictures"_s, seat->pictures}, {u"moving"_s, seat->moving}, {u"energy"_s, seat->energy}});
        QJsonObject states;
        const QHash<QString, QString> told = watch_.states();
        for (auto state = told.begin(); state != told.end(); ++state) states.insert(state.key(), *state);
        const RoomView& room = session_.room();
        const QJsonObject line{{u"mode"_s, callModeWords().at(static_cast<int>(room.mode()))},
                               {u"welcomes"_s, welcomes_},
                               {u"people"_s, qint64(room.peers().size()) + 1},
                               {u"chat"_s, qint64(room.chat().size())},
                               {u"states"_s, states},
                               {u"seen"_s, seen}};
        std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }

    ConsultSession& session_;
    SeatWatch watch_;
    QTimer timer_;
    int welcomes_ = 0;
};

int runSeat(const QStringList& arguments)
{
    const SystemClock clock;
    ConsultDesk::Setup setup;
    setup.pluginDirectories = {QCoreApplication::applicationDirPath() + u"/../plugins"_s};
    setup.authorities = QSslCertificate::fromPath(arguments.at(2));
    ConsultDesk desk(setup, clock);
    ConsultMedia media;
    media.sources.testPicture = true;
    media.sources.testSound = true;
    media.pictureSize = kSeatPicture;
    media.framesPerSecond = kSeatRate;
    desk.setMedia(media);
    if (!desk.join(QUrl(arguments.at(0)), arguments.at(1))) return 1;
    const SeatTeller teller(*desk.session());
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &desk, [] { QCoreApplication::quit(); });
    QObject::connect(&desk, &ConsultDesk::ended, &desk, [] { QCoreApplication::exit(2); });
    const int status = QCoreApplication::exec();
    desk.end();
    return status;
}

}  // namespace

std::optional<int> SeatProcess::runAsked(int argc, char* argv[])
{
    constexpr int kArguments = 3;
    if (argc != kArguments + 2 || QString::fromLocal8Bit(argv[1]) != kAsked) return std::nullopt;
    const QCoreApplication application(argc, argv);
    return runSeat(QCoreApplication::arguments().mid(2));
}

SeatProcess::SeatProcess()
{
    process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QObject::connect(&process_, &QProcess::readyReadStandardOutput, &process_, [this] {
        while (process_.canReadLine()) report_ = QJsonDocument::fromJson(process_.readLine()).object();
    });
}

SeatProcess::~SeatProcess()
{
    process_.closeWriteChannel();
    if (process_.state() == QProcess::NotRunning || process_.waitForFinished(10'000)) return;
    process_.kill();
    process_.waitForFinished(5'000);
}

bool SeatProcess::start(const QUrl& invitation, const QString& name, const QString& authority,
                        const std::function<void()>& enter)
{
    process_.setChildProcessModifier([enter] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (enter) enter();
    });
    process_.start(QCoreApplication::applicationFilePath(),
                   {kAsked, QString::fromUtf8(invitation.toEncoded()), name, authority});
    return process_.waitForStarted(5'000);
}

}  // namespace pitwatch::test
