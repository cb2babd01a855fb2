#pragma once

#include <QStackedWidget>

#include <ui/common/page.h>
#include <ui/common/pagecontext.h>

#include "lobby.h"
#include "roompanel.h"

namespace pitwatch::ui {

/// 会商: calls mines and joins others. Subjects: "call/<mine>/<alarm>": begins a consultation at once and calls the
/// mine's dispatch room; "call/<mine>": the same, about the mine's newest unacknowledged alarm of grade I or II where
/// there is one; "table/<mine>/<camera>": puts the camera on the table of the consultation that is on.
class ConsultPage final : public Page {
    Q_OBJECT

public:
    ConsultPage(const PageContext& context, SourceOffers offers, QWidget* parent = nullptr);

    QString pageId() const override { return QStringLiteral("consult"); }
    QString title() const override { return tr("Consultation"); }
    PageReadiness readiness() const override;
    void setActive(bool active) override;
    void showSubject(const QString& subject) override;

    Lobby* lobby() const { return lobby_; }
    /// Null while no consultation is on.
    RoomPanel* roomPanel() const { return room_; }

private:
    void follow();
    /// Where one looks: in the room while it is shown.
    void say(const QString& text);
    void begin(const QString& subject, const std::vector<CalleeId>& called, const Alarm* alarm = nullptr);
    void join(const QString& link);
    void call(const MineCode& mine, const AlarmId& alarm);
    void putOnTable(const CameraKey& camera);
    void showAlarm(const QString& alarmId);
    std::optional<Alarm> gravestOf(const MineCode& mine) const;
    std::optional<Alarm> alarmOf(const AlarmId& id) const;

    const PageContext context_;
    const SourceOffers offers_;
    ConsultDesk& desk_;
    QStackedWidget* stack_;
    Lobby* lobby_;
    QWidget* opening_;
    RoomPanel* room_ = nullptr;
};

}  // namespace pitwatch::ui
