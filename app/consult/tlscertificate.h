#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <core/result.h>
#include <core/utctime.h>

/// Certificates of our own (X.509v3, RFC 5280), made with OpenSSL: an authority that mines import once, and leaves for
/// the server. ECDSA on P-256. Pure but for the random numbers; keys leave it only as PEM.
namespace pitwatch {

struct CertificatePem {
    QByteArray certificate;
    QByteArray key;
};

struct CertificateTerm {
    UtcTime from;
    UtcTime until;
};

/// May sign leaves and nothing below them (pathlen 0).
Result<CertificatePem> makeAuthority(const QString& name, const CertificateTerm& term);

/// For a TLS server under these addresses (IP addresses or host names, as subjectAltName; at least one).
Result<CertificatePem> makeServerCertificate(const CertificatePem& authority, const QStringList& addresses,
                                             const CertificateTerm& term);

/// Whether the authority's key made the signature of the certificate; both as PEM.
bool isSignedBy(const QByteArray& certificate, const QByteArray& authority);

}  // namespace pitwatch
