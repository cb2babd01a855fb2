#pragma once

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QWidget>

#include <recording/syncplayer.h>
#include <ui/common/pagetools.h>

namespace pitwatch::ui {

/// The tools of a playback: time, play, steps, speed. Drives the player and shows how it stands. GUI thread.
class TransportBar final : public QWidget {
    Q_OBJECT

public:
    TransportBar(SyncPlayer& player, PageTools& tools, QTimeZone zone, QWidget* parent = nullptr);

    /// Brings time and state up to date.
    void refresh();
    /// Adds a button behind the others.
    void addButton(QWidget* button);
    void say(const QString& text);

Q_SIGNALS:
    /// The time base was moved by hand.
    void jumped();

private:
    void addSteps(PageTools& tools);
    void addSpeeds(PageTools& tools);
    void addTime(PageTools& tools);
    void addJump(PageTools& tools, const QString& text, const QList<QKeySequence>& keys, Micros by);
    QAction* addAction(PageTools& tools, const QString& text, const QString& icon, const QList<QKeySequence>& keys,
                       const std::function<void()>& call);
    void toggle();
    void changeRate(double factor);
    void goToTyped();

    SyncPlayer& player_;
    PageTools& tools_;
    const QTimeZone zone_;
    QDateTimeEdit* time_;
    QDateTime shown_;  ///< what stands in it unless somebody types
    QAction* play_ = nullptr;
    QLabel* rate_;
    QLabel* message_;
    QHBoxLayout* row_;
};

}  // namespace pitwatch::ui
