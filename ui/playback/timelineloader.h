#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>

#include <recording/playbacksource.h>

#include "timelinecontent.h"

namespace pitwatch {
class AsyncReader;
}

namespace pitwatch::ui {

/// Looks up what a timeline shows, a moment after it was asked and again every few seconds, and keeps the newest
/// answer. Lives on the GUI thread; the store and recorders are read on others.
class TimelineLoader final : public QObject {
    Q_OBJECT

public:
    /// Null: there is no history, or nothing to play back.
    TimelineLoader(AsyncReader* history, std::shared_ptr<PlaybackSource> source, QObject* parent = nullptr);
    ~TimelineLoader() override;

    void show(const std::vector<CameraKey>& cameras, const Period& period);
    /// Nobody looks: nothing is looked up.
    void setActive(bool active);
    /// After something was written.
    void refresh();

    const TimelineContent& content() const { return content_; }
    bool busy() const { return waiting_ > 0; }

Q_SIGNALS:
    void changed();

private:
    void look();
    void lookForCoverage(const CameraKey& camera, const Period& period);
    void lookForMarks(const Period& period);
    void answered();

    AsyncReader* history_;
    const std::shared_ptr<PlaybackSource> source_;
    std::vector<CameraKey> cameras_;
    Period period_;
    TimelineContent content_;
    QTimer settle_;
    QTimer again_;
    QThreadPool pool_;
    int round_ = 0;
    int waiting_ = 0;
    bool active_ = false;
};

}  // namespace pitwatch::ui
