#include "webrtcengine.h"

#include <atomic>

#include <consult/sdpcheck.h>

#include "handover.h"
#include "webrtclog.h"

namespace pitwatch::webrtc {

Q_LOGGING_CATEGORY(logWebrtc, "pitwatch.consult.webrtc")

namespace {

constexpr int kMostPushedWaiting = 2;
constexpr int kLargestPushed = 4096;
constexpr int kCarriedCandidate = 1024;  ///< more than any that is taken

}  // namespace

WebrtcEngine::WebrtcEngine(std::shared_ptr<Reaper> reaper, std::shared_ptr<const MediaTime> time)
    : tools_{std::move(reaper), std::move(time), std::make_shared<EngineVoice>(this)},
      thread_(new QThread),
      desk_(new CallDesk(tools_))
{
    thread_->setObjectName(QStringLiteral("consultation"));
    desk_->moveToThread(thread_);
    QObject::connect(thread_, &QThread::finished, desk_, &QObject::deleteLater);
    thread_->start();
}

WebrtcEngine::~WebrtcEngine()
{
    tools_.voice->close();
    tools_.tap->close();
    thread_->quit();
    tools_.reaper->run([thread = thread_] {
        thread->wait();
        delete thread;
    });
}

void WebrtcEngine::start(const ConsultMedia& media)
{
    started_ = true;
    postTo(desk_, [desk = desk_, media] { desk->start(media); });
}

void WebrtcEngine::setPicture(ConsultPicture picture)
{
    postTo(desk_, [desk = desk_, picture] { desk->setPicture(picture); });
}

void WebrtcEngine::setMicrophone(bool on)
{
    postTo(desk_, [desk = desk_, on] { desk->setMicrophone(on); });
}

void WebrtcEngine::setSources(const ConsultSources& sources)
{
    postTo(desk_, [desk = desk_, sources] { desk->setSources(sources); });
}

void WebrtcEngine::pushPicture(const QImage& image, UtcTime time)
{
    if (image.isNull() || image.width() > kLargestPushed || image.height() > kLargestPushed) return;
    if (time < newestPushed_ || *pushedWaiting_ >= kMostPushedWaiting) return;
    newestPushed_ = time;
    ++*pushedWaiting_;
    postTo(desk_, [desk = desk_, image, waiting = pushedWaiting_] {
        --*waiting;
        desk->pushPicture(image);
    });
}

void WebrtcEngine::addPeer(const ConsultPeer& peer)
{
    postTo(desk_, [desk = desk_, peer] { desk->addPeer(peer); });
}

void WebrtcEngine::removePeer(const QString& id)
{
    postTo(desk_, [desk = desk_, id] { desk->removePeer(id); });
}

void WebrtcEngine::setPlayed(const QString& peer, bool sound, bool picture)
{
    postTo(desk_, [desk = desk_, peer, played = Played{sound, picture}] { desk->setPlayed(peer, played); });
}

void WebrtcEngine::setRank(const QString& peer, ConsultRank rank)
{
    postTo(desk_, [desk = desk_, peer, rank] { desk->setRank(peer, rank); });
}

Result<void> WebrtcEngine::startRecording(std::shared_ptr<RecordingSink> sink)
{
    if (!started_ || !sink) return Error{ErrorKind::Unavailable, QStringLiteral("the engine was not started"), {}};
    if (!tools_.tap->open(std::move(sink)))
        return Error{ErrorKind::Exhausted, QStringLiteral("a recording runs already"), {}};
    postTo(desk_, [desk = desk_] { desk->startRecording(); });
    return {};
}

void WebrtcEngine::stopRecording()
{
    tools_.tap->close();
    postTo(desk_, [desk = desk_] { desk->stopRecording(); });
}

void WebrtcEngine::probe()
{
    postTo(desk_, [voice = tools_.voice] { voice->say([](ConsultEngine& engine) { Q_EMIT engine.probed(); }); });
}

void WebrtcEngine::receive(const ConsultSignal& signal)
{
    // What is too long is refused and counted there; no more of it than that needs is carried.
    ConsultSignal carried = signal;
    carried.sdp.truncate(sdpbounds::kCharacters + 1);
    carried.candidate.truncate(kCarriedCandidate);
    postTo(desk_, [desk = desk_, carried] { desk->receive(carried); });
}

}  // namespace pitwatch::webrtc
