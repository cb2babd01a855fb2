#include "tlscertificate.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

template <auto release>
struct Release {
    void operator()(auto* object) const { release(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Memory = std::unique_ptr<BIO, Release<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;
using Number = std::unique_ptr<BIGNUM, Release<BN_free>>;

Error failed(const QString& step)
{
    const QString reason = QString::fromLatin1(ERR_reason_error_string(ERR_get_error()));
    ERR_clear_error();
    return Error{ErrorKind::Internal, u"OpenSSL could not %1 (%2)"_s.arg(step, reason), {}};
}

Memory reader(const QByteArray& pem)
{
    return Memory(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
}

QByteArray contentOf(BIO* memory)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return QByteArray(data, static_cast<qsizetype>(size));
}

Result<CertificatePem> toPem(X509* certificate, EVP_PKEY* key)
{
    const Memory first(BIO_new(BIO_s_mem()));
    const Memory second(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(first.get(), certificate) != 1 ||
        PEM_write_bio_PKCS8PrivateKey(second.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return failed(u"write the certificate"_s);
    return CertificatePem{contentOf(first.get()), contentOf(second.get())};
}

bool setName(X509_NAME* name, const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(utf8.constData()),
                                      static_cast<int>(utf8.size()), -1, 0) == 1;
}

/// RFC 5280, section 4.1.2.2: positive, at most 20 octets; 127 random bits.
bool setSerial(X509* certificate)
{
    const Number number(BN_new());
    return BN_rand(number.get(), 127, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ODD) == 1 &&
           BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setTerm(X509* certificate, const CertificateTerm& term)
{
    const auto seconds = [](UtcTime time) { return static_cast<time_t>(toMicros(time) / 1'000'000); };
    return ASN1_TIME_set(X509_getm_notBefore(certificate), seconds(term.from)) != nullptr &&
           ASN1_TIME_set(X509_getm_notAfter(certificate), seconds(term.until)) != nullptr;
}

bool addExtension(X509* certificate, X509* issuer, int kind, const QByteArray& value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

/// Key, name, serial number and term; neither issuer nor signature yet.
Certificate blank(EVP_PKEY* key, const QString& name, const CertificateTerm& term)
{
    Certificate certificate(X509_new());
    X509* c = certificate.get();
    const bool made = c != nullptr && X509_set_version(c, X509_VERSION_3) == 1 && setSerial(c) && setTerm(c, term) &&
                      X509_set_pubkey(c, key) == 1 && setName(X509_get_subject_name(c), name);
    return made ? std::move(certificate) : nullptr;
}

/// "IP:10.0.0.1,DNS:control"; nothing where an address is none: the text goes to OpenSSL's own little language.
std::optional<QByteArray> alternativeNames(const QStringList& addresses)
{
    static const QRegularExpression host(u"\\A[0-9A-Za-z](?:[0-9A-Za-z.-]{0,251}[0-9A-Za-z])?\\z"_s);
    QStringList names;
    for (const QString& address : addresses) {
        const QHostAddress ip(address);
        if (ip.isNull() && !host.match(address).hasMatch()) return std::nullopt;
        names << (ip.isNull() ? u"DNS:"_s + address : u"IP:"_s + ip.toString());
    }
    if (names.isEmpty()) return std::nullopt;
    return names.join(u',').toLatin1();
}

}  // namespace

Result<CertificatePem> makeAuthority(const QString& name, const CertificateTerm& term)
{
    const Key key(EVP_EC_gen("P-256"));
    if (!key) return failed(u"make a key"_s);
    const Certificate certificate = blank(key.get(), name, term);
    if (!certificate) return failed(u"fill in the authority"_s);
    X509* c = certificate.get();
    const bool signedOff = X509_set_issuer_name(c, X509_get_subject_name(c)) == 1 &&
                           addExtension(c, c, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
                           addExtension(c, c, NID_key_usage, "critical,keyCertSign,cRLSign") &&
                           addExtension(c, c, NID_subject_key_identifier, "hash") &&
                           X509_sign(c, key.get(), EVP_sha256()) > 0;
    if (!signedOff) return failed(u"sign the authority"_s);
    return toPem(c, key.get());
}

Result<CertificatePem> makeServerCertificate(const CertificatePem& authority, const QStringList& addresses,
                                             const CertificateTerm& term)
{
    const std::optional<QByteArray> names = alternativeNames(addresses);
    if (!names) return Error{ErrorKind::InvalidInput, u"no addresses, or one that is none"_s, addresses.join(u' ')};
    const Certificate issuer(PEM_read_bio_X509(reader(authority.certificate).get(), nullptr, nullptr, nullptr));
    const Key issuerKey(PEM_read_bio_PrivateKey(reader(authority.key).get(), nullptr, nullptr, nullptr));
    if (!issuer || !issuerKey) return failed(u"read the authority"_s);
    const Key key(EVP_EC_gen("P-256"));
    if (!key) return failed(u"make a key"_s);
    const Certificate certificate = blank(key.get(), addresses.front().left(64), term);
    if (!certificate) return failed(u"fill in the certificate"_s);
    X509* c = certificate.get();
    const bool signedOff = X509_set_issuer_name(c, X509_get_subject_name(issuer.get())) == 1 &&
                           addExtension(c, issuer.get(), NID_basic_constraints, "critical,CA:FALSE") &&
                           addExtension(c, issuer.get(), NID_key_usage, "critical,digitalSignature") &&
                           addExtension(c, issuer.get(), NID_ext_key_usage, "serverAuth") &&
                           addExtension(c, issuer.get(), NID_subject_key_identifier, "hash") &&
                           addExtension(c, issuer.get(), NID_authority_key_identifier, "keyid:always") &&
                           addExtension(c, issuer.get(), NID_subject_alt_name, *names) &&
                           X509_sign(c, issuerKey.get(), EVP_sha256()) > 0;
    if (!signedOff) return failed(u"sign the certificate"_s);
    return toPem(c, key.get());
}

bool isSignedBy(const QByteArray& certificate, const QByteArray& authority)
{
    const Certificate signedOne(PEM_read_bio_X509(reader(certificate).get(), nullptr, nullptr, nullptr));
    const Certificate issuer(PEM_read_bio_X509(reader(authority).get(), nullptr, nullptr, nullptr));
    const bool valid = signedOne && issuer && X509_verify(signedOne.get(), X509_get0_pubkey(issuer.get())) == 1;
    ERR_clear_error();
    return valid;
}

}  // namespace pitwatch
