#pragma once

#include <QCoreApplication>
#include <QTemporaryDir>

#include <consult/consultdesk.h>

namespace pitwatch::test {

/// A seat with its files in `folder`; its server, when it holds a consultation, on a free port of loopback. Without
/// media until there are plugin directories.
inline ConsultDesk::Setup loopbackSetup(const QTemporaryDir& folder, std::vector<Callee> callees)
{
    ConsultDesk::Setup setup;
    setup.host.folder = folder.filePath(QStringLiteral("certificates"));
    setup.host.port = 0;
    setup.host.address = QHostAddress::LocalHost;
    setup.host.addresses = {QStringLiteral("127.0.0.1")};
    setup.callees = std::move(callees);
    return setup;
}

/// Where the media plugin was built.
inline QStringList builtPlugins()
{
    return {QCoreApplication::applicationDirPath() + QStringLiteral("/../plugins")};
}

}  // namespace pitwatch::test
