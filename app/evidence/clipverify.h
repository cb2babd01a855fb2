#pragma once

#include <QString>

#include <vector>

namespace pitwatch {

/// What became of one video file.
struct VerifiedFile {
    QString path;
    QString problem;  ///< empty: it is the file that was written
};

struct Verification {
    std::vector<VerifiedFile> files;
    QString problem;  ///< the sidecar itself is unusable; empty: it is not

    bool ok() const;
};

/// Compares the files that a sidecar or manifest names with their SHA-256. Blocks on the disk; any thread.
Verification verifyEvidence(const QString& sidecar);

}  // namespace pitwatch
