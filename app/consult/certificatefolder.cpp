#include "certificatefolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QHostInfo>
#include <QNetworkInterface>

#include <algorithm>

#include <core/reason.h>

#include "privatefile.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Consultation)
};

constexpr auto kPrivate = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr qint64 kLargestPem = 64 * 1024;
/// Clocks of mines may be behind ours.
constexpr std::chrono::hours kBackdated{24};

const QString kAuthority = u"authority"_s;
const QString kServer = u"server"_s;

Error failed(const QString& file, const QString& reason)
{
    return Error{ErrorKind::Permission, reason, file};
}

QStringList namesOf(const QSslCertificate& certificate)
{
    QStringList names;
    const auto alternatives = certificate.subjectAlternativeNames();
    for (const QString& name : alternatives) {
        const QHostAddress ip(name);
        names << (ip.isNull() ? name.toLower() : ip.toString());
    }
    return names;
}

QStringList normalised(const QStringList& addresses)
{
    QStringList list;
    for (const QString& address : addresses) {
        const QHostAddress ip(address);
        const QString name = ip.isNull() ? address.toLower() : ip.toString();
        if (!list.contains(name)) list << name;
    }
    return list;
}

bool isAnswered(const QSslCertificate& certificate, const QStringList& addresses)
{
    const QStringList names = namesOf(certificate);
    return std::all_of(addresses.begin(), addresses.end(), [&names](const QString& a) { return names.contains(a); });
}

QSslCertificate certificateOf(const CertificatePem& pem)
{
    return QSslCertificate(pem.certificate, QSsl::Pem);
}

}  // namespace

CertificateFolder::CertificateFolder(QString folder, const Clock& clock, Options options)
    : folder_(std::move(folder)), clock_(clock), options_(std::move(options))
{
}

QString CertificateFolder::path(const QString& name) const
{
    return QDir(folder_).filePath(name);
}

CertificateTerm CertificateFolder::term(std::chrono::days length) const
{
    return {clock_.now() - kBackdated, clock_.now() + length};
}

Result<CertificatePem> CertificateFolder::load(const QString& name) const
{
    Result<QByteArray> certificate = readFile(path(name + u".pem"_s), kLargestPem);
    Result<QByteArray> key = readFile(path(name + u".key"_s), kLargestPem);
    if (!certificate) return certificate.error();
    if (!key) return key.error();
    return CertificatePem{std::move(certificate).value(), std::move(key).value()};
}

Result<void> CertificateFolder::save(const QString& name, const CertificatePem& pem) const
{
    if (const Result<void> key = writePrivateFile(path(name + u".key"_s), pem.key); !key) return key;
    return writePrivateFile(path(name + u".pem"_s), pem.certificate);
}

bool CertificateFolder::stillGood(const CertificatePem& pem) const
{
    const QSslCertificate certificate = certificateOf(pem);
    const QSslKey key(pem.key, QSsl::Ec);
    return !certificate.isNull() && !key.isNull() &&
           fromDateTime(certificate.expiryDate()) - options_.renewBefore > clock_.now() &&
           fromDateTime(certificate.effectiveDate()) <= clock_.now();
}

Result<CertificatePem> CertificateFolder::authority()
{
    Result<CertificatePem> known = load(kAuthority);
    if (known.ok() && stillGood(known.value())) return known;
    // A file that cannot be read is no reason to make another authority: mines have imported that one.
    if (!known.ok() && known.error().kind == ErrorKind::Permission) return known;
    Result<CertificatePem> made = makeAuthority(options_.authorityName, term(options_.authorityTerm));
    if (!made) return made;
    if (const Result<void> saved = save(kAuthority, made.value()); !saved) return saved.error();
    return made;
}

Result<ServerIdentity> CertificateFolder::identity(const QStringList& addresses)
{
    const QStringList wanted = normalised(addresses);
    if (!QDir().mkpath(folder_)) return failed(folder_, Text::tr("cannot be made"));
    if (!QFile::setPermissions(folder_, kPrivate | QFileDevice::ExeOwner))
        return failed(folder_, Text::tr("cannot be made private"));
    const Result<CertificatePem> root = authority();
    if (!root) return root.error();
    const QSslCertificate rootCertificate = certificateOf(root.value());
    Result<CertificatePem> server = load(kServer);
    const bool good = server.ok() && stillGood(server.value()) && isAnswered(certificateOf(server.value()), wanted) &&
                      isSignedBy(server.value().certificate, root.value().certificate);
    if (!good) {
        CertificateTerm span = term(options_.serverTerm);
        span.until = std::min(span.until, fromDateTime(rootCertificate.expiryDate()));
        server = makeServerCertificate(root.value(), wanted, span);
        if (!server) return server.error();
        if (const Result<void> saved = save(kServer, server.value()); !saved) return saved.error();
    }
    const QSslCertificate certificate = certificateOf(server.value());
    return ServerIdentity{{certificate, rootCertificate}, QSslKey(server.value().key, QSsl::Ec), namesOf(certificate)};
}

Result<void> CertificateFolder::exportAuthority(const QString& name) const
{
    const Result<QByteArray> certificate = readFile(path(kAuthority + u".pem"_s), kLargestPem);
    if (!certificate) return certificate.error();
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly)) return failed(name, fileReason(file));
    file.write(certificate.value());
    if (!file.commit()) return failed(name, fileReason(file));
    return {};
}

QString CertificateFolder::authorityFingerprint() const
{
    const Result<QByteArray> pem = readFile(path(kAuthority + u".pem"_s), kLargestPem);
    if (!pem) return {};
    const QByteArray digest = QSslCertificate(pem.value(), QSsl::Pem).digest(QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex(':')).toUpper();
}

QStringList addressesOfThisComputer()
{
    QStringList addresses;
    const QList<QHostAddress> all = QNetworkInterface::allAddresses();
    for (const QHostAddress& address : all)
        if (!address.isLoopback() && !address.isLinkLocal()) addresses << address.toString();
    if (const QString name = QHostInfo::localHostName(); !name.isEmpty()) addresses << name.toLower();
    return addresses << u"127.0.0.1"_s << u"::1"_s << u"localhost"_s;
}

}  // namespace pitwatch
