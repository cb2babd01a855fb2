#pragma once

#include <QHash>
#include <QVideoFrame>

#include <array>
#include <functional>

#include "mediamessage.h"
#include "sharedpictures.h"

namespace pitwatch {

/// Pictures on their way out of a media process: of each participant one is with the client and one waits, which is
/// always the newest. Main thread of the process.
class FramePost {
public:
    FramePost(SharedPictures& pictures, std::function<void(const media::Frame&)> send)
        : pictures_(pictures), send_(std::move(send))
    {
    }

    void show(const QString& id, const QVideoFrame& frame);
    /// The client has taken the picture of this slot.
    void took(int slot);
    void forget(const QString& id) { waiting_.remove(id); }

private:
    struct Slot {
        bool used = false;
        QString id;
    };

    bool isOut(const QString& id) const;
    void give(const QString& id, const QVideoFrame& frame);

    SharedPictures& pictures_;
    const std::function<void(const media::Frame&)> send_;
    std::array<Slot, SharedPictures::kFrameSlots> slots_;
    QHash<QString, QVideoFrame> waiting_;
};

}  // namespace pitwatch
