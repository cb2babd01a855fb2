#include "mediaprocess.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTimer>

#include <chrono>
#include <csignal>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <core/logging.h>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kGrace = std::chrono::seconds(4);  ///< for pipelines to end
constexpr int kKilledWithin = 2'000;

/// A process, until it has ended: also when nobody holds it any more. Never waits, but at the end of the program.
class Child final : public QObject {
public:
    Child()
    {
        process_.setStandardInputFile(QProcess::nullDevice());
        process_.setStandardOutputFile(QProcess::nullDevice());
        process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        connect(&process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error != QProcess::FailedToStart) return;
            qCWarning(logConsult).noquote() << process_.program() << "does not start:" << process_.errorString();
            if (left_) deleteLater();
        });
        connect(&process_, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
            if (status == QProcess::CrashExit)
                qCWarning(logConsult) << "the media process was ended by signal" << code;
            else if (code != 0)
                qCWarning(logConsult) << "the media process ended with" << code;
            if (left_) deleteLater();
        });
    }
    ~Child() override
    {
        process_.disconnect(this);
        if (process_.state() == QProcess::NotRunning) return;
        process_.kill();
        process_.waitForFinished(kKilledWithin);
    }

    void start(const QString& program, const QStringList& arguments, int socket, int memory)
    {
        const pid_t parent = ::getpid();
        // In the new process, between fork and exec: system calls only.
        process_.setChildProcessModifier([parent, socket, memory] {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (::getppid() != parent) ::_exit(1);
            ::fcntl(socket, F_SETFD, 0);
            ::fcntl(memory, F_SETFD, 0);
        });
        process_.start(program, arguments);
    }

    void leave()
    {
        left_ = true;
        setParent(QCoreApplication::instance());
        if (process_.state() == QProcess::NotRunning) return deleteLater();
        QTimer::singleShot(kGrace, &process_, &QProcess::kill);
    }
    QProcess& process() { return process_; }

private:
    QProcess process_;
    bool left_ = false;
};

class ProcessHold final : public MediaHold {
public:
    ProcessHold() : child_(new Child) {}
    ~ProcessHold() override { child_->leave(); }
    void kill() override { child_->process().kill(); }
    qint64 processId() const override { return child_->process().processId(); }
    Child& child() { return *child_; }

private:
    Child* const child_;
};

}  // namespace

Result<RunningMedia> startMediaProcess(const QString& program, const QStringList& pluginDirectories)
{
    auto pictures = SharedPictures::create();
    if (!pictures) return pictures.error();
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return Error{ErrorKind::Exhausted, u"no socket for the media process"_s, {}};
    const int memory = pictures.value()->descriptor();
    auto hold = std::make_unique<ProcessHold>();
    hold->child().start(program, QStringList{QString::number(ends[1]), QString::number(memory)} + pluginDirectories,
                        ends[1], memory);
    ::close(ends[1]);
    return RunningMedia{ends[0], std::move(pictures).value(), std::move(hold)};
}

}  // namespace pitwatch
