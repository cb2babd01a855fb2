#include "ptzcamera.h"

#include <algorithm>

#include <core/logging.h>

namespace pitwatch {

using namespace std::chrono_literals;

PtzCamera::PtzCamera(OnvifAddress address, const Clock& clock, Options options, QObject* parent)
    : QObject(parent),
      address_(std::move(address)),
      clock_(clock),
      options_(options),
      soap_(address_, clock, options.soap)
{
    longest_.setSingleShot(true);
    connect(&longest_, &QTimer::timeout, this, &PtzCamera::stop);
}

void PtzCamera::open()
{
    if (state_ == State::Opening || state_ == State::Ready) return;
    enter(State::Opening);
    askClock();
}

void PtzCamera::enter(State state)
{
    state_ = state;
    Q_EMIT stateChanged();
}

void PtzCamera::fail(const QString& reason)
{
    qCWarning(logVideo).noquote() << "PTZ of" << address_.service.host() + QStringLiteral(": ") + reason;
    if (state_ == State::Opening) enter(State::Failed);
    Q_EMIT failed(reason);
}

void PtzCamera::ask(const QUrl& url, const SoapRequest& request, const Take& take)
{
    soap_.post(url, request, [this, take](const Result<QByteArray>& result) {
        if (result)
            take(result.value());
        else
            fail(result.error().message);
    });
}

void PtzCamera::askClock()
{
    // Many cameras refuse tokens that are older than seconds by their own clock, and many clocks are wrong. A camera
    // that does not tell its time is believed to have ours.
    soap_.post(address_.service, onvif::getSystemDateAndTime(), [this](const Result<QByteArray>& result) {
        if (!result && result.error().kind == ErrorKind::Unavailable) return fail(result.error().message);
        const auto theirs = result ? onvif::readDateAndTime(result.value()) : std::nullopt;
        soap_.setClockOffset(theirs ? *theirs - clock_.now() : 0us);
        askCapabilities();
    });
}

void PtzCamera::askCapabilities()
{
    soap_.post(address_.service, onvif::getCapabilities(), [this](const Result<QByteArray>& result) {
        if (!result && result.error().kind != ErrorKind::InvalidInput) return fail(result.error().message);
        const auto services = result ? onvif::readCapabilities(result.value()) : onvif::Services();
        services.ptz.isEmpty() ? askServices() : takeServices(services);
    });
}

void PtzCamera::askServices()
{
    ask(address_.service, onvif::getServices(),
        [this](const QByteArray& reply) { takeServices(onvif::readServices(reply)); });
}

void PtzCamera::takeServices(const onvif::Services& services)
{
    if (services.ptz.isEmpty() || services.media.isEmpty()) return fail(tr("the camera has no PTZ service"));
    media_ = serviceOnSameHost(address_.service, services.media);
    ptz_ = serviceOnSameHost(address_.service, services.ptz);
    askProfile();
}

void PtzCamera::askProfile()
{
    ask(media_, onvif::getProfiles(), [this](const QByteArray& reply) {
        profile_ = onvif::readPtzProfile(reply);
        if (profile_.isEmpty()) return fail(tr("no profile of the camera can be moved"));
        enter(State::Ready);
        askPresets();
        askStatus();
        pump();
    });
}

void PtzCamera::askPresets()
{
    ask(ptz_, onvif::getPresets(profile_), [this](const QByteArray& reply) {
        presets_ = onvif::readPresets(reply, options_.mostPresets);
        Q_EMIT presetsChanged();
    });
}

void PtzCamera::askStatus()
{
    // Not every camera knows where it looks; that is no failure.
    soap_.post(ptz_, onvif::getStatus(profile_), [this](const Result<QByteArray>& result) {
        status_ = result ? std::optional(onvif::readStatus(result.value())) : std::nullopt;
        Q_EMIT statusChanged();
    });
}

void PtzCamera::move(const PtzVelocity& velocity)
{
    const bool other = velocity != wanted_;
    wanted_ = velocity;
    if (velocity.still())
        longest_.stop();
    else if (other)
        longest_.start(options_.longestMove);
    pump();
}

void PtzCamera::pump()
{
    if (state_ != State::Ready || sending_ || wanted_ == sent_) return;
    sending_ = true;
    const PtzVelocity velocity = wanted_;
    const auto seconds = std::max(1s, std::chrono::ceil<std::chrono::seconds>(options_.longestMove));
    const SoapRequest request =
        velocity.still() ? onvif::stop(profile_) : onvif::continuousMove(profile_, velocity, seconds);
    soap_.post(ptz_, request, [this, velocity](const Result<QByteArray>& result) { moved(velocity, result); });
}

void PtzCamera::moved(const PtzVelocity& sent, const Result<QByteArray>& result)
{
    sending_ = false;
    sent_ = sent;
    if (!result) {
        // It may move or not: told to stop once, it stops by itself at the latest when its time is over.
        wanted_ = {};
        longest_.stop();
        fail(result.error().message);
    }
    if (sent.still()) askStatus();
    pump();
}

void PtzCamera::goToPreset(const QString& token)
{
    if (state_ != State::Ready) return;
    ask(ptz_, onvif::gotoPreset(profile_, token), [this](const QByteArray&) { askStatus(); });
}

void PtzCamera::storePreset(const QString& token, const QString& name)
{
    if (state_ != State::Ready) return;
    ask(ptz_, onvif::setPreset(profile_, token, name), [this](const QByteArray&) { askPresets(); });
}

}  // namespace pitwatch
