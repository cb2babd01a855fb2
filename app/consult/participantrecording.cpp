#include "participantrecording.h"

#include <QDir>

#include <algorithm>

#include "annexb.h"

namespace pitwatch {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Micros kWaitForPicture = 1500ms;
constexpr Micros kSyncEvery = 4s;  ///< what a power cut costs at most
constexpr std::size_t kMostEarly = 200;
/// Somebody whose picture changes its form again and again must not fill the folder with files.
constexpr int kMostFiles = 200;

QString codecName(RecordedMedia media)
{
    return media == RecordedMedia::H264 ? u"H264"_s : u"VP8"_s;
}

}  // namespace

Result<void> ParticipantRecording::take(const RecordedPacket& packet)
{
    return packet.media == RecordedMedia::Opus ? takeSound(packet) : takePicture(packet);
}

bool ParticipantRecording::fits(const RecordedPacket& packet, const QByteArray& configuration) const
{
    return file_.isOpen() && picture_ && picture_->media == packet.media &&
           (configuration.isEmpty() || picture_->configuration == configuration);
}

Result<void> ParticipantRecording::takePicture(const RecordedPacket& packet)
{
    if (needsKey_ && !packet.key) return {};
    const bool avc = packet.media == RecordedMedia::H264;
    const AvcPicture converted = avc ? avcPicture(packet.data) : AvcPicture{packet.data, {}};
    if (converted.data.isEmpty()) return {};
    if (packet.key && !fits(packet, converted.configuration)) {
        if (packet.size.isEmpty() || (avc && converted.configuration.isEmpty())) return {};
        const Micros at = early_.empty() ? packet.time : std::min(early_.front().time, packet.time);
        const MatroskaTracks::Picture picture{packet.media, packet.size, converted.configuration};
        if (const Result<void> begun = begin(picture, at); !begun) return begun;
    }
    if (!fits(packet, {})) return {};
    needsKey_ = false;
    return file_.write(true, packet.key, packet.time - begin_, converted.data);
}

Result<void> ParticipantRecording::takeSound(const RecordedPacket& packet)
{
    channels_ = packet.channels;
    if (file_.isOpen()) return file_.write(false, true, packet.time - begin_, packet.data);
    early_.push_back(packet);
    const bool waitedLong = packet.time - early_.front().time >= kWaitForPicture || early_.size() > kMostEarly;
    return waitedLong || setup_.note.mixed ? begin({}, early_.front().time) : Result<void>();
}

Result<void> ParticipantRecording::begin(std::optional<MatroskaTracks::Picture> picture, Micros at)
{
    std::deque<RecordedPacket> early = std::exchange(early_, {});
    end();
    early_ = std::move(early);
    if (number_ >= kMostFiles)
        return Error{ErrorKind::Exhausted, u"too many files of one participant"_s, setup_.fileStem};
    note_ = setup_.note;
    note_.file = u"%1-%2.mkv"_s.arg(setup_.fileStem).arg(++number_, 2, 10, QLatin1Char('0'));
    note_.from = setup_.zero + at;
    note_.picture = picture ? codecName(picture->media) : QString();
    picture_ = std::move(picture);
    begin_ = at;
    // The note first: a file without one would not be found again.
    if (const Result<void> saved = saveRecordingNote(note_, setup_.folder); !saved) return saved;
    const Result<void> opened = file_.open(QDir(setup_.folder).filePath(note_.file), {picture_, channels_},
                                           note_.mixed ? note_.subject : note_.name, note_.from);
    if (!opened) return opened;
    synced_ = at;
    syncFolder(setup_.folder);
    setup_.begun(note_);
    return writeEarly();
}

Result<void> ParticipantRecording::writeEarly()
{
    for (const RecordedPacket& packet : std::exchange(early_, {}))
        if (const Result<void> written = file_.write(false, true, packet.time - begin_, packet.data); !written)
            return written;
    return {};
}

Result<void> ParticipantRecording::flush(Micros now)
{
    if (!file_.isOpen()) return {};
    if (const Result<void> written = file_.flush(now - begin_); !written) return written;
    if (now - synced_ < kSyncEvery) return {};
    synced_ = now;
    return file_.sync();
}

void ParticipantRecording::lost(qint64 packets)
{
    needsKey_ = true;
    note_.lostPackets += packets;
}

void ParticipantRecording::end(const QString& failure)
{
    needsKey_ = true;
    // Somebody was there too shortly for a picture to be waited for.
    if (!file_.isOpen() && failure.isEmpty() && !early_.empty()) (void)begin({}, early_.front().time).ok();
    if (!file_.isOpen()) return;
    const Result<void> closed = file_.close();
    note_.state = failure.isEmpty() && closed ? RecordedState::Complete : RecordedState::Failed;
    note_.reason = !failure.isEmpty() ? failure : closed ? QString() : closed.error().message;
    note_.until = note_.from + file_.length();
    note_.bytes = file_.bytes();
    // Where even that fails, the next start finds the note as it was and measures the file.
    (void)saveRecordingNote(note_, setup_.folder).ok();
    ended_.push_back(note_);
}

}  // namespace pitwatch
