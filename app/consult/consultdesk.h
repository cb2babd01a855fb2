#pragma once

#include "consulthost.h"
#include "consultrecording.h"
#include "consultsession.h"
#include "engineloader.h"

namespace pitwatch {

/// The consultation of this seat, for screens: opens one and calls, or joins another's, brings engine and session
/// together, puts pictures on the table as a second seat, and ends it all. One consultation at a time. GUI thread; the
/// clock outlives it.
class ConsultDesk final : public QObject {
    Q_OBJECT

public:
    struct Setup {
        ConsultHost::Setup host;
        QStringList pluginDirectories;
        std::shared_ptr<EngineMaker> engines;     ///< null: of a plugin in these directories, in this process
        QList<QSslCertificate> authorities;       ///< of other bureaus, at first; setAuthorities() changes them
        std::vector<Callee> callees;              ///< at first; setCallees() changes them
        ConsultRecordings* recordings = nullptr;  ///< null: nothing is recorded here; outlives the desk
    };

    ConsultDesk(Setup setup, const Clock& clock, QObject* parent = nullptr);
    ~ConsultDesk() override;

    ConsultHost& host() { return host_; }
    const std::vector<Callee>& callees() const { return setup_.callees; }
    /// For the next consultation.
    void setCallees(std::vector<Callee> callees);
    /// Of other bureaus, besides those of the system: also for a consultation that is being joined.
    void setAuthorities(const QList<QSslCertificate>& authorities);
    /// Why nobody can be seen or heard here; empty when they can, as far as is known.
    const QString& mediaObjection() const { return engines_->objection(); }

    /// Devices, codec and size of the next consultation.
    const ConsultMedia& media() const { return media_; }
    void setMedia(const ConsultMedia& media) { media_ = media; }

    /// One besides that of the consultation, e.g. to try devices. Null where none can be made: failed() says why.
    std::unique_ptr<ConsultEngine> makeEngine();

    /// Opens a room as soon as the server runs, goes in under the plan's caller, and calls. An error when there is a
    /// consultation already; what fails later comes as failed().
    Result<void> hold(ConsultPlan plan);
    Result<void> join(const QUrl& invitation, const QString& name);
    /// For everybody when it is ours.
    void end();

    /// hold() was asked and the server is not there yet.
    bool opening() const { return wanted_.has_value(); }
    ConsultSession* session() const { return session_.get(); }
    /// Nothing while it is another's.
    HostedRoom* hosted() const { return host_.room(); }

    /// Nothing while it is another's, or where nothing is recorded.
    ConsultRecording* recording() const { return recording_.get(); }

    /// A second seat whose picture lies on the table. Nothing where no engine can be made or no consultation is on.
    ConsultSession* present();
    ConsultSession* presentation() const { return presentation_.get(); }
    void stopPresenting();

Q_SIGNALS:
    /// A consultation has begun or ended; session() tells.
    void sessionChanged();
    void presentationChanged();
    void calleesChanged();
    void failed(const pitwatch::Error& error);
    /// The consultation ended without end(): the code of the server, e.g. "closed", "removed".
    void ended(const QString& code);

private:
    void openWanted();
    void enter(SignalClient::Options signalling);
    void drop();

    Setup setup_;
    const Clock& clock_;
    const std::shared_ptr<EngineMaker> engines_;
    ConsultHost host_;
    ConsultMedia media_;
    std::optional<ConsultPlan> wanted_;
    SignalClient::Options signalling_;  ///< of the session, for its second seat
    std::unique_ptr<ConsultSession> session_;
    std::unique_ptr<ConsultSession> presentation_;
    std::unique_ptr<ConsultRecording> recording_;  ///< ends before the session
};

}  // namespace pitwatch
