#pragma once

#include <QMenu>
#include <QObject>

#include <memory>
#include <set>
#include <vector>

#include <recording/recorder.h>
#include <region/region.h>

#include "uistate.h"

namespace pitwatch::ui {

/// Which cameras are recorded at this seat: what the region file says, unless somebody chose otherwise here.
/// Remembered in the seat's state. GUI thread.
class RecordingChoice final : public QObject {
    Q_OBJECT

public:
    RecordingChoice(std::shared_ptr<const Region> region, UiState& state, QObject* parent = nullptr);

    RecordStream streamOf(const CameraKey& camera) const;
    void choose(const CameraKey& camera, RecordStream stream);
    /// Ends recording, or begins it with the stream that the region file names, else the main one.
    void toggle(const CameraKey& camera);
    /// All that are to be recorded, as streams to open.
    std::vector<RecordedCamera> recorded() const;
    std::set<CameraKey> recordedCameras() const;

    /// Entries for the context menu of a camera.
    void addTo(QMenu& menu, const CameraKey& camera);

    /// How long and how much; the defaults unless somebody chose otherwise.
    RecordingSettings settings() const;
    void setSettings(const RecordingSettings& settings);

Q_SIGNALS:
    void changed();
    void settingsChanged();

private:
    QString nameOf(const CameraKey& camera) const;

    const std::shared_ptr<const Region> region_;
    UiState& state_;
};

}  // namespace pitwatch::ui
