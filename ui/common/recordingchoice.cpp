#include "recordingchoice.h"

#include <QActionGroup>
#include <QJsonObject>

#include <algorithm>

namespace pitwatch::ui {

namespace {

const QString kKey = QStringLiteral("recording.cameras");
const QStringList kWords{QStringLiteral("off"), QStringLiteral("main"), QStringLiteral("sub")};

const QString kSettingsKey = QStringLiteral("recording.settings");
const QString kDays = QStringLiteral("keep_days");
const QString kMost = QStringLiteral("maximum_bytes");
const QString kReserve = QStringLiteral("reserve_bytes");

QString word(RecordStream stream)
{
    return kWords.at(static_cast<int>(stream));
}

}  // namespace

RecordingChoice::RecordingChoice(std::shared_ptr<const Region> region, UiState& state, QObject* parent)
    : QObject(parent), region_(std::move(region)), state_(state)
{
}

QString RecordingChoice::nameOf(const CameraKey& camera) const
{
    return QStringLiteral("%1/%2").arg(camera.mine.text(), camera.camera.text());
}

RecordStream RecordingChoice::streamOf(const CameraKey& key) const
{
    const Camera* camera = region_->camera(key);
    if (!camera) return RecordStream::None;
    const QString chosen = state_.value(kKey).toJsonObject().value(nameOf(key)).toString();
    const auto index = kWords.indexOf(chosen);
    const RecordStream stream = index < 0 ? camera->record : static_cast<RecordStream>(index);
    return stream == RecordStream::Sub && camera->subUrl.isEmpty() ? RecordStream::Main : stream;
}

void RecordingChoice::choose(const CameraKey& key, RecordStream stream)
{
    const Camera* camera = region_->camera(key);
    if (!camera) return;
    QJsonObject chosen = state_.value(kKey).toJsonObject();
    if (camera->record == stream)
        chosen.remove(nameOf(key));
    else
        chosen.insert(nameOf(key), word(stream));
    state_.setValue(kKey, chosen);
    Q_EMIT changed();
}

void RecordingChoice::toggle(const CameraKey& key)
{
    const Camera* camera = region_->camera(key);
    if (!camera) return;
    const bool named = camera->record != RecordStream::None;
    const RecordStream begun = named ? camera->record : RecordStream::Main;
    choose(key, streamOf(key) == RecordStream::None ? begun : RecordStream::None);
}

std::vector<RecordedCamera> RecordingChoice::recorded() const
{
    std::vector<RecordedCamera> list;
    for (const Mine& mine : region_->mines)
        for (const Camera& camera : mine.cameras) {
            const CameraKey key{mine.code, camera.id};
            const RecordStream stream = streamOf(key);
            if (stream == RecordStream::None) continue;
            StreamRequest request;
            request.url = stream == RecordStream::Main ? camera.mainUrl : camera.subUrl;
            request.transport = camera.transport;
            request.label = QStringLiteral("%1/%2 recording").arg(mine.name, camera.name);
            list.push_back({key, std::move(request)});
        }
    return list;
}

std::set<CameraKey> RecordingChoice::recordedCameras() const
{
    std::set<CameraKey> keys;
    for (const RecordedCamera& camera : recorded()) keys.insert(camera.camera);
    return keys;
}

RecordingSettings RecordingChoice::settings() const
{
    const QJsonObject kept = state_.value(kSettingsKey).toJsonObject();
    RecordingSettings settings;
    settings.keepDays = std::max(0, kept.value(kDays).toInt(settings.keepDays));
    settings.maximumBytes = std::max<qint64>(0, kept.value(kMost).toInteger(settings.maximumBytes));
    settings.reserveBytes = std::max<qint64>(0, kept.value(kReserve).toInteger(settings.reserveBytes));
    return settings;
}

void RecordingChoice::setSettings(const RecordingSettings& settings)
{
    state_.setValue(
        kSettingsKey,
        QJsonObject{{kDays, settings.keepDays}, {kMost, settings.maximumBytes}, {kReserve, settings.reserveBytes}});
    Q_EMIT settingsChanged();
}

void RecordingChoice::addTo(QMenu& menu, const CameraKey& key)
{
    const Camera* camera = region_->camera(key);
    if (!camera) return;
    QMenu* record = menu.addMenu(tr("Record"));
    auto* group = new QActionGroup(record);
    const auto add = [&](const QString& text, RecordStream stream) {
        QAction* action = record->addAction(text);
        action->setCheckable(true);
        action->setChecked(streamOf(key) == stream);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, key, stream] { choose(key, stream); });
    };
    add(tr("Do not record"), RecordStream::None);
    add(tr("Main stream"), RecordStream::Main);
    if (!camera->subUrl.isEmpty()) add(tr("Sub stream"), RecordStream::Sub);
}

}  // namespace pitwatch::ui
