#pragma once

#include <QSslCertificate>
#include <QSslKey>

#include <core/clock.h>
#include <core/result.h>

#include "tlscertificate.h"

namespace pitwatch {

/// What a TLS server needs: its certificate with the authority behind it, and its key.
struct ServerIdentity {
    QList<QSslCertificate> chain;
    QSslKey key;
    QStringList addresses;  ///< that the certificate holds for
};

/// Keeps the authority and the server's certificate in one folder that only the user can read. Makes them at the first
/// start, and the server's anew when it nears its end or when addresses were added; the authority stays, because mines
/// have imported it. Reads and writes files: not for the GUI thread once it is busy. The clock outlives it.
class CertificateFolder {
public:
    struct Options {
        std::chrono::days authorityTerm{3650};
        std::chrono::days serverTerm{397};  ///< browsers take no longer ones from public authorities
        std::chrono::days renewBefore{30};
        QString authorityName = QStringLiteral("Pitwatch consultation");
    };

    CertificateFolder(QString folder, const Clock& clock) : CertificateFolder(std::move(folder), clock, Options{}) {}
    CertificateFolder(QString folder, const Clock& clock, Options options);

    /// Valid for at least these addresses now.
    Result<ServerIdentity> identity(const QStringList& addresses);

    /// The authority's certificate, without its key, as a PEM file for mines.
    Result<void> exportAuthority(const QString& file) const;

    /// SHA-256 of the authority's certificate as "AB:CD:…", to be compared by telephone. Empty while there is none.
    QString authorityFingerprint() const;

private:
    QString path(const QString& name) const;
    Result<CertificatePem> load(const QString& name) const;
    Result<void> save(const QString& name, const CertificatePem& pem) const;
    Result<CertificatePem> authority();
    bool stillGood(const CertificatePem& pem) const;
    CertificateTerm term(std::chrono::days length) const;

    const QString folder_;
    const Clock& clock_;
    const Options options_;
};

/// The addresses of this computer under which others reach it, and its host name; loopback last.
QStringList addressesOfThisComputer();

}  // namespace pitwatch
