#include "janussfu.h"

namespace pitwatch {

JanusSfu::JanusSfu(JanusLink::Options options, QObject* parent) : RoomSfu(parent), options_(std::move(options)) {}

JanusSfu::~JanusSfu() = default;

void JanusSfu::open(const RoomId& id)
{
    if (rooms_.contains(id)) return;
    auto room = std::make_unique<JanusRoom>(options_);
    connect(room.get(), &JanusRoom::opened, this, [this, id] { Q_EMIT opened(id); });
    connect(room.get(), &JanusRoom::away, this, [this, id](const QString& reason) { Q_EMIT lost(id, reason); });
    connect(room.get(), &JanusRoom::failed, this, [this, id](const QString& reason) {
        drop(id);
        Q_EMIT failed(id, reason);
    });
    connect(room.get(), &JanusRoom::say, this,
            [this, id](const PeerId& to, const Signal& signal) { Q_EMIT say(id, to, signal); });
    JanusRoom* opening = room.get();
    rooms_.emplace(id, std::move(room));
    opening->open();
}

void JanusSfu::close(const RoomId& id)
{
    rooms_.erase(id);
}

/// It is the one that called us.
void JanusSfu::drop(const RoomId& id)
{
    const auto room = rooms_.find(id);
    room->second->disconnect(this);
    room->second.release()->deleteLater();
    rooms_.erase(room);
}

Result<void> JanusSfu::take(const RoomId& id, const PeerId& from, const Signal& signal)
{
    const auto room = rooms_.find(id);
    if (room == rooms_.end()) return Error{ErrorKind::NotFound, QStringLiteral("no server carries media here"), {}};
    return room->second->take(from, signal);
}

void JanusSfu::leave(const RoomId& id, const PeerId& who)
{
    if (const auto room = rooms_.find(id); room != rooms_.end()) room->second->leave(who);
}

void JanusSfu::setPassed(const RoomId& id, const PeerId& who, bool sound, bool picture)
{
    if (const auto room = rooms_.find(id); room != rooms_.end()) room->second->setPassed(who, sound, picture);
}

}  // namespace pitwatch
