#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <optional>

#include <recording/playbacksource.h>

namespace pitwatch::ui {

/// Small pictures of recorded moments, decoded away from the GUI thread and kept (bounded). Only the newest wish
/// counts: whoever moves the mouse quickly waits for one picture, not for all. GUI thread.
class ThumbnailMaker final : public QObject {
    Q_OBJECT

public:
    static constexpr QSize kSize{208, 117};

    explicit ThumbnailMaker(std::shared_ptr<PlaybackSource> source, QObject* parent = nullptr);
    ~ThumbnailMaker() override;

    /// Pictures this close together (on the time axis) are the same.
    void setStep(Micros step);
    /// The picture when it is known; otherwise made() follows, with a null picture where there is none.
    std::optional<QImage> ask(const CameraKey& camera, UtcTime time);

Q_SIGNALS:
    void made(const pitwatch::CameraKey& camera, const QImage& image);

private:
    struct Wish {
        CameraKey camera;
        UtcTime time;
        bool operator==(const Wish&) const = default;
    };

    QString name(const Wish& wish) const;
    void make(const Wish& wish);
    void answer(const Wish& wish, const QImage& image, bool lasting);

    const std::shared_ptr<PlaybackSource> source_;
    const std::shared_ptr<std::atomic<bool>> cancelled_ = std::make_shared<std::atomic<bool>>(false);
    QCache<QString, QImage> cache_;
    Micros step_ = std::chrono::seconds(1);
    std::optional<Wish> running_;
    std::optional<Wish> next_;
    QThreadPool pool_;
};

}  // namespace pitwatch::ui
