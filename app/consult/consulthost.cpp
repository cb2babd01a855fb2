#include "consulthost.h"

#include <QDir>

#include <core/logging.h>

#include "tokenfile.h"

namespace pitwatch {

using namespace std::chrono_literals;

namespace {

constexpr auto kMinutesKeptAfter = 2s;
constexpr std::chrono::days kPostLinksHold{400};
constexpr auto kRenewEvery = 1h;

QString tokenFile(const QString& folder)
{
    return QDir(folder).filePath(QStringLiteral("posts.json"));
}

}  // namespace

ConsultHost::ConsultHost(Setup setup, const Clock& clock, QObject* parent)
    : QObject(parent),
      setup_(std::move(setup)),
      clock_(clock),
      folder_(std::make_shared<CertificateFolder>(setup_.folder, clock)),
      tokens_(clock),
      addresses_(setup_.addresses)
{
    renewal_.setInterval(kRenewEvery);
    connect(&renewal_, &QTimer::timeout, this, &ConsultHost::renew);
    connect(&addressWatch_, &AddressWatch::changed, this, &ConsultHost::renew);
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
    worker_.start([this, find = finder(), file = tokenFile(setup_.folder)] {
        const Found found = find();
        const Kept kept = loadTokens(file);
        QMetaObject::invokeMethod(
            this, [this, found, kept] { listen(found, kept); }, Qt::QueuedConnection);
    });
}

/// For the worker: this computer's addresses, and a certificate that holds for them.
std::function<ConsultHost::Found()> ConsultHost::finder() const
{
    return [folder = folder_, addresses = addresses_, findAddresses = setup_.findAddresses] {
        const QStringList now = findAddresses ? findAddresses() : addresses;
        return Found{now, folder->identity(now)};
    };
}

void ConsultHost::renew()
{
    if (state_ != State::Ready) return;
    worker_.start([this, find = finder()] {
        QMetaObject::invokeMethod(
            this, [this, found = find()] { takeRenewed(found); }, Qt::QueuedConnection);
    });
}

void ConsultHost::takeRenewed(const Found& found)
{
    if (!server_ || state_ != State::Ready) return;
    if (!found.identity) {
        // The old one may still do for a while; the next hour tries again.
        qCWarning(logConsult).noquote() << "the certificate cannot be renewed:" << found.identity.error().text();
        return;
    }
    const ServerIdentity& identity = found.identity.value();
    const bool sameCertificate = identity.chain.value(0) == certificate_;
    if (sameCertificate && found.addresses == addresses_) return;
    if (const Result<void> listening = server_->listen(identity); !listening) return;
    certificate_ = identity.chain.value(0);
    authorities_ = identity.chain.mid(1);
    addresses_ = found.addresses;
    if (room_) room_->setHost(hostName());
    Q_EMIT stateChanged(state_);
}

void ConsultHost::listen(const Found& found, const Kept& kept)
{
    const Result<ServerIdentity>& identity = found.identity;
    if (!identity) return fail(identity.error().text());
    takeUp(kept);
    addresses_ = found.addresses;
    certificate_ = identity.value().chain.value(0);
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
    useSfu();
    followPosts();
    renewal_.start();
    setState(State::Ready);
}

void ConsultHost::useSfu()
{
    if (setup_.sfu.server.isEmpty()) return;
    sfu_ = std::make_unique<JanusSfu>(setup_.sfu);
    server_->desk().setSfu(*sfu_, setup_.sfuGivenUpAfter);
    const auto away = [this](const RoomId&, const QString& why) {
        if (!std::exchange(sfuAway_, true)) Q_EMIT sfuFailed(why);
    };
    connect(sfu_.get(), &RoomSfu::failed, this, away);
    connect(sfu_.get(), &RoomSfu::lost, this, away);
    connect(sfu_.get(), &RoomSfu::opened, this, [this] { sfuAway_ = false; });
}

void ConsultHost::takeUp(const Kept& kept)
{
    if (kept) return tokens_.restore(kept.value());
    if (kept.error().kind != ErrorKind::NotFound) postObjection_ = kept.error().text();
}

void ConsultHost::followPosts()
{
    PostDesk& posts = server_->posts();
    connect(&posts, &PostDesk::standingByChanged, this, &ConsultHost::standingByChanged);
    connect(&posts, &PostDesk::bellChanged, this, &ConsultHost::standingByChanged);
    connect(&posts, &PostDesk::answered, this, [this](const PostId& post, int call, bool accepted) {
        const CalleeId id(post.text());
        if (ringing_.value(id) != call) return;
        ringing_.remove(id);
        if (!accepted && room_) room_->declined(id);
    });
}

Result<QUrl> ConsultHost::postLink(const CalleeId& id, const QString& label)
{
    if (!server_) return Error{ErrorKind::Unavailable, tr("the consultation server does not run"), reason_};
    const PostId post(id.text());
    for (const RoomTokens::Entry& entry : tokens_.entries())
        if (entry.grant.post == post && !entry.revoked) server_->posts().withdraw(entry.grant.id);
    tokens_.revokePost(post);
    TokenGrant grant;
    grant.post = post;
    grant.label = label;
    grant.until = clock_.now() + kPostLinksHold;
    const auto issued = tokens_.issue(grant);
    if (!issued) return issued.error();
    keepPosts();
    return postUrl(hostName(), port(), post, issued.value().token);
}

/// Those of rooms end with the program; their rooms do too.
void ConsultHost::keepPosts()
{
    std::vector<RoomTokens::Entry> posts = tokens_.entries();
    std::erase_if(posts, [](const RoomTokens::Entry& entry) { return entry.grant.post.isEmpty(); });
    worker_.start([this, posts, file = tokenFile(setup_.folder)] {
        const Result<void> saved = saveTokens(file, posts);
        if (saved) return;
        QMetaObject::invokeMethod(this, [this, text = saved.error().text()] {
            postObjection_ = text;
            Q_EMIT standingByChanged();
        });
    });
}

PostState ConsultHost::postState(const CalleeId& id) const
{
    return server_ ? server_->posts().stateOf(PostId(id.text())) : PostState();
}

void ConsultHost::ring(const CalleeId& id, const QString& token)
{
    endRing(id);
    signalling::Ring ring;
    ring.room = room_->room().plan().id;
    ring.token = token;
    ring.subject = room_->plan().subject;
    ring.by = room_->plan().caller;
    const Result<int> call = server_->posts().ring(PostId(id.text()), ring);
    if (call) ringing_.insert(id, call.value());
}

void ConsultHost::endRing(const CalleeId& id)
{
    const auto call = ringing_.constFind(id);
    if (call == ringing_.constEnd()) return;
    server_->posts().endRing(PostId(id.text()), *call);
    ringing_.erase(call);
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
        return Error{ErrorKind::Unavailable, tr("the consultation server does not run"), reason_};
    if (room_) return Error{ErrorKind::Exhausted, tr("a consultation is open already"), room_->plan().subject};
    auto opened =
        HostedRoom::open({server_->desk(), tokens_, clock_, hostName(), port()}, std::move(plan), std::move(callees));
    if (!opened) return opened.error();
    room_ = std::move(opened).value();
    connect(room_.get(), &HostedRoom::ringRequested, this, &ConsultHost::ring);
    connect(room_.get(), &HostedRoom::ringOver, this, &ConsultHost::endRing);
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
