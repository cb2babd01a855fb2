#include "speaker.h"

#include <QAudioSink>
#include <QIODevice>
#include <QMediaDevices>

#include <algorithm>

#include <video/sounddecoder.h>
#include <video/soundring.h>

namespace pitwatch::ui {

namespace {

/// A ring as the audio thread reads it: silence where there is nothing.
class RingReader final : public QIODevice {
public:
    RingReader(SoundRing& ring, QObject* parent) : QIODevice(parent), ring_(ring) { open(QIODevice::ReadOnly); }

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return 4096; }

protected:
    qint64 readData(char* data, qint64 size) override
    {
        const std::span samples(reinterpret_cast<std::int16_t*>(data), std::size_t(size) / sizeof(std::int16_t));
        std::ranges::fill(samples.subspan(ring_.read(samples)), std::int16_t(0));
        return qint64(samples.size_bytes());
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    SoundRing& ring_;
};

}  // namespace

std::unique_ptr<QObject> openDefaultSpeaker(SoundRing& sound)
{
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull()) return nullptr;
    QAudioFormat format;
    format.setSampleRate(SoundDecoder::kRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    auto speaker = std::make_unique<QObject>();
    auto* sink = new QAudioSink(device, format, speaker.get());
    sink->start(new RingReader(sound, speaker.get()));
    return sink->error() == QAudio::NoError ? std::move(speaker) : nullptr;
}

}  // namespace pitwatch::ui
