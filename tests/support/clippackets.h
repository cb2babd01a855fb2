#pragma once

#include <QSize>
#include <QString>

#include <mutex>
#include <vector>

#include <video/packetsink.h>

/// Compressed pictures for tests, and what a written file holds.
namespace pitwatch::test {

/// Keeps every picture that passes. Safe from any thread.
class TapLog final : public PacketSink {
public:
    void take(const TappedPacket& packet) override
    {
        const std::lock_guard lock(mutex_);
        packets_.push_back(packet);
    }
    std::vector<TappedPacket> packets() const
    {
        const std::lock_guard lock(mutex_);
        return packets_;
    }

private:
    mutable std::mutex mutex_;
    std::vector<TappedPacket> packets_;
};

enum class PacketForm {
    AsInFile,
    AsFromRtp,  ///< start codes, parameter sets only in the key pictures, no size, no decoding times
};

/// All pictures of a file as the tap would deliver them: received when they are due, the first at `start`.
std::vector<TappedPacket> readClip(const QString& path, UtcTime start, PacketForm form = PacketForm::AsInFile);

/// A file, read and decoded to its end.
struct ClipFacts {
    QString error;  ///< empty when everything decoded
    QString codec;
    QSize size;
    int packets = 0;
    int pictures = 0;  ///< that came out of the decoder undamaged
    bool beginsWithKey = false;
    std::vector<Micros> times;  ///< presentation times of the packets, ascending, from the first on
};
ClipFacts inspectClip(const QString& path);

}  // namespace pitwatch::test
