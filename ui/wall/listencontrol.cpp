#include "listencontrol.h"

#include "wallcanvas.h"

namespace pitwatch::ui {

namespace {
constexpr std::chrono::milliseconds kReview{500};
}

ListenControl::ListenControl(WallCanvas& canvas, PageTools& tools, OpenSpeaker openSpeaker)
    : QObject(&canvas),
      canvas_(canvas),
      openSpeaker_(std::move(openSpeaker)),
      action_(tools.add(tr("Listen"), QStringLiteral("sound"), {Qt::Key_H},
                        tr("Hear the camera of the chosen tile; another tile, another sound")))
{
    action_->setCheckable(true);
    connect(action_, &QAction::toggled, this, &ListenControl::follow);
    connect(&canvas_, &WallCanvas::shownChanged, this, &ListenControl::follow);
    connect(&timer_, &QTimer::timeout, this, &ListenControl::review);
}

ListenControl::~ListenControl() = default;

void ListenControl::follow()
{
    const WallState& state = canvas_.state();
    std::optional<CameraKey> camera;
    if (action_->isChecked()) camera = state.camera(state.full().value_or(state.focused()));
    if (camera != heard_) listenTo(camera);
}

void ListenControl::listenTo(const std::optional<CameraKey>& camera)
{
    speaker_.reset();
    if (listener_) {
        listener_->stop();
        stopping_.push_back(std::move(listener_));
    }
    saidLast_.clear();
    heard_ = camera;
    const Camera* known = camera ? canvas_.tiles().sources().region->camera(*camera) : nullptr;
    if (known) {
        // Cameras send sound with their main stream, often not with the other.
        listener_ = std::make_unique<CameraListener>(
            StreamRequest{.url = known->mainUrl, .transport = known->transport, .label = known->name, .fileEpoch = {}});
        speaker_ = openSpeaker_(listener_->sound());
        if (!speaker_) {
            Q_EMIT said(tr("This seat has no loudspeaker"));
            action_->setChecked(false);
            return;
        }
    }
    canvas_.damage(canvas_.tiles().setHeard(heard_));
    timer_.start(kReview);
}

void ListenControl::review()
{
    std::erase_if(stopping_, [](const auto& listener) { return listener->finished(); });
    if (!listener_) {
        if (stopping_.empty()) timer_.stop();
        return;
    }
    const QString problem = problemOf(listener_->status());
    if (!problem.isEmpty() && problem != saidLast_) Q_EMIT said(problem);
    saidLast_ = problem;
}

QString ListenControl::problemOf(const CameraListener::Status& status) const
{
    switch (status.phase) {
        case CameraListener::Phase::Silent:
            return tr("This camera sends no sound");
        case CameraListener::Phase::Failed:
            return tr("The camera cannot be heard: %1").arg(status.reason);
        case CameraListener::Phase::Connecting:
        case CameraListener::Phase::Listening:
            break;
    }
    return {};
}

}  // namespace pitwatch::ui
