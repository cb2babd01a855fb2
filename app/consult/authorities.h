#pragma once

#include <QList>
#include <QSslCertificate>
#include <QString>

namespace pitwatch {

/// Certificates of other bureaus' authorities: every *.pem and *.crt in the folder, as they export them. A file that
/// is none is logged and left out. Reads the disk.
QList<QSslCertificate> loadAuthorities(const QString& folder);

}  // namespace pitwatch
