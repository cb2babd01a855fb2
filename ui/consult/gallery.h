#pragma once

#include <QElapsedTimer>

#include <map>

#include <consult/activespeaker.h>
#include <consult/consultsession.h>

#include "participanttile.h"

namespace pitwatch::ui {

/// Everybody who takes part, as tiles: all alike, or one large and the others beside it. What lies on the table comes
/// first; then whoever is pinned; then, in the speaker's view, whoever speaks. GUI thread; the session outlives it.
class Gallery final : public QWidget {
    Q_OBJECT

public:
    Gallery(ConsultSession& session, const Theme& theme, QWidget* parent = nullptr);

    bool speakerView() const { return speakerView_; }
    void setSpeakerView(bool on);
    /// What was measured of each connection, over its picture.
    void setDetails(bool shown);
    /// By keys: the nearest tile that lies that way is chosen; x and y as for gallery::neighbour().
    void choose(int x, int y);
    /// Pins the chosen tile, or no longer.
    void pinChosen();
    const std::optional<PeerId>& pinned() const { return pinned_; }
    /// Strokes are drawn with the mouse over what lies on the table.
    void setDrawing(bool on) { drawing_ = on; }
    /// The tile that is large, else the first of the table, else null.
    ParticipantTile* main() const;
    const std::map<PeerId, ParticipantTile*>& tiles() const { return tiles_; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void follow();
    void keepTile(const PeerInfo& info, bool own);
    void connectTile(ParticipantTile* tile, const PeerId& id);
    ParticipantTile* tile(const PeerId& id) const;
    void arrange();
    void pin(const PeerId& id);
    void setChosen(const std::optional<PeerId>& id);
    std::optional<PeerId> chosen() const;
    void point(const PeerId& id, const std::optional<QPointF>& at, bool pressed);

    ConsultSession& session_;
    const Theme& theme_;
    std::map<PeerId, ParticipantTile*> tiles_;
    std::vector<PeerId> order_;  ///< as they came
    std::optional<PeerId> pinned_;
    std::optional<PeerId> key_;  ///< where keys are
    bool details_ = false;
    ActiveSpeaker speaker_;
    QElapsedTimer clock_;
    QElapsedTimer pointedAt_;
    bool pointing_ = false;  ///< the others see our pointer
    bool speakerView_ = false;
    bool drawing_ = false;
    signalling::Draw stroke_;
    bool strokeOpen_ = false;
};

}  // namespace pitwatch::ui
