#include "privatenetwork.h"

#include <QProcess>
#include <QStandardPaths>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace pitwatch::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 10'000;

/// Tools for root are not always on the way of a program.
QString find(const QString& program)
{
    const QString found = QStandardPaths::findExecutable(program);
    if (!found.isEmpty()) return found;
    return QStandardPaths::findExecutable(program, {u"/usr/sbin"_s, u"/sbin"_s});
}

const QString kWall =
    uR"(
table inet wall {
  chain in { type filter hook input priority 0; iifname "cable0" drop; }
  chain out { type filter hook output priority 0; oifname "cable0" drop; }
}
)"_s;

/// Some programs want it at their very start.
void bringLoopbackUp()
{
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", sizeof request.ifr_name - 1);
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0) return;
    ::ioctl(socket, SIOCSIFFLAGS, &request);
    ::close(socket);
}

Error systemError(const QString& what)
{
    return Error{ErrorKind::Permission, QString::fromLocal8Bit(std::strerror(errno)), what};
}

}  // namespace

QString PrivateNetwork::missing()
{
    if (::geteuid() != 0) return u"networks of their own need root"_s;
    for (const QString& program : {u"ip"_s, u"nsenter"_s, u"unshare"_s})
        if (find(program).isEmpty()) return u"the program %1 is missing"_s.arg(program);
    const Result<QString> tried =
        run(u"unshare"_s, {u"-n"_s, find(u"ip"_s), u"link"_s, u"add"_s, u"name"_s, u"try0"_s, u"type"_s, u"veth"_s});
    return tried.ok() ? QString() : u"this machine allows no networks of their own: "_s + tried.error().message;
}

Result<QString> PrivateNetwork::enter()
{
    if (::unshare(CLONE_NEWNET) != 0) return systemError(u"unshare"_s);
    return run(u"ip"_s, {u"link"_s, u"set"_s, u"lo"_s, u"up"_s});
}

std::function<void()> PrivateNetwork::forChild()
{
    return [] {
        if (::unshare(CLONE_NEWNET) != 0) ::_exit(1);
        bringLoopbackUp();
    };
}

Result<QString> PrivateNetwork::connectTo(qint64 child)
{
    child_ = child;
    const QStringList make{u"link"_s, u"add"_s,  u"cable0"_s, u"type"_s,  u"veth"_s,
                           u"peer"_s, u"name"_s, u"cable1"_s, u"netns"_s, QString::number(child)};
    if (Result<QString> made = run(u"ip"_s, make); !made) return made;
    const auto address = [](const QString& own, const QString& end) {
        return QStringList{u"address"_s, u"add"_s, own + u"/24"_s, u"dev"_s, end};
    };
    if (Result<QString> done = run(u"ip"_s, address(kOurs, u"cable0"_s)); !done) return done;
    if (Result<QString> done = run(u"ip"_s, {u"link"_s, u"set"_s, u"cable0"_s, u"up"_s}); !done) return done;
    if (Result<QString> done = runInChild(u"ip"_s, address(kTheirs, u"cable1"_s)); !done) return done;
    if (Result<QString> done = runInChild(u"ip"_s, {u"link"_s, u"set"_s, u"lo"_s, u"up"_s}); !done) return done;
    return setPlugged(true);
}

Result<QString> PrivateNetwork::setPlugged(bool plugged) const
{
    return runInChild(u"ip"_s, {u"link"_s, u"set"_s, u"cable1"_s, plugged ? u"up"_s : u"down"_s});
}

Result<QString> PrivateNetwork::runInChild(const QString& program, const QStringList& arguments,
                                           const QString& input) const
{
    const QString where = u"--net=/proc/%1/ns/net"_s.arg(child_);
    return run(u"nsenter"_s, QStringList{where, find(program)} + arguments, input);
}

Result<void> PrivateNetwork::inChild(const std::function<void()>& something) const
{
    const int ours = ::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
    const int theirs = ::open(qPrintable(u"/proc/%1/ns/net"_s.arg(child_)), O_RDONLY | O_CLOEXEC);
    const bool there = ours >= 0 && theirs >= 0 && ::setns(theirs, CLONE_NEWNET) == 0;
    if (there) something();
    const bool back = !there || ::setns(ours, CLONE_NEWNET) == 0;
    for (const int network : {ours, theirs})
        if (network >= 0) ::close(network);
    if (!there || !back) return systemError(u"setns"_s);
    return {};
}

Result<QString> PrivateNetwork::setPassable(bool passable) const
{
    if (!passable) return run(u"nft"_s, {u"-f"_s, u"-"_s}, kWall);
    return run(u"nft"_s, {u"delete"_s, u"table"_s, u"inet"_s, u"wall"_s});
}

Result<QString> PrivateNetwork::run(const QString& program, const QStringList& arguments, const QString& input)
{
    QProcess process;
    process.start(find(program), arguments);
    process.write(input.toUtf8());
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(kPatience);
    if (ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return QString::fromUtf8(process.readAllStandardOutput());
    const QString said = QString::fromLocal8Bit(process.readAllStandardError()).trimmed();
    return Error{ErrorKind::Unavailable, said.isEmpty() ? process.errorString() : said.left(300), program};
}

}  // namespace pitwatch::test
