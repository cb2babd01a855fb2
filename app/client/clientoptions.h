#pragma once

#include <QString>
#include <QStringList>

#include <optional>

#include <core/result.h>

namespace pitwatch {

/// What the command line of `pitwatch` asks for.
struct ClientOptions {
    bool demo = false;
    QString region;         ///< path of the region file; empty under --demo
    QString rules;          ///< path of the rule file; empty: the built-in one
    QString dataDirectory;  ///< empty: the platform's
    QString page;           ///< id of the first page; empty: the remembered one
    QString locale = QStringLiteral("zh_CN");
    QString theme;  ///< "dark", "light" or empty: the remembered one
    QString tour;   ///< directory for the screenshots of a tour; empty: no tour
    QStringList pluginDirectories;
    QString observationLog;                    ///< file that everything received is recorded to; empty: none
    QString decoder = QStringLiteral("auto");  ///< one of decoderChoices()
    QString renderer = QStringLiteral("auto");  ///< one of ui::rendererChoices()
    bool mediaInProcess = false;  ///< sound and picture of a consultation in this process instead of their own
    bool fullscreen = false;
    bool kiosk = false;  ///< nothing but the walls
    QString layout;      ///< name of the layout that the wall begins with; empty: as it was
    std::optional<int> exitAfterSeconds;

    /// Nobody sits in front of it: failures are printed instead of shown.
    bool unattended() const { return !tour.isEmpty() || exitAfterSeconds.has_value(); }
};

/// What the command line came to.
struct ClientCommand {
    std::optional<ClientOptions> run;
    QString print;  ///< help, version or what is wrong
    int exitCode = 0;
};

/// `arguments` without the program's name.
ClientCommand parseCommandLine(const QStringList& arguments);

}  // namespace pitwatch
