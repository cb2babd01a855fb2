#pragma once

#include <QThreadPool>

#include "addresswatch.h"
#include "certificatefolder.h"
#include "hostedroom.h"
#include "janussfu.h"
#include "refusalbook.h"
#include "roomserver.h"

namespace pitwatch {

/// The consultations that this computer holds: certificate, server, and the one room that is open. The certificate is
/// made or read on a thread of its own; everything else lives on the GUI thread. The certificate is looked after every
/// hour and whenever addresses change: one that nears its end or lacks an address is made anew, and whoever is in the
/// room stays. The clock outlives it.
class ConsultHost final : public QObject {
    Q_OBJECT

public:
    enum class State { Off, Starting, Ready, Failed };

    struct Setup {
        QString folder;       ///< certificates and tokens; only the user can read it
        quint16 port = 8443;  ///< where links lead; another one is taken when it is not free
        QHostAddress address = QHostAddress::Any;
        QStringList addresses;                       ///< of this computer, the one that others reach first
        std::function<QStringList()> findAddresses;  ///< asked now and again, on a thread of its own; null: they stay
        std::vector<IceServer> iceServers;
        JanusLink::Options sfu;  ///< without a server: every room stays a mesh
        SfuTrust::Time sfuGivenUpAfter = SfuTrust::kGivenUpAfter;
    };

    ConsultHost(Setup setup, const Clock& clock, QObject* parent = nullptr);
    ~ConsultHost() override;

    void start();
    /// Looks after the certificate now.
    void renew();
    State state() const { return state_; }
    /// Why it failed.
    const QString& reason() const { return reason_; }
    quint16 port() const;
    /// The port was taken: links that mines have kept do not lead here.
    bool onOtherPort() const { return server_ && server_->port() != setup_.port; }
    /// Of this computer, as it stands in links.
    QString hostName() const { return addresses_.value(0); }
    /// Whom our own seat trusts.
    const QList<QSslCertificate>& authorities() const { return authorities_; }
    QString fingerprint() const { return folder_->authorityFingerprint(); }
    Result<void> exportAuthority(const QString& file) const { return folder_->exportAuthority(file); }

    /// A link under which somebody stands by day and night and is rung there; it ends every earlier one. An error: not
    /// ready.
    Result<QUrl> postLink(const CalleeId& id, const QString& label);
    PostState postState(const CalleeId& id) const;
    bool isStandingBy(const CalleeId& id) const { return postState(id).standsBy; }
    /// Why links that were given out before the last start do not work; empty when they do.
    const QString& postObjection() const { return postObjection_; }

    /// Since the program started.
    const RefusalBook& refusals() const { return refusals_; }
    /// Refusals that came too fast to be written down.
    quint64 unlistedRefusals() const { return server_ ? server_->counters().unaudited : 0; }

    /// An error: not ready, or one is open already.
    Result<HostedRoom*> open(ConsultPlan plan, std::vector<Callee> callees);
    HostedRoom* room() const { return room_.get(); }
    void close();

Q_SIGNALS:
    /// Also when it is Ready under another address than before.
    void stateChanged(pitwatch::ConsultHost::State state);
    /// From time to time while a room is open, and at its end: a crash must not lose them.
    void minutesChanged(const pitwatch::Minutes& minutes);
    void audited(const pitwatch::AuditEntry& entry);
    void refusalsChanged();
    /// postState() of somebody, or postObjection(), is another.
    void standingByChanged();
    /// The server for media cannot be reached, or no longer; said once until it can. It is tried for again and again.
    void sfuFailed(const QString& reason);

private:
    using Kept = Result<std::vector<RoomTokens::Entry>>;

    struct Found {
        QStringList addresses;
        Result<ServerIdentity> identity;
    };

    std::function<Found()> finder() const;
    void listen(const Found& found, const Kept& kept);
    void takeRenewed(const Found& found);
    void takeUp(const Kept& kept);
    void useSfu();
    void keepPosts();
    void followPosts();
    void ring(const CalleeId& id, const QString& token);
    void endRing(const CalleeId& id);
    void fail(const QString& reason);
    void setState(State state);

    const Setup setup_;
    const Clock& clock_;
    std::shared_ptr<CertificateFolder> folder_;
    RoomTokens tokens_;
    std::unique_ptr<JanusSfu> sfu_;
    bool sfuAway_ = false;
    std::unique_ptr<RoomServer> server_;
    std::unique_ptr<HostedRoom> room_;
    QStringList addresses_;
    QSslCertificate certificate_;  ///< with which the server listens
    QList<QSslCertificate> authorities_;
    QHash<CalleeId, int> ringing_;  ///< the calls that posts were told of
    QString postObjection_;
    RefusalBook refusals_;
    State state_ = State::Off;
    QString reason_;
    QTimer keepMinutes_;
    QTimer renewal_;
    AddressWatch addressWatch_;
    QThreadPool worker_;
};

}  // namespace pitwatch
