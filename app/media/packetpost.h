#pragma once

#include <QObject>

#include <functional>
#include <mutex>

#include <consult/recordedpackets.h>

namespace pitwatch {

/// Packets of one recording on their way from media threads to the main thread of a media process, bounded as
/// RecordedPackets are. take() is safe from any thread, the rest is for the receiver's.
class PacketPost final : public RecordingSink {
public:
    /// `ready` is called on the receiver's thread when something is there, until close().
    PacketPost(QObject* receiver, std::function<void()> ready) : receiver_(receiver), ready_(std::move(ready)) {}

    void take(RecordedPacket packet) override;
    void lost(const QString& participant, qint64 packets) override { packets_.lost(participant, packets); }
    RecordedPackets::Batch takeAll();
    void close();

private:
    RecordedPackets packets_;
    std::mutex mutex_;
    QObject* receiver_;
    const std::function<void()> ready_;
    bool told_ = false;
};

}  // namespace pitwatch
