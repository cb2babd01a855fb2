#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

#include <core/result.h>

#include "exchangesettings.h"

namespace pitwatch::mtt1201 {

/// The file side of an exchange folder: what waits in it, reading with bounds, putting away. Folders of mines one
/// level below are looked into; symbolic links are never followed. Used from one thread.
///
/// done/ holds what was taken, unknown/ files of kinds without a table, reject/ what was refused, each with
/// <name>.reason.txt beside it.
class ExchangeFolder {
public:
    enum class Shelf { Done, Unknown, Reject };

    struct Entry {
        QString path;
        QString name;
        qint64 size = 0;
        qint64 modified = 0;  ///< ms since 1970
        bool regular = true;  ///< false: a link, a pipe or another special file
    };

    explicit ExchangeFolder(ExchangeSettings settings) : settings_(std::move(settings)) {}

    bool exists() const;
    /// The folder and those of the mines below it.
    QStringList folders() const;
    /// Files that are neither temporary nor hidden, ordered by name, at most `maximum`.
    std::vector<Entry> waiting(std::size_t maximum) const;

    /// The whole file when it is no larger than `maximum`; the last few bytes; nothing where it cannot be read.
    static std::optional<QByteArray> read(const QString& path, qint64 maximum);
    static std::optional<QByteArray> readTail(const QString& path, qint64 bytes);

    /// Moves the file to the shelf; for taken files with keep == 0, and when asked, removes it.
    Result<void> put(const Entry& entry, Shelf shelf);
    Result<void> reject(const Entry& entry, const QString& reason);
    static Result<void> remove(const Entry& entry);

    /// Removes the oldest files of all shelves beyond what is to be kept.
    void tidy();

private:
    QString shelfPath(Shelf shelf) const;
    QString freePath(Shelf shelf, const QString& name) const;
    Result<QString> moveTo(const Entry& entry, Shelf shelf) const;
    static void removeOldest(const QString& folder, int keep);

    const ExchangeSettings settings_;
};

}  // namespace pitwatch::mtt1201
