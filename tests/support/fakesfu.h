#pragma once

#include <QMap>

#include <utility>
#include <vector>

#include <consult/roomsfu.h>

namespace pitwatch::test {

/// A server for media that carries none and remembers what it is asked for; tests say what it tells.
class FakeSfu final : public RoomSfu {
public:
    int opens = 0;
    int closes = 0;
    std::vector<std::pair<PeerId, Signal>> taken;
    QMap<QString, std::pair<bool, bool>> passed;  ///< sound and picture, by id

    void open(const RoomId&) override { ++opens; }
    void close(const RoomId&) override { ++closes; }
    Result<void> take(const RoomId&, const PeerId& from, const Signal& signal) override
    {
        taken.emplace_back(from, signal);
        return {};
    }
    void leave(const RoomId&, const PeerId&) override {}
    void setPassed(const RoomId&, const PeerId& who, bool sound, bool picture) override
    {
        passed[who.text()] = {sound, picture};
    }
};

}  // namespace pitwatch::test
