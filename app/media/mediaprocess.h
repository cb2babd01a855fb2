#pragma once

#include <QString>
#include <QStringList>

#include <memory>

#include <core/result.h>

#include "sharedpictures.h"

namespace pitwatch {

/// Holds what runs behind a channel. When it goes, what it holds ends by itself within seconds, since its socket is
/// closed by then, and is ended otherwise.
class MediaHold {
public:
    virtual ~MediaHold() = default;
    /// At once, whatever it does.
    virtual void kill() = 0;
    /// Of the process; 0: it is none.
    virtual qint64 processId() const = 0;
};

/// A media process that was just started, with our end of everything that leads to it.
struct RunningMedia {
    int socket = -1;  ///< for a MediaChannel, which takes it over
    std::shared_ptr<SharedPictures> pictures;
    std::unique_ptr<MediaHold> hold;
};

/// Starts the program with one end of a nameless socket and with memory for pictures: nobody else can reach either. It
/// ends when the socket closes, and by the kernel's hand when we end without having closed it. Never waits for it; that
/// it could not be started shows by the socket's end. GUI thread.
Result<RunningMedia> startMediaProcess(const QString& program, const QStringList& pluginDirectories);

}  // namespace pitwatch
