#pragma once

#include <QTemporaryDir>

#include <algorithm>
#include <vector>

#include <consult/roomserver.h>
#include <core/clock.h>

/// The real server of consultations on a free port of the loopback interface, with one open room.
namespace pitwatch::test {

struct RoomHall {
    inline static const RoomId kRoom{QStringLiteral("r-1")};

    explicit RoomHall(int mostPeers = 8, RoomServer::Options options = {})
        : server(tokens, clock, onLoopback(std::move(options)))
    {
        CertificateFolder certificates(folder.filePath(QStringLiteral("c")), clock);
        identity = certificates.identity({QStringLiteral("127.0.0.1")}).value();
        QObject::connect(&server, &RoomServer::audited, &server,
                         [this](const AuditEntry& entry) { audits.push_back(entry); });
        if (const auto listening = server.listen(identity); !listening)
            qFatal("%s", qPrintable(listening.error().text()));
        room = server.desk().open({kRoom, QStringLiteral("透水"), {}, mostPeers, 4}).value();
    }

    RoomTokens::Issued issue(PeerRole role, bool waits = false)
    {
        return tokens.issue({{}, kRoom, role, waits, QStringLiteral("测试"), clock.now() + std::chrono::hours(1)})
            .value();
    }
    /// What a mine gets, with what a test adds: its name, and joining by itself.
    QUrl invitation(const QString& token, const QString& name) const
    {
        QUrl url = invitationUrl(QStringLiteral("127.0.0.1"), server.port(), kRoom, token);
        url.setFragment(url.fragment() + QStringLiteral("&auto=1&name=") + name);
        return url;
    }
    QString origin() const { return QStringLiteral("https://127.0.0.1:%1").arg(server.port()); }
    QUrl socket() const { return QUrl(QStringLiteral("wss://127.0.0.1:%1/ws").arg(server.port())); }
    /// Of its authority's certificate.
    QString exportAuthority() const
    {
        const QString file = folder.filePath(QStringLiteral("authority.pem"));
        return CertificateFolder(folder.filePath(QStringLiteral("c")), clock).exportAuthority(file) ? file : QString();
    }
    const QSslCertificate& authority() const { return identity.chain.back(); }
    bool audited(AuditKind kind) const
    {
        return std::any_of(audits.begin(), audits.end(), [&](const AuditEntry& entry) { return entry.kind == kind; });
    }

    QTemporaryDir folder;
    ManualClock clock{std::chrono::floor<Micros>(std::chrono::system_clock::now())};  ///< stands
    RoomTokens tokens{clock};
    ServerIdentity identity;
    std::vector<AuditEntry> audits;
    RoomServer server;
    Room* room = nullptr;

private:
    static RoomServer::Options onLoopback(RoomServer::Options options)
    {
        options.address = QHostAddress::LocalHost;
        return options;
    }
};

}  // namespace pitwatch::test
