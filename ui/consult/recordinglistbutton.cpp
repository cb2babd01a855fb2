#include "recordinglistbutton.h"

#include <QDesktopServices>
#include <QFile>
#include <QMenu>
#include <QUrl>

#include <ui/common/format.h>

namespace pitwatch::ui {

using namespace Qt::StringLiterals;

namespace {

QString stateText(RecordedState state)
{
    switch (state) {
        case RecordedState::Running:
            return RecordingListButton::tr("goes on");
        case RecordedState::Complete:
            return RecordingListButton::tr("complete");
        case RecordedState::Interrupted:
            return RecordingListButton::tr("broke off");
        case RecordedState::Failed:
            break;
    }
    return RecordingListButton::tr("failed");
}

QString nameText(const RecordingNote& note)
{
    if (note.mixed) return RecordingListButton::tr("Sound of everybody");
    return note.picture.isEmpty() ? RecordingListButton::tr("%1, sound only").arg(note.name) : note.name;
}

}  // namespace

RecordingListButton::RecordingListButton(ConsultRecordings& recordings, QTimeZone zone, QWidget* parent)
    : QPushButton(tr("Recordings"), parent), recordings_(recordings), zone_(std::move(zone))
{
    setToolTip(tr("What was recorded of the chosen consultation"));
    connect(this, &QPushButton::clicked, this, &RecordingListButton::showList);
}

void RecordingListButton::showList()
{
    if (room_.isEmpty()) return;
    recordings_.list({room_, {}}, this, [this](const RecordingList& list) { fill(list); });
}

void RecordingListButton::fill(const RecordingList& list)
{
    if (list.recordings.empty()) return Q_EMIT said(tr("Nothing was recorded of this consultation."));
    delete std::exchange(menu_, new QMenu(this));
    for (const ShelvedRecording& recording : list.recordings) addRecording(recording);
    menu_->addSeparator();
    menu_->addAction(tr("Open the folder"), this, [this, folder = recordings_.folderOf(room_)] { openFile(folder); });
    menu_->popup(mapToGlobal(rect().bottomLeft()));
}

void RecordingListButton::addRecording(const ShelvedRecording& recording)
{
    const RecordingNote& note = recording.note;
    const QString length = note.until ? durationText(*note.until - note.from) : u"–"_s;
    const QString text =
        tr("%1 · %2 · %3 · %4").arg(nameText(note), formatClock(note.from, zone_), length, stateText(note.state));
    // An ampersand in a name is no key.
    QAction* action = menu_->addAction(QString(text).replace(u'&', u"&&"_s), this,
                                       [this, path = recording.path()] { openFile(path); });
    action->setToolTip(note.sha256.isEmpty() ? note.file : tr("%1\nSHA-256 %2").arg(note.file, note.sha256));
}

void RecordingListButton::openFile(const QString& path)
{
    const bool opened = QFile::exists(path) && QDesktopServices::openUrl(QUrl::fromLocalFile(path));
    if (!opened) Q_EMIT said(tr("Cannot be opened: %1").arg(path));
}

}  // namespace pitwatch::ui
