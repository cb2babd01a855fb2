#include "addresswatch.h"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

namespace pitwatch {

namespace {

constexpr std::chrono::seconds kSettled{2};

/// -1: there is none.
int openSocket()
{
    const int socket = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    if (socket < 0) return -1;
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
    if (::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return socket;
    ::close(socket);
    return -1;
}

}  // namespace

AddressWatch::AddressWatch(QObject* parent) : QObject(parent), socket_(openSocket())
{
    settled_.setSingleShot(true);
    settled_.setInterval(kSettled);
    connect(&settled_, &QTimer::timeout, this, &AddressWatch::changed);
    if (socket_ < 0) return;
    notifier_ = std::make_unique<QSocketNotifier>(socket_, QSocketNotifier::Read);
    connect(notifier_.get(), &QSocketNotifier::activated, this, &AddressWatch::drain);
}

AddressWatch::~AddressWatch()
{
    notifier_.reset();
    if (socket_ >= 0) ::close(socket_);
}

/// What exactly has changed is looked up afterwards: messages may get lost when many come at once.
void AddressWatch::drain()
{
    char buffer[8192];
    while (::recv(socket_, buffer, sizeof buffer, 0) > 0) {
    }
    settled_.start();
}

}  // namespace pitwatch
