#pragma once

#include <QObject>

#include "snapshot.h"

namespace pitwatch {

/// What the screens see of the engine. Lives on the GUI thread; the engine's side posts to it.
/// Pages get it by constructor and keep nothing else of the engine.
class EnginePort : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// The newest picture; null before the first.
    SnapshotPtr snapshot() const { return snapshot_; }

    /// Asks the engine to acknowledge; the result shows in a later snapshot. Empty persons are refused by the engine.
    virtual void acknowledge(const std::vector<AlarmId>& alarms, const QString& person, const QString& note) = 0;

    /// Our own stream supervision reports a camera through this door.
    virtual void reportCamera(const CameraKey& camera, bool online, const QString& reason) = 0;

Q_SIGNALS:
    void snapshotChanged(const pitwatch::SnapshotPtr& snapshot);

protected:
    /// To be called on the GUI thread.
    void publish(SnapshotPtr snapshot)
    {
        snapshot_ = std::move(snapshot);
        Q_EMIT snapshotChanged(snapshot_);
    }

private:
    SnapshotPtr snapshot_;
};

}  // namespace pitwatch

Q_DECLARE_METATYPE(pitwatch::SnapshotPtr)
