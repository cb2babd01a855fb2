#include "devicemenu.h"

#include <QActionGroup>
#include <QAudioDevice>
#include <QCameraDevice>
#include <QMediaDevices>

#include <algorithm>

#include "consultwords.h"

namespace pitwatch::ui {

namespace {

bool isTest(ConsultDevice kind, const ConsultSources& sources)
{
    return (kind == ConsultDevice::Camera && sources.testPicture) ||
           (kind == ConsultDevice::Microphone && sources.testSound);
}

}  // namespace

DeviceMenu::DeviceMenu(ConsultSession& session, QWidget* parent) : QMenu(parent), session_(session)
{
    connect(this, &QMenu::aboutToShow, this, &DeviceMenu::fill);
}

void DeviceMenu::fill()
{
    clear();
    if (!session_.hasMedia()) {
        addAction(tr("Without a media engine there are no devices"))->setEnabled(false);
        return;
    }
    const auto named = [](const auto& devices) {
        std::vector<Line> lines;
        for (const auto& device : devices) lines.push_back({device.description(), QString::fromUtf8(device.id())});
        return lines;
    };
    add(ConsultDevice::Camera, &ConsultSources::camera, named(QMediaDevices::videoInputs()));
    add(ConsultDevice::Microphone, &ConsultSources::microphone, named(QMediaDevices::audioInputs()));
    add(ConsultDevice::Speaker, &ConsultSources::speaker, named(QMediaDevices::audioOutputs()));
}

void DeviceMenu::add(ConsultDevice kind, QString ConsultSources::*place, std::vector<Line> lines)
{
    const ConsultSources& sources = session_.sources();
    const QString& chosen = sources.*place;
    const bool known =
        std::any_of(lines.begin(), lines.end(), [&chosen](const Line& line) { return line.id == chosen; });
    if (!known && !chosen.isEmpty()) lines.push_back({chosen, chosen});
    lines.push_back({tr("None"), {}});
    addTitle(deviceNames(kind));
    auto* group = new QActionGroup(this);
    for (const Line& line : lines) {
        const bool isChosen = line.id == chosen && !isTest(kind, sources);
        const bool failed = isChosen && session_.lost().testFlag(kind);
        QAction* action = addAction(failed ? tr("%1 (failed; take it again)").arg(line.name) : line.name, this,
                                    [this, kind, place, id = line.id] { choose(kind, place, id); });
        action->setCheckable(true);
        action->setChecked(isChosen && !failed);
        group->addAction(action);
    }
}

/// Styles leave out the text of a section.
void DeviceMenu::addTitle(const QString& text)
{
    if (!actions().isEmpty()) addSeparator();
    QAction* title = addAction(text);
    title->setEnabled(false);
    QFont bold = font();
    bold.setBold(true);
    title->setFont(bold);
}

void DeviceMenu::choose(ConsultDevice kind, QString ConsultSources::*place, const QString& id)
{
    ConsultSources sources = session_.sources();
    const bool same = sources.*place == id && !isTest(kind, sources);
    if (same) return session_.tryAgain(kind);
    sources.*place = id;
    if (kind == ConsultDevice::Camera) sources.testPicture = false;
    if (kind == ConsultDevice::Microphone) sources.testSound = false;
    session_.openDevices(sources);
}

}  // namespace pitwatch::ui
