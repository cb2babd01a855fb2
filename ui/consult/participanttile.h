#pragma once

#include <QVideoFrame>
#include <QWidget>

#include <optional>

#include <consult/consultengine.h>
#include <consult/signalmessage.h>
#include <ui/common/theme.h>

#include "participantpicture.h"
#include "sketch.h"

namespace pitwatch::ui {

/// One participant, or what it has put on the table: picture, name, what it sends, how loud it is, and what is wrong
/// with its connection, in words. GUI thread.
class ParticipantTile final : public QWidget {
    Q_OBJECT

public:
    ParticipantTile(PeerInfo info, bool own, const Theme& theme, QWidget* parent = nullptr);

    const PeerInfo& info() const { return info_; }
    void setInfo(const PeerInfo& info);
    void setState(ConsultPeerState state, const QString& reason);
    /// False: it waits for the media server, or we do.
    void setReached(bool reached);
    /// The way between us does not bear a picture: theirs is held back from us, ours from them. Sound goes on.
    void setHeld(bool theirs, bool ours);
    void setStats(const ConsultStats& stats);
    /// What was measured, as a line over the picture.
    void setDetails(bool shown);
    void setLevel(double decibels);
    void setSpeaking(bool speaking);
    void setPinned(bool pinned);
    /// By keys: what Enter would pin.
    void setChosen(bool chosen);
    /// Our own: heard for as long as a key is held.
    void setTalking(bool talking);
    /// Over the picture of what lies on the table.
    void setSketch(const Sketch& sketch);
    void show(const QVideoFrame& frame);
    /// What is shown now; null before the first picture.
    const QImage& picture() const { return picture_.image(); }
    /// The whole picture as it was received, with pointers and strokes on it; null before the first picture.
    QImage snapshot() const;
    /// What is said over the picture about its way here; empty while that is not asked for.
    QString details() const;
    /// Behind the name: what its owner does and may do.
    QStringList marks() const;
    /// In the place of a picture and of why there is none.
    QString notice() const;

Q_SIGNALS:
    void pinRequested();
    void pressed();
    /// Where in the picture the mouse points, 0 to 1; nothing: it left.
    void pointed(const std::optional<QPointF>& at, bool pressed);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void clearPicture();
    bool standsStill() const;
    void sayNumbers();
    QRect pictureRect() const;
    int captionHeight() const;
    void paintNotice(QPainter& painter) const;
    void paintDetails(QPainter& painter) const;
    void paintFrame(QPainter& painter) const;
    void paintCaption(QPainter& painter) const;
    void paintLevel(QPainter& painter, const QRect& place) const;
    void pointAt(QPointF position, bool pressed);

    const Theme& theme_;
    PeerInfo info_;
    const bool own_;
    ConsultPeerState state_ = ConsultPeerState::Connecting;
    QString reason_;
    std::optional<ConsultStats> stats_;
    bool details_ = false;
    double level_ = -100;
    bool reached_ = true;
    bool held_ = false;      ///< what it shows is held back from us
    bool oursHeld_ = false;  ///< our picture is held back from it
    bool speaking_ = false;
    bool pinned_ = false;
    bool chosen_ = false;
    bool talking_ = false;
    QVideoFrame newest_;  ///< as it came
    ParticipantPicture picture_;
    Sketch sketch_;
};

}  // namespace pitwatch::ui
