#pragma once

#include <QString>

#include <optional>

class QFileDevice;

namespace pitwatch {

/// Why something failed, whichever library says so. Each library's codes are mapped to this where the library is used,
/// so that the words exist once and in every language of the program.
enum class Reason {
    // the network
    ConnectionRefused,
    ConnectionLost,
    NoAnswer,
    HostUnknown,
    NoRoute,
    NetworkDown,
    AddressInUse,
    AddressNotOurs,
    // TLS
    TlsFailed,
    CertificateRefused,
    // what servers answer, by the codes of HTTP and RTSP
    RequestWrong,
    LoginRefused,
    Forbidden,
    AddressUnknown,
    RequestRefused,
    ServerFailed,
    // files and disks
    NoSuchFile,
    PermissionDenied,
    DiskFull,
    QuotaUsedUp,
    DiskReadOnly,
    InputOutput,
    TooManyFiles,
    IsFolder,
    IsNoFolder,
    NameTooLong,
    FileExists,
    FileTooLarge,
    InUse,
    FolderNotEmpty,
    DeviceGone,
    ShareGone,
    // databases
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseNone,
    DatabaseReadOnly,
    // anything
    OutOfMemory,
    NotSupported,
    ValueInvalid,
    DataInvalid,
    EndOfData,
    Cancelled,
};

/// In words that can be shown, in the language of the program. These functions are safe from any thread.
QString reasonText(Reason reason);

/// By a number of errno.
std::optional<Reason> reasonOfSystem(int error);
/// In the system's own words where it is none of ours.
QString systemReason(int error);
/// Why a file could last not be opened, read, written or renamed.
QString fileReason(const QFileDevice& file);

}  // namespace pitwatch
