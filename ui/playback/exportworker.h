#pragma once

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <vector>

#include <recording/recordingexport.h>
#include <region/region.h>

namespace pitwatch::ui {

/// Exports a span of some cameras into files, one after the other, away from the GUI thread. One export at a time.
/// Lives on the GUI thread; every signal comes there.
class ExportWorker final : public QObject {
    Q_OBJECT

public:
    ExportWorker(std::shared_ptr<PlaybackSource> source, std::shared_ptr<const Region> region,
                 QObject* parent = nullptr);
    ~ExportWorker() override;

    /// `folder` exists. Cameras without a recording in the span are passed over and named in the end.
    void start(const std::vector<CameraKey>& cameras, const Period& span, const QString& folder);
    void cancel();
    bool busy() const { return cancelled_ != nullptr; }
    int percent() const { return percent_->load(); }

Q_SIGNALS:
    void busyChanged(bool busy);
    /// Files that were written; what was left out, a line each.
    void finished(const QStringList& files, const QStringList& problems);

private:
    struct Outcome {
        QStringList files;
        QStringList problems;
    };

    QString fileName(const CameraKey& camera, const Period& span) const;
    void exportAll(const std::vector<CameraKey>& cameras, const Period& span, const QString& folder,
                   const CancelFlag& cancelled);

    const std::shared_ptr<PlaybackSource> source_;
    const std::shared_ptr<const Region> region_;
    std::shared_ptr<std::atomic<bool>> cancelled_;  ///< of the running export
    const std::shared_ptr<std::atomic<int>> percent_ = std::make_shared<std::atomic<int>>(0);
    QThreadPool pool_;
};

}  // namespace pitwatch::ui
