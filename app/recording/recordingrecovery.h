#pragma once

#include <QString>
#include <QStringList>

#include <functional>

#include <core/result.h>
#include <store/storereader.h>

namespace pitwatch {

/// Brings files and index together after a crash, a restored backup or a lost database: files that the index does not
/// know are read and taken in, those that cannot be read are set aside ("….unreadable"), entries without a file are
/// forgotten; but not when nothing at all is there that the index knows: that is a disk that is not mounted (NotFound).
/// Files of the running session are left alone. Blocks on the disk; one thread.
class RecordingRecovery {
public:
    struct Setup {
        QString directory;
        UtcTime sessionStart;  ///< files changed since are being written
        std::function<void(const FactJob&)> index;
        std::function<bool()> cancelled = [] { return false; };
    };

    explicit RecordingRecovery(Setup setup) : setup_(std::move(setup)) {}

    Result<void> run(StoreReader& reader);
    int takenIn() const { return takenIn_; }
    int setAside() const { return setAside_; }

private:
    Result<void> reviewDirectory(StoreReader& reader, const QString& directory);
    Result<void> forgetLostDirectories(StoreReader& reader);
    void reviewFile(const QString& name);
    bool ofThisSession(const QString& path) const;

    const Setup setup_;
    int takenIn_ = 0;
    int setAside_ = 0;
};

/// Whether older sessions have recorded, but nothing of theirs lies here. What this session writes does not count: it
/// may write where a disk should be mounted. Blocks on the disk.
bool recordingsMissing(const QString& directory, UtcTime sessionStart, const RecordingTotals& known);
/// What is said then.
Error recordingsAreMissing(const QString& directory);

}  // namespace pitwatch
