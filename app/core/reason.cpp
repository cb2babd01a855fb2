#include "reason.h"

#include <QCoreApplication>
#include <QFileDevice>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Reason)
};

constexpr std::array<std::pair<int, Reason>, 47> kSystem{{
    {ECONNREFUSED, Reason::ConnectionRefused},
    {ECONNRESET, Reason::ConnectionLost},
    {ECONNABORTED, Reason::ConnectionLost},
    {ENETRESET, Reason::ConnectionLost},
    {ENOTCONN, Reason::ConnectionLost},
    {EPIPE, Reason::ConnectionLost},
    {ETIMEDOUT, Reason::NoAnswer},
    {EHOSTUNREACH, Reason::NoRoute},
    {ENETUNREACH, Reason::NoRoute},
    {EHOSTDOWN, Reason::NoRoute},
    {ENETDOWN, Reason::NetworkDown},
    {EADDRINUSE, Reason::AddressInUse},
    {EADDRNOTAVAIL, Reason::AddressNotOurs},
    {ENOENT, Reason::NoSuchFile},
    {EACCES, Reason::PermissionDenied},
    {EPERM, Reason::PermissionDenied},
    {ENOSPC, Reason::DiskFull},
    {EDQUOT, Reason::QuotaUsedUp},
    {EROFS, Reason::DiskReadOnly},
    {EIO, Reason::InputOutput},
    {EMFILE, Reason::TooManyFiles},
    {ENFILE, Reason::TooManyFiles},
    {EISDIR, Reason::IsFolder},
    {ENOTDIR, Reason::IsNoFolder},
    {ENAMETOOLONG, Reason::NameTooLong},
    {EEXIST, Reason::FileExists},
    {EFBIG, Reason::FileTooLarge},
    {EOVERFLOW, Reason::FileTooLarge},
    {EBUSY, Reason::InUse},
    {ETXTBSY, Reason::InUse},
    {ENOTEMPTY, Reason::FolderNotEmpty},
    {ENODEV, Reason::DeviceGone},
    {ENXIO, Reason::DeviceGone},
    {ESTALE, Reason::ShareGone},
    {EREMOTEIO, Reason::ShareGone},
    {ENOMEM, Reason::OutOfMemory},
    {ENOBUFS, Reason::OutOfMemory},
    {ENOSYS, Reason::NotSupported},
    {EOPNOTSUPP, Reason::NotSupported},
    {EPROTONOSUPPORT, Reason::NotSupported},
    {EAFNOSUPPORT, Reason::NotSupported},
    {EINVAL, Reason::ValueInvalid},
    {ERANGE, Reason::ValueInvalid},
    {EDOM, Reason::ValueInvalid},
    {EILSEQ, Reason::DataInvalid},
    {EBADMSG, Reason::DataInvalid},
    {ECANCELED, Reason::Cancelled},
}};

QString networkText(Reason reason)
{
    switch (reason) {
        case Reason::ConnectionRefused:
            return Text::tr("the connection is refused");
        case Reason::ConnectionLost:
            return Text::tr("the connection broke off");
        case Reason::NoAnswer:
            return Text::tr("no answer in time");
        case Reason::HostUnknown:
            return Text::tr("the host name is not known");
        case Reason::NoRoute:
            return Text::tr("no way leads to this address");
        case Reason::NetworkDown:
            return Text::tr("the network is down");
        case Reason::AddressInUse:
            return Text::tr("another program uses this address and port");
        case Reason::AddressNotOurs:
            return Text::tr("this computer does not have this address");
        case Reason::TlsFailed:
            return Text::tr("no secure connection (TLS) can be made");
        case Reason::CertificateRefused:
            return Text::tr("the certificate is not accepted");
        default:
            return {};
    }
}

QString serverText(Reason reason)
{
    switch (reason) {
        case Reason::RequestWrong:
            return Text::tr("the server does not understand the request (400)");
        case Reason::LoginRefused:
            return Text::tr("user name or password is refused (401)");
        case Reason::Forbidden:
            return Text::tr("the server forbids it (403)");
        case Reason::AddressUnknown:
            return Text::tr("the server does not know this address (404)");
        case Reason::RequestRefused:
            return Text::tr("the server refuses the request (4xx)");
        case Reason::ServerFailed:
            return Text::tr("the server failed (5xx)");
        case Reason::DatabaseBusy:
            return Text::tr("another program holds the database");
        case Reason::DatabaseDamaged:
            return Text::tr("the database is damaged");
        case Reason::DatabaseNone:
            return Text::tr("the file is no database");
        case Reason::DatabaseReadOnly:
            return Text::tr("the database can only be read");
        default:
            return {};
    }
}

QString fileText(Reason reason)
{
    switch (reason) {
        case Reason::NoSuchFile:
            return Text::tr("no such file or folder");
        case Reason::PermissionDenied:
            return Text::tr("permission denied");
        case Reason::DiskFull:
            return Text::tr("the disk is full");
        case Reason::QuotaUsedUp:
            return Text::tr("this user's share of the disk is used up");
        case Reason::DiskReadOnly:
            return Text::tr("the disk can only be read");
        case Reason::InputOutput:
            return Text::tr("reading or writing failed");
        case Reason::TooManyFiles:
            return Text::tr("too many files are open");
        case Reason::IsFolder:
            return Text::tr("it is a folder");
        case Reason::IsNoFolder:
            return Text::tr("part of the path is no folder");
        case Reason::NameTooLong:
            return Text::tr("the name is too long");
        case Reason::FileExists:
            return Text::tr("the file exists already");
        case Reason::FileTooLarge:
            return Text::tr("the file is too large");
        case Reason::InUse:
            return Text::tr("it is in use");
        case Reason::FolderNotEmpty:
            return Text::tr("the folder is not empty");
        case Reason::DeviceGone:
            return Text::tr("the device is not there");
        case Reason::ShareGone:
            return Text::tr("the network share is gone");
        default:
            return {};
    }
}

QString generalText(Reason reason)
{
    switch (reason) {
        case Reason::OutOfMemory:
            return Text::tr("out of memory");
        case Reason::NotSupported:
            return Text::tr("this is not supported");
        case Reason::ValueInvalid:
            return Text::tr("a value is not valid");
        case Reason::DataInvalid:
            return Text::tr("the data are not valid");
        case Reason::EndOfData:
            return Text::tr("the data end here");
        case Reason::Cancelled:
            return Text::tr("it was cancelled");
        default:
            return {};
    }
}

}  // namespace

QString reasonText(Reason reason)
{
    for (const auto& words : {networkText, serverText, fileText, generalText})
        if (const QString text = words(reason); !text.isEmpty()) return text;
    Q_ASSERT(false);
    return {};
}

std::optional<Reason> reasonOfSystem(int error)
{
    const auto found = std::find_if(kSystem.begin(), kSystem.end(), [=](const auto& e) { return e.first == error; });
    return found == kSystem.end() ? std::nullopt : std::optional(found->second);
}

QString systemReason(int error)
{
    const auto reason = reasonOfSystem(error);
    return reason ? reasonText(*reason) : qt_error_string(error);
}

QString fileReason(const QFileDevice& file)
{
    const QString words = file.errorString();
    // A file keeps Qt's words for the system's code, but not the code.
    for (const auto& [error, reason] : kSystem)
        if (words == qt_error_string(error)) return reasonText(reason);
    return words;
}

}  // namespace pitwatch
