#include "devicetrial.h"

#include <QAudioDevice>
#include <QHBoxLayout>
#include <QMediaDevices>
#include <QVBoxLayout>

#include <algorithm>

namespace pitwatch::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTileHeight = 150;

std::optional<QAudioDevice> outputOf(const QString& id)
{
    const QList<QAudioDevice> outputs = QMediaDevices::audioOutputs();
    const auto found = std::find_if(outputs.begin(), outputs.end(),
                                    [&id](const QAudioDevice& device) { return QString::fromUtf8(device.id()) == id; });
    return found == outputs.end() ? std::nullopt : std::optional(*found);
}

PeerInfo infoOf(const ConsultMedia& media)
{
    PeerInfo info;
    info.name = DeviceTrial::tr("Trial");
    info.role = PeerRole::Speaker;
    info.media = {media.microphoneOn, media.picture == ConsultPicture::Camera, false};
    return info;
}

}  // namespace

DeviceTrial::DeviceTrial(ConsultDesk& desk, Choice choice, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      choice_(std::move(choice)),
      toggle_(new QPushButton(tr("Try camera and microphone"))),
      tile_(new ParticipantTile(infoOf(choice_()), true, theme))
{
    toggle_->setCheckable(true);
    toggle_->setToolTip(tr("See and hear oneself before others do; nobody else does meanwhile"));
    toggle_->setEnabled(desk_.mediaObjection().isEmpty());
    auto* tone = new QPushButton(tr("Test tone"));
    tone->setToolTip(tr("A tone on the chosen loudspeaker"));
    connect(toggle_, &QPushButton::toggled, this, &DeviceTrial::setOn);
    connect(tone, &QPushButton::clicked, this, &DeviceTrial::playTone);
    connect(&desk_, &ConsultDesk::sessionChanged, this, [this] {
        if (desk_.opening() || desk_.session() != nullptr) toggle_->setChecked(false);
    });
    auto* row = new QHBoxLayout;
    row->addWidget(toggle_);
    row->addWidget(tone);
    row->addStretch(1);
    tile_->setFixedHeight(kTileHeight);
    tile_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    column->addLayout(row);
    column->addWidget(tile_);
}

DeviceTrial::~DeviceTrial() = default;

void DeviceTrial::setOn(bool on)
{
    stop();
    if (on) start();
    tile_->setVisible(isOn());
}

void DeviceTrial::start()
{
    engine_ = desk_.makeEngine();
    if (!engine_) return toggle_->setChecked(false);
    ConsultMedia media = choice_();
    media.ownView = true;
    tile_->setInfo(infoOf(media));
    connect(engine_.get(), &ConsultEngine::frame, tile_, [this](const QString& id, const QVideoFrame& frame) {
        if (id.isEmpty()) tile_->show(frame);
    });
    connect(engine_.get(), &ConsultEngine::level, tile_, [this](const QString& id, double decibels) {
        if (id.isEmpty()) tile_->setLevel(decibels);
    });
    connect(engine_.get(), &ConsultEngine::failed, this, &DeviceTrial::said);
    engine_->start(media);
}

void DeviceTrial::stop()
{
    engine_.reset();
}

void DeviceTrial::choiceChanged()
{
    if (isOn()) setOn(true);
}

void DeviceTrial::playTone()
{
    const std::optional<QAudioDevice> output = outputOf(choice_().sources.speaker);
    if (!output) return Q_EMIT said(tr("No loudspeaker is chosen: the tone cannot be played."));
    delete std::exchange(tone_, new QSoundEffect(*output, this));
    tone_->setSource(QUrl(u"qrc:/sounds/grade4.wav"_s));
    tone_->play();
}

void DeviceTrial::hideEvent(QHideEvent* event)
{
    toggle_->setChecked(false);
    QWidget::hideEvent(event);
}

}  // namespace pitwatch::ui
