#pragma once

#include <QAbstractSocket>

#include "reason.h"

namespace pitwatch {

/// By a code of Qt's sockets. In a header alone, so that only those who use sockets need Qt Network.
inline std::optional<Reason> reasonOfSocket(QAbstractSocket::SocketError error)
{
    switch (error) {
        case QAbstractSocket::ConnectionRefusedError:
            return Reason::ConnectionRefused;
        case QAbstractSocket::RemoteHostClosedError:
            return Reason::ConnectionLost;
        case QAbstractSocket::HostNotFoundError:
            return Reason::HostUnknown;
        case QAbstractSocket::SocketTimeoutError:
            return Reason::NoAnswer;
        case QAbstractSocket::AddressInUseError:
            return Reason::AddressInUse;
        case QAbstractSocket::SocketAddressNotAvailableError:
            return Reason::AddressNotOurs;
        case QAbstractSocket::SocketAccessError:
            return Reason::PermissionDenied;
        case QAbstractSocket::SocketResourceError:
            return Reason::OutOfMemory;
        case QAbstractSocket::UnsupportedSocketOperationError:
            return Reason::NotSupported;
        case QAbstractSocket::SslHandshakeFailedError:
            return Reason::TlsFailed;
        case QAbstractSocket::NetworkError:
            return Reason::NoRoute;  // the only use of it while a connection is made
        default:
            return std::nullopt;
    }
}

/// In Qt's words where it is none of ours.
inline QString socketReason(QAbstractSocket::SocketError error, const QString& otherwise)
{
    const auto reason = reasonOfSocket(error);
    return reason ? reasonText(*reason) : otherwise;
}

}  // namespace pitwatch
