#pragma once

#include <deque>

#include "cameraclip.h"
#include "cliprecorder.h"
#include "clipsidecar.h"

namespace pitwatch {

/// One request on its way to the disk: its cameras, then the sidecars. Of the recorder's thread.
class ClipJob {
public:
    /// `name`: what the files of the request begin with.
    ClipJob(const ClipRecorder::Setup& setup, ClipRequest request, int number, QString name);

    const ClipRequest& request() const { return request_; }
    /// True when everything is written that will come.
    bool advance(UtcTime now);
    /// Sidecars and manifest; what is to be told.
    ClipNews finish();

private:
    QString baseOf(const CameraKey& camera) const;
    void prepare();
    bool describe(const ClipFile& file, ClipNews& news) const;
    void describeSet(const std::vector<ClipFile>& files, ClipNews& news) const;
    QString cameraName(const CameraKey& camera) const;

    const ClipRecorder::Setup& setup_;
    const ClipRequest request_;
    const int number_;
    const QString name_;
    bool prepared_ = false;
    std::deque<CameraClip> clips_;
    QStringList problems_;
};

}  // namespace pitwatch
