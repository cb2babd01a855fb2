#include "consultrecorder.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryFile>

#include <algorithm>

#include <core/reason.h>
#include <core/logging.h>

#include "recordingshelf.h"

namespace pitwatch {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ConsultRecording)
};

constexpr auto kPatience = 200ms;
constexpr qint64 kLookAtDiskMs = 2'000;
constexpr std::size_t kMostParticipants = 128;
constexpr qsizetype kNameCharacters = 32;
constexpr qint64 kMebibyte = 1 << 20;

/// Letters and figures of any script; names come from strangers.
QString forFile(const QString& name)
{
    QString clean;
    for (const QChar character : name.left(kNameCharacters))
        clean += character.isLetterOrNumber() || character.isSurrogate() ? character : u'_';
    return clean;
}

Result<void> prepare(const QString& folder)
{
    if (!QDir().mkpath(folder)) return Error{ErrorKind::Permission, Text::tr("the folder cannot be made"), folder};
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QTemporaryFile probe(QDir(folder).filePath(u"probe-XXXXXX"_s));
    if (!probe.open()) return Error{ErrorKind::Permission, fileReason(probe), folder};
    return {};
}

}  // namespace

Result<std::unique_ptr<ConsultRecorder>> ConsultRecorder::begin(Setup setup)
{
    if (const Result<void> prepared = prepare(setup.folder); !prepared) return prepared.error();
    std::unique_ptr<ConsultRecorder> recorder(new ConsultRecorder(std::move(setup)));
    if (const Result<void> room = recorder->checkDisk(false); !room) return room.error();
    recorder->thread_ = std::thread([self = recorder.get()] { self->run(); });
    return recorder;
}

ConsultRecorder::ConsultRecorder(Setup setup) : setup_(std::move(setup)), limits_(setup_.limits)
{
    sinceNewest_.start();
    sinceDisk_.start();
}

ConsultRecorder::~ConsultRecorder()
{
    hurry_ = true;
    packets_->close();
    if (thread_.joinable()) thread_.join();
}

void ConsultRecorder::setParticipant(const QString& key, const Participant& participant)
{
    const std::lock_guard lock(mutex_);
    participants_.insert(key, participant);
}

void ConsultRecorder::setLimits(const RetentionLimits& limits)
{
    const std::lock_guard lock(mutex_);
    limits_ = limits;
}

void ConsultRecorder::stop()
{
    stopped_ = true;
    packets_->close();
}

void ConsultRecorder::run()
{
    bool last = false;
    while (!last) {
        const RecordedPackets::Batch batch = packets_->wait(kPatience);
        last = batch.closed;
        for (auto lost = batch.lost.cbegin(); lost != batch.lost.cend(); ++lost)
            if (ParticipantRecording* recording = recordingOf(lost.key())) recording->lost(lost.value());
        for (const RecordedPacket& packet : batch.packets) write(packet);
        flush();
        watchDisk();
    }
    endAll({});
    makeDigests();
    QMetaObject::invokeMethod(this, &ConsultRecorder::ended, Qt::QueuedConnection);
}

void ConsultRecorder::write(const RecordedPacket& packet)
{
    if (failed_) return;
    if (!zero_) zero_ = setup_.clock->now() - packet.time;
    if (packet.time > newest_) {
        newest_ = packet.time;
        sinceNewest_.start();
    }
    ParticipantRecording* recording = recordingOf(packet.participant);
    if (recording == nullptr) return;
    if (const Result<void> written = recording->take(packet); !written) fail(written.error());
}

ParticipantRecording* ConsultRecorder::recordingOf(const QString& key)
{
    const auto known = recordings_.find(key);
    if (known != recordings_.end()) return &known->second;
    if (failed_ || !zero_ || recordings_.size() >= kMostParticipants) return nullptr;
    return &recordings_.try_emplace(key, setupOf(key)).first->second;
}

ParticipantRecording::Setup ConsultRecorder::setupOf(const QString& key)
{
    ParticipantRecording::Setup setup{setup_.folder, setup_.note, {}, *zero_, {}, setup_.sync};
    const bool mixed = key == kMixedSound;
    {
        const std::lock_guard lock(mutex_);
        const Participant known = participants_.value(key, {PeerId(mixed ? QString() : key), {}});
        setup.note.participant = known.id;
        setup.note.name = known.name;
    }
    setup.note.mixed = mixed;
    const QString stamp = toDateTime(setup_.clock->now(), QTimeZone::utc()).toString(u"yyyyMMdd-HHmmss"_s);
    const QString who = mixed ? u"mix"_s : forFile(setup.note.name) + u'-' + forFile(setup.note.participant.text());
    setup.fileStem = stamp + u"Z-"_s + who;
    setup.begun = [this](const RecordingNote& note) {
        QMetaObject::invokeMethod(
            this, [this, note] { Q_EMIT begun(note); }, Qt::QueuedConnection);
    };
    return setup;
}

void ConsultRecorder::flush()
{
    if (failed_) return;
    for (auto& [key, recording] : recordings_)
        if (const Result<void> written = recording.flush(now()); !written) return fail(written.error());
}

void ConsultRecorder::watchDisk()
{
    if (failed_ || sinceDisk_.elapsed() < kLookAtDiskMs) return;
    sinceDisk_.start();
    if (const Result<void> room = checkDisk(true); !room) fail(room.error());
}

Result<void> ConsultRecorder::checkDisk(bool running) const
{
    const std::optional<DiskSpace> space = setup_.space();
    const std::lock_guard lock(mutex_);
    if (!space || DiskRetention(limits_).mayRecord(*space, running)) return {};
    return Error{ErrorKind::Exhausted,
                 Text::tr("%1 MiB are free on the disk, %2 MiB are kept free")
                     .arg(space->free / kMebibyte)
                     .arg(limits_.reserveBytes / kMebibyte),
                 setup_.folder};
}

void ConsultRecorder::fail(const Error& error)
{
    if (std::exchange(failed_, true)) return;
    qCWarning(logStore, "the consultation is recorded no longer: %s", qUtf8Printable(error.text()));
    endAll(error.message);
    QMetaObject::invokeMethod(
        this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
}

void ConsultRecorder::endAll(const QString& failure)
{
    for (auto& [key, recording] : recordings_) recording.end(failure);
}

void ConsultRecorder::makeDigests()
{
    for (auto& [key, recording] : recordings_)
        for (RecordingNote& note : recording.takeEnded())
            completeNote(note, setup_.folder, [this] { return hurry_.load(); });
}

}  // namespace pitwatch
