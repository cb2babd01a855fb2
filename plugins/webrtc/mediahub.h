#pragma once

#include <QObject>
#include <QTimer>

#include <memory>

#include <core/result.h>

#include "encodedfan.h"
#include "enginevoice.h"
#include "reaper.h"
#include "recordtap.h"
#include "soundmixer.h"

namespace pitwatch::webrtc {

/// What every part of a consultation needs.
struct CallTools {
    std::shared_ptr<Reaper> reaper;
    std::shared_ptr<const MediaTime> time;
    std::shared_ptr<EngineVoice> voice;
    std::shared_ptr<EncodedFan> fan = std::make_shared<EncodedFan>();
    std::shared_ptr<SoundMixer> mixer = std::make_shared<SoundMixer>();
    std::shared_ptr<RecordTap> tap = std::make_shared<RecordTap>();
    std::shared_ptr<SoundMixer> recordedMix = std::make_shared<SoundMixer>();  ///< everybody, ourselves too
};

/// Our own picture and sound: the pipeline that encodes them once and plays the peers' sound. A device that does not
/// work is told and then left out. Lives on the call's thread.
class MediaHub : public QObject {
    Q_OBJECT

public:
    explicit MediaHub(const CallTools& tools);
    ~MediaHub() override;

    void start(const ConsultMedia& media);
    void setPicture(ConsultPicture picture);
    void setMicrophone(bool on);
    void setSources(const ConsultSources& sources);
    void pushPicture(const QImage& image);
    void setBitrate(int bitsPerSecond);
    /// Of a hundred packets, on the worst way.
    void setSoundLoss(int percent);
    const ConsultMedia& media() const { return media_; }

private:
    void build();
    void openDevices();
    void connectSinks();
    void applyShutters();
    void tellSoundLoss();
    void repeatPushed();
    void pipelineFailed(const QString& element, const QString& reason);
    std::shared_ptr<GstElement> takeDown();
    void end();

    const CallTools tools_;
    ConsultMedia media_;
    ElementPtr pipeline_;
    std::shared_ptr<Mailbox> mailbox_;  ///< of this pipeline, or of the one that is to come
    std::shared_ptr<PicturePost> own_;
    int bitrate_ = 0;
    int soundLoss_ = 0;
    QImage pushed_;
    QTimer repeat_;
};

}  // namespace pitwatch::webrtc
