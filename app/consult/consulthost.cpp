#include "consulthost.h"

#include <QCoreApplication>

namespace pitwatch {

using namespace std::chrono_literals;

namespace {

constexpr auto kMinutesKeptAfter = 2s;

}  // namespace

ConsultHost::ConsultHost(Setup setup, const Clock& clock, QObject* parent)
    : QObject(parent),
      setup_(std::move(setup)),
      clock_(clock),
      folder_(std::make_shared<CertificateFolder>(setup_.folder, clock)),
      tokens_(clock)
{
    worker_.setMaxThreadCount(1);
    keepMinutes_.setSingleShot(true);
    keepMinutes_.setInterval(kMinutesKeptAfter);
    connect(&keepMinutes_, &QTimer::timeout, this, [this] {
        if (room_) Q_EMIT minutesChanged(room_->minutes());
    });
}

ConsultHost::~ConsultHost()
{
    close();
    worker_.waitForDone();
}

void ConsultHost::start()
{
    if (state_ == State::Starting || state_ == State::Ready) return;
    setState(State::Starting);
    worker_.start([this, folder = folder_, addresses = setup_.addresses] {
        const Result<ServerIdentity> identity = folder->identity(addresses);
        QMetaObject::invokeMethod(this, [this, identity] { listen(identity); }, Qt::QueuedConnection);
    });
}

void ConsultHost::listen(const Result<ServerIdentity>& identity)
{
    if (!identity) return fail(identity.error().text());
    authorities_ = identity.value().chain.mid(1);
    Result<void> listening;
    for (const quint16 port : {setup_.port, quint16(0)}) {
        RoomServer::Options options;
        options.address = setup_.address;
        options.port = port;
        options.iceServers = setup_.iceServers;
        server_ = std::make_unique<RoomServer>(tokens_, clock_, std::move(options));
        listening = server_->listen(identity.value());
        if (listening) break;
    }
    if (!listening) return fail(listening.error().text());
    connect(server_.get(), &RoomServer::audited, this, &ConsultHost::audited);
    setState(State::Ready);
}

void ConsultHost::fail(const QString& reason)
{
    server_.reset();
    reason_ = reason;
    setState(State::Failed);
}

void ConsultHost::setState(State state)
{
    state_ = state;
    Q_EMIT stateChanged(state);
}

quint16 ConsultHost::port() const
{
    return server_ ? server_->port() : 0;
}

Result<HostedRoom*> ConsultHost::open(ConsultPlan plan, std::vector<Callee> callees)
{
    if (state_ != State::Ready)
        return Error{ErrorKind::Unavailable, QStringLiteral("the consultation server does not run"), reason_};
    if (room_)
        return Error{ErrorKind::Exhausted, QStringLiteral("a consultation is open already"), room_->plan().subject};
    auto opened =
        HostedRoom::open({server_->desk(), tokens_, clock_, hostName(), port()}, std::move(plan), std::move(callees));
    if (!opened) return opened.error();
    room_ = std::move(opened).value();
    connect(room_.get(), &HostedRoom::minutesChanged, &keepMinutes_, [this] {
        if (!keepMinutes_.isActive()) keepMinutes_.start();
    });
    return room_.get();
}

void ConsultHost::close()
{
    if (!room_) return;
    keepMinutes_.stop();
    room_->close();
    Q_EMIT minutesChanged(room_->minutes());
    room_.reset();
}

}  // namespace pitwatch
