#include "devicereturn.h"

#include <QAudioDevice>
#include <QCameraDevice>

#include <algorithm>

namespace pitwatch::ui {

namespace {

constexpr std::chrono::milliseconds kSettled{1000};

template <typename Devices>
bool contains(const Devices& devices, const QString& id)
{
    return std::any_of(devices.begin(), devices.end(),
                       [raw = id.toUtf8()](const auto& device) { return device.id() == raw; });
}

}  // namespace

ConsultDevices presentDevices(const ConsultSources& sources)
{
    ConsultDevices present;
    present.setFlag(ConsultDevice::Camera, contains(QMediaDevices::videoInputs(), sources.camera));
    present.setFlag(ConsultDevice::Microphone, contains(QMediaDevices::audioInputs(), sources.microphone));
    present.setFlag(ConsultDevice::Speaker, contains(QMediaDevices::audioOutputs(), sources.speaker));
    return present;
}

DeviceReturn::DeviceReturn(ConsultSession& session, QObject* parent, Present present)
    : QObject(parent), session_(session), present_(std::move(present))
{
    settle_.setSingleShot(true);
    settle_.setInterval(kSettled);
    connect(&settle_, &QTimer::timeout, this, &DeviceReturn::look);
    connect(&devices_, &QMediaDevices::videoInputsChanged, this, &DeviceReturn::noteChange);
    connect(&devices_, &QMediaDevices::audioInputsChanged, this, &DeviceReturn::noteChange);
    connect(&devices_, &QMediaDevices::audioOutputsChanged, this, &DeviceReturn::noteChange);
}

void DeviceReturn::look()
{
    if (session_.lost()) session_.tryAgain(present_(session_.sources()));
}

}  // namespace pitwatch::ui
