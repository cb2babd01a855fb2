#pragma once

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <feed/feedplugin.h>
#include <feed/perceptionfile.h>
#include <feed/perceptionledger.h>

#include "exchangefolder.h"
#include "exchangesettings.h"

namespace pitwatch::mtt1201 {

/// Takes the files of one exchange folder as they become complete and hands what is in them to the sink. Lives on the
/// feed's thread; looks when the system gives notice and every few seconds besides, because shared folders give none.
class ExchangeWorker final : public QObject {
    Q_OBJECT

public:
    ExchangeWorker(FeedContext context, const ExchangeSettings& settings);

    void start();

private:
    using Entry = ExchangeFolder::Entry;
    using Shelf = ExchangeFolder::Shelf;

    /// A file that cannot be taken yet, or could not be put away.
    struct Waiting {
        UtcTime since;
        qint64 size = -1;
        qint64 modified = -1;
        bool stuck = false;
    };

    void scan();
    void updateLink();
    void updateWatches();
    void handle(const Entry& entry);
    bool mayBeComplete(const Entry& entry);
    void wait(const Entry& entry, const QString& reason);
    void take(const Entry& entry, const QByteArray& content);
    void settle(const Entry& entry, PerceptionReading reading, const QByteArray& content, UtcTime receivedAt);
    void deliver(PerceptionReading reading, UtcTime receivedAt);
    void noteOnce(const PerceptionReading& reading);
    void refuse(const Entry& entry, const QString& reason, const QByteArray& content);
    void reject(const Entry& entry, const QString& reason, const QString& details, const QByteArray& content);
    void check(const Entry& entry, const Result<void>& putAway);

    const FeedContext context_;
    const ExchangeSettings settings_;
    const PerceptionLimits limits_;
    ExchangeFolder folder_;
    PerceptionLedger ledger_;
    QFileSystemWatcher watcher_;
    QTimer soon_;    ///< gathers notices
    QTimer rescan_;  ///< looks without notice
    QHash<QString, Waiting> waiting_;
    QSet<QString> noted_;
    std::optional<bool> connected_;
    int taken_ = 0;  ///< in this pass
};

}  // namespace pitwatch::mtt1201
