#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <feed/feedplugin.h>

namespace pitwatch::mqtt {

/// What the feed's object in the region file says, checked. Texts are UTF-8, as libmosquitto takes them.
///
/// Keys: url (mqtt:// or mqtts://, may hold user and password), user, password, client_id, topics, keepalive_s,
/// and for mqtts ca, cert, key (files, relative to the region file; without ca the system's certificates count).
struct Settings {
    QString host;
    int port = 0;
    bool tls = false;
    QByteArray user;
    QByteArray password;
    QByteArray clientId;
    bool generatedId = false;  ///< nobody will look for this client again
    QByteArrayList topics;
    int keepAliveSeconds = 0;
    QByteArray ca, cert, key;  ///< absolute paths, empty when not given
};

/// The error names the key.
Result<Settings> readSettings(const FeedContext& context);

}  // namespace pitwatch::mqtt
