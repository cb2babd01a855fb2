#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <set>

#include <core/result.h>

#include "minuteskeeper.h"
#include "minuteslist.h"

namespace pitwatch {

/// The minutes of all consultations, a file each in one folder. Lives on one thread, which never waits for the disk:
/// one worker writes, another reads, and answers come back on the thread of this object unless the one who asked is
/// gone by then. The destructor writes what still waits.
class MinutesFolder final : public QObject {
    Q_OBJECT

public:
    using ListAnswer = std::function<void(MinutesList)>;
    using MinutesAnswer = std::function<void(Result<Minutes>)>;

    /// `pause`: at least this long between two rounds of writing, and at most this much is lost by a crash.
    explicit MinutesFolder(QString folder, QObject* parent = nullptr,
                           std::chrono::milliseconds pause = std::chrono::seconds(1));

    /// Why minutes lie in no file at the moment; nothing: they do.
    const std::optional<Error>& trouble() const { return trouble_; }

    /// Call it as often as the room changes, and once when it is closed.
    void keep(Minutes minutes);

    /// All that was kept before is in the answer.
    void list(QObject* context, ListAnswer done, std::size_t most = MinutesQuery{}.most);
    void findByCase(const QString& caseId, QObject* context, ListAnswer done);
    void load(const QString& file, QObject* context, MinutesAnswer done);

Q_SIGNALS:
    /// A file cannot be written; it is tried again until it can. Said once for each time that it begins to fail.
    void keepFailed(const pitwatch::Error& error);
    /// All that could not be written now is.
    void keptAgain();

private:
    void search(const MinutesQuery& query, QObject* context, ListAnswer done);
    void answer(std::function<void()> call);
    void follow(const std::optional<Error>& trouble);

    const QString folder_;
    std::optional<Error> trouble_;
    std::set<QString> open_;  ///< files of the consultations that go on
    MinutesKeeper keeper_;    ///< last: its thread sees the others
};

}  // namespace pitwatch
