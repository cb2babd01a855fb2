#pragma once

#include <map>

#include "janusroom.h"
#include "roomsfu.h"

namespace pitwatch {

/// Janus as the SFU of any number of rooms, each with a session of its own.
class JanusSfu final : public RoomSfu {
    Q_OBJECT

public:
    explicit JanusSfu(JanusLink::Options options, QObject* parent = nullptr);
    ~JanusSfu() override;

    void open(const RoomId& room) override;
    void close(const RoomId& room) override;
    Result<void> take(const RoomId& room, const PeerId& from, const Signal& signal) override;
    void leave(const RoomId& room, const PeerId& who) override;
    void setPassed(const RoomId& room, const PeerId& who, bool sound, bool picture) override;

private:
    void drop(const RoomId& room);

    const JanusLink::Options options_;
    std::map<RoomId, std::unique_ptr<JanusRoom>> rooms_;
};

}  // namespace pitwatch
