#include "guestprocess.h"

#include <QCoreApplication>

#include <csignal>

#include <sys/prctl.h>

#include "callwire.h"

namespace pitwatch::bench {

using namespace Qt::StringLiterals;

GuestProcess::GuestProcess(int guests, std::function<void(const ConsultSignal&)> hear, const CallPictures& pictures)
    : guests_(guests), pictures_(pictures), hear_(std::move(hear))
{
    process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QObject::connect(&process_, &QProcess::readyReadStandardOutput, &process_, [this] { this->hear(); });
}

GuestProcess::~GuestProcess()
{
    if (process_.state() == QProcess::NotRunning) return;
    process_.closeWriteChannel();
    if (!process_.waitForFinished(10'000)) kill();
}

bool GuestProcess::start(const std::function<void()>& enter)
{
    process_.setChildProcessModifier([enter] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (enter) enter();
    });
    const QStringList pictures{QString::number(pictures_.size.width()), QString::number(pictures_.size.height()),
                               QString::number(pictures_.framesPerSecond), pictures_.flashes ? u"flash"_s : u"test"_s};
    process_.start(QCoreApplication::applicationFilePath(),
                   QStringList{u"callguests"_s, QString::number(guests_)} + pictures);
    return process_.waitForStarted(5'000);
}

void GuestProcess::join(int guest, const GuestCall& call)
{
    process_.write(joinLine(guestName(guest), call.epoch, call.offers, call.address));
}

void GuestProcess::leave(int guest)
{
    process_.write(leaveLine(guestName(guest)));
}

void GuestProcess::tell(const ConsultSignal& signal)
{
    process_.write(lineOf(signal, signal.peer));
}

void GuestProcess::kill()
{
    process_.kill();
    process_.waitForFinished(5'000);
}

void GuestProcess::hear()
{
    arrived_ += process_.readAllStandardOutput();
    for (const QJsonObject& line : takeLines(arrived_)) {
        if (line.contains("frames"_L1))
            note(line);
        else
            hear_(signalOf(line, line["guest"_L1].toString()));
    }
}

void GuestProcess::note(const QJsonObject& line)
{
    for (int guest = 0; guest < guests_; ++guest)
        if (guestName(guest) == line["guest"_L1].toString())
            reports_[guest] = {line["frames"_L1].toInt(), ConsultPeerState(line["state"_L1].toInt()),
                               line["rebuilds"_L1].toInt()};
}

}  // namespace pitwatch::bench
