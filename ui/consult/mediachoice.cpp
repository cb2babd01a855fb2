#include "mediachoice.h"

#include <QAudioDevice>
#include <QCameraDevice>
#include <QFormLayout>

#include <ui/common/theme.h>

namespace pitwatch::ui {

using namespace Qt::StringLiterals;

namespace {

const QString kCamera = u"consult.camera"_s;
const QString kMicrophone = u"consult.microphone"_s;
const QString kSpeaker = u"consult.speaker"_s;
const QString kCodec = u"consult.codec"_s;
const QString kNone = u"none"_s;
const QString kTest = u"test"_s;

template <typename Devices>
QList<std::pair<QString, QByteArray>> named(const Devices& devices)
{
    QList<std::pair<QString, QByteArray>> list;
    for (const auto& device : devices) list.append({device.description(), device.id()});
    return list;
}

}  // namespace

MediaChoice::MediaChoice(UiState& state, QWidget* parent) : QWidget(parent), state_(state)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space(4));
    form->setVerticalSpacing(space(2));
    camera_ = addChoice(tr("Camera"), kCamera);
    microphone_ = addChoice(tr("Microphone"), kMicrophone);
    speaker_ = addChoice(tr("Loudspeaker"), kSpeaker);
    codec_ = addChoice(tr("Picture codec"), kCodec);
    codec_->addItem(u"VP8"_s, int(ConsultCodec::Vp8));
    codec_->addItem(u"H.264"_s, int(ConsultCodec::H264));
    codec_->setCurrentIndex(std::max(0, codec_->findData(state_.value(kCodec, int(ConsultCodec::Vp8)).toInt())));
    connect(&devices_, &QMediaDevices::videoInputsChanged, this, qOverload<>(&MediaChoice::fill));
    connect(&devices_, &QMediaDevices::audioInputsChanged, this, qOverload<>(&MediaChoice::fill));
    connect(&devices_, &QMediaDevices::audioOutputsChanged, this, qOverload<>(&MediaChoice::fill));
    fill();
}

QComboBox* MediaChoice::addChoice(const QString& label, const QString& key)
{
    auto* box = new QComboBox;
    box->setAccessibleName(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    static_cast<QFormLayout*>(layout())->addRow(label, box);
    connect(box, &QComboBox::currentIndexChanged, this, [this, box, key] {
        if (filling_) return;
        state_.setValue(key, box->currentData());
        Q_EMIT changed();
    });
    return box;
}

void MediaChoice::fill()
{
    filling_ = true;
    fill(*camera_, kCamera, named(QMediaDevices::videoInputs()), tr("Test picture"));
    fill(*microphone_, kMicrophone, named(QMediaDevices::audioInputs()), tr("Test tone"));
    fill(*speaker_, kSpeaker, named(QMediaDevices::audioOutputs()), {});
    filling_ = false;
    Q_EMIT changed();
}

void MediaChoice::fill(QComboBox& box, const QString& key, const QList<std::pair<QString, QByteArray>>& devices,
                       const QString& test)
{
    box.clear();
    for (const auto& [name, id] : devices) box.addItem(name, QString::fromUtf8(id));
    box.addItem(devices.isEmpty() ? tr("None found") : tr("None"), kNone);
    if (!test.isEmpty()) box.addItem(test, kTest);
    // What was chosen before; else the first device.
    box.setCurrentIndex(std::max(0, box.findData(state_.value(key))));
}

bool MediaChoice::isTest(const QComboBox& box)
{
    return box.currentData().toString() == kTest;
}

QString MediaChoice::deviceOf(const QComboBox& box)
{
    const QString chosen = box.currentData().toString();
    return chosen == kNone || chosen == kTest ? QString() : chosen;
}

ConsultMedia MediaChoice::media(ConsultMedia base) const
{
    base.sources.camera = deviceOf(*camera_);
    base.sources.microphone = deviceOf(*microphone_);
    base.sources.speaker = deviceOf(*speaker_);
    base.sources.testPicture = isTest(*camera_);
    base.sources.testSound = isTest(*microphone_);
    base.codec = ConsultCodec(codec_->currentData().toInt());
    const bool seen = base.sources.testPicture || !base.sources.camera.isEmpty();
    base.picture = seen ? ConsultPicture::Camera : ConsultPicture::Off;
    base.microphoneOn = base.sources.testSound || !base.sources.microphone.isEmpty();
    return base;
}

}  // namespace pitwatch::ui
