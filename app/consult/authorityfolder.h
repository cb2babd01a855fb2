#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QSslCertificate>
#include <QThreadPool>
#include <QTimer>

#include <optional>

namespace pitwatch {

/// The folder of other bureaus' certificates: read at start() and again whenever something in it changes, on a thread
/// of its own; made where it is missing. Lives on one thread with an event loop.
class AuthorityFolder final : public QObject {
    Q_OBJECT

public:
    /// `settled`: for so long nothing else has to change, because a file is there before it is whole.
    explicit AuthorityFolder(QString folder, std::chrono::milliseconds settled = std::chrono::seconds(1),
                             QObject* parent = nullptr);
    ~AuthorityFolder() override;

    void start();

Q_SIGNALS:
    /// Once after the start, and when they are other ones. See loadAuthorities().
    void changed(const QList<QSslCertificate>& authorities);

private:
    void read();
    void take(const QList<QSslCertificate>& found, const QStringList& files);

    const QString folder_;
    QFileSystemWatcher watcher_;
    QTimer settle_;
    std::optional<QList<QSslCertificate>> known_;
    QThreadPool worker_;  ///< ends first
};

}  // namespace pitwatch
