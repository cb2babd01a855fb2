#include "screenlock.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <core/logging.h>

namespace pitwatch {

namespace {

QDBusMessage call(const QString& method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.ScreenSaver"),
                                          QStringLiteral("/org/freedesktop/ScreenSaver"),
                                          QStringLiteral("org.freedesktop.ScreenSaver"), method);
}

// Without an address, libdbus would start a bus of its own and wait for it.
bool hasSessionBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") && QDBusConnection::sessionBus().isConnected();
}

}  // namespace

ScreenLock::~ScreenLock()
{
    release();
}

void ScreenLock::inhibit(const QString& reason)
{
    if (wanted_) return;
    wanted_ = true;
    if (!hasSessionBus()) {
        qCInfo(logUi) << "no desktop session: the screen saver is not held off";
        return;
    }
    QDBusMessage message = call(QStringLiteral("Inhibit"));
    message << QCoreApplication::applicationName() << reason;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<quint32> reply = *watcher;
        watcher->deleteLater();
        if (reply.isError()) {
            qCInfo(logUi) << "the desktop does not hold its screen saver off:" << reply.error().message();
            return;
        }
        cookie_ = reply.value();
        if (!wanted_) release();
    });
}

void ScreenLock::release()
{
    wanted_ = false;
    if (!cookie_) return;
    QDBusMessage message = call(QStringLiteral("UnInhibit"));
    message << *cookie_;
    QDBusConnection::sessionBus().asyncCall(message);
    cookie_.reset();
}

}  // namespace pitwatch
