#include "jitterrelay.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <queue>
#include <random>
#include <vector>

#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace pitwatch::bench {

using namespace Qt::StringLiterals;

namespace {

using Steady = std::chrono::steady_clock;
constexpr std::size_t kMostWaiting = 10'000;
const QString kDevice = u"jitter0"_s;

struct Waiting {
    Steady::time_point due;
    int to;
    std::vector<char> packet;
    bool operator>(const Waiting& other) const { return due > other.due; }
};

/// In the network of the calling thread; -1 when it cannot be.
int openTun()
{
    const int device = ::open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
    ifreq request{};
    request.ifr_flags = IFF_TUN | IFF_NO_PI;
    std::strncpy(request.ifr_name, kDevice.toLatin1().constData(), IFNAMSIZ - 1);
    if (device >= 0 && ::ioctl(device, TUNSETIFF, &request) == 0) return device;
    if (device >= 0) ::close(device);
    return -1;
}

/// Only a thread can change its network; this one does nothing else.
int openTunIn(qint64 process)
{
    int device = -1;
    std::thread([&] {
        const int network = ::open(u"/proc/%1/ns/net"_s.arg(process).toLatin1().constData(), O_RDONLY | O_CLOEXEC);
        if (network < 0) return;
        if (::setns(network, CLONE_NEWNET) == 0) device = openTun();
        ::close(network);
    }).join();
    return device;
}

QStringList addressing(const QString& own)
{
    return {u"address"_s, u"add"_s, own + u"/24"_s, u"dev"_s, kDevice};
}

QStringList upping()
{
    return {u"link"_s, u"set"_s, kDevice, u"up"_s};
}

/// Milliseconds for poll(2), rounded up.
int untilDue(const std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>>& queue)
{
    if (queue.empty()) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(queue.top().due - Steady::now());
    return left.count() > 0 ? static_cast<int>(left.count()) : 0;
}

}  // namespace

JitterRelay::~JitterRelay()
{
    if (thread_.joinable()) {
        ::eventfd_write(end_, 1);
        thread_.join();
    }
    for (const int descriptor : {ours_, theirs_, end_})
        if (descriptor >= 0) ::close(descriptor);
}

Result<void> JitterRelay::begin(const test::PrivateNetwork& network)
{
    end_ = ::eventfd(0, EFD_CLOEXEC);
    ours_ = openTun();
    theirs_ = openTunIn(network.child());
    if (end_ < 0 || ours_ < 0 || theirs_ < 0)
        return Error{ErrorKind::Unavailable, QString::fromLocal8Bit(std::strerror(errno)), u"/dev/net/tun"_s};
    for (const QStringList& setting : {addressing(kOurs), upping()})
        if (auto done = test::PrivateNetwork::run(u"ip"_s, setting); !done) return done.error();
    for (const QStringList& setting : {addressing(kTheirs), upping()})
        if (auto done = network.runInChild(u"ip"_s, setting); !done) return done.error();
    thread_ = std::thread([this] { carry(); });
    return {};
}

void JitterRelay::carry()
{
    std::mt19937 random(1);
    std::uniform_int_distribution<std::int64_t> delay(0, std::chrono::microseconds(longest_).count());
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> queue;
    std::array<pollfd, 3> sources{pollfd{ours_, POLLIN, 0}, pollfd{theirs_, POLLIN, 0}, pollfd{end_, POLLIN, 0}};
    std::array<char, 65'536> bytes{};
    while (::poll(sources.data(), sources.size(), untilDue(queue)) >= 0 || errno == EINTR) {
        if (sources[2].revents != 0) return;
        for (const auto& [from, to] : {std::pair(ours_, theirs_), std::pair(theirs_, ours_)}) {
            for (ssize_t count = 0; (count = ::read(from, bytes.data(), bytes.size())) > 0;) {
                if (queue.size() >= kMostWaiting) continue;
                const auto due = Steady::now() + std::chrono::microseconds(delay(random));
                queue.push({due, to, {bytes.data(), bytes.data() + count}});
            }
        }
        for (; !queue.empty() && queue.top().due <= Steady::now(); queue.pop())
            // A packet that cannot be written is lost, as on any way.
            if (::write(queue.top().to, queue.top().packet.data(), queue.top().packet.size()) < 0) continue;
    }
}

}  // namespace pitwatch::bench
