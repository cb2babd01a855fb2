#pragma once

#include <QByteArray>
#include <QString>

#include <core/result.h>

namespace pitwatch::sim {

/// An exchange folder as a mine's exporter fills it: each file is written under a name that no receiver takes, then
/// renamed. Of the files that nobody collected, the newest `keep` stay. One thread.
class ExchangeFolder {
public:
    explicit ExchangeFolder(QString directory, int keep = 120) : directory_(std::move(directory)), keep_(keep) {}

    const QString& directory() const { return directory_; }
    /// Makes the folder when it is missing.
    Result<void> put(const QString& name, const QByteArray& text);
    /// Removes the oldest perception-data files above the bound; nothing else in the folder is touched.
    void cleanUp();

private:
    QString directory_;
    int keep_;
};

}  // namespace pitwatch::sim
