#pragma once

#include <QObject>
#include <QTimer>

#include <optional>

#include "soapclient.h"

namespace pitwatch {

/// A camera that can be moved, over ONVIF. Never left moving: each move ends by itself at the camera after
/// `longestMove` and is stopped from here at the same time, whatever happens to keys and windows. Asynchronous; lives
/// on the thread that made it; the clock outlives it.
class PtzCamera final : public QObject {
    Q_OBJECT

public:
    enum class State { Closed, Opening, Ready, Failed };

    struct Options {
        std::chrono::milliseconds longestMove{5000};
        std::size_t mostPresets = 300;
        SoapClient::Options soap{};
    };

    PtzCamera(OnvifAddress address, const Clock& clock, Options options, QObject* parent = nullptr);

    /// Learns the camera's clock, services, profile and presets. Does nothing while that goes on or when it is done.
    void open();
    State state() const { return state_; }
    const std::vector<PtzPreset>& presets() const { return presets_; }
    const std::optional<PtzStatus>& status() const { return status_; }

    /// Moves until told otherwise; only the newest velocity counts.
    void move(const PtzVelocity& velocity);
    void stop() { move({}); }
    bool moving() const { return !wanted_.still(); }
    void goToPreset(const QString& token);
    /// Keeps the present direction under a preset; an empty token makes a new one.
    void storePreset(const QString& token, const QString& name);

Q_SIGNALS:
    void stateChanged();
    void presetsChanged();
    void statusChanged();
    /// A command did not work; the words can be shown.
    void failed(const QString& reason);

private:
    using Take = std::function<void(const QByteArray&)>;

    void ask(const QUrl& url, const SoapRequest& request, const Take& take);
    void askClock();
    void askCapabilities();
    void askServices();
    void takeServices(const onvif::Services& services);
    void askProfile();
    void askPresets();
    void askStatus();
    void enter(State state);
    void fail(const QString& reason);
    void pump();
    void moved(const PtzVelocity& sent, const Result<QByteArray>& result);

    const OnvifAddress address_;
    const Clock& clock_;
    const Options options_;
    SoapClient soap_;
    State state_ = State::Closed;
    QUrl media_;
    QUrl ptz_;
    QString profile_;
    std::vector<PtzPreset> presets_;
    std::optional<PtzStatus> status_;
    PtzVelocity wanted_;
    PtzVelocity sent_;
    bool sending_ = false;
    QTimer longest_;
};

}  // namespace pitwatch
