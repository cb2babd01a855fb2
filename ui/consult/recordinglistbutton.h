#pragma once

#include <QPushButton>
#include <QTimeZone>

#include <consult/consultrecordings.h>

class QMenu;

namespace pitwatch::ui {

/// Lists the recordings of a consultation and opens one, or their folder, with what the desktop has for it. GUI thread;
/// the recordings outlive it.
class RecordingListButton final : public QPushButton {
    Q_OBJECT

public:
    RecordingListButton(ConsultRecordings& recordings, QTimeZone zone, QWidget* parent = nullptr);

    void setRoom(const RoomId& room) { room_ = room; }
    /// Reads the folder and shows what is in it.
    void showList();
    /// The list that was shown last; null before.
    QMenu* list() const { return menu_; }

Q_SIGNALS:
    /// Nothing to list, or something could not be opened.
    void said(const QString& text);

private:
    void fill(const RecordingList& list);
    void addRecording(const ShelvedRecording& recording);
    void openFile(const QString& path);

    ConsultRecordings& recordings_;
    const QTimeZone zone_;
    RoomId room_;
    QMenu* menu_ = nullptr;
};

}  // namespace pitwatch::ui
