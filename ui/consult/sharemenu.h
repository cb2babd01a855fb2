#pragma once

#include <QMenu>

#include <alarm/alarm.h>
#include <ui/common/pagecontext.h>

#include "tablesharer.h"

namespace pitwatch::ui {

/// What can be put on the table now: the alarm that the consultation is about, what the mines have to show, windows.
/// Filled each time it is opened. GUI thread; desk and sharer outlive it.
class ShareMenu final : public QMenu {
    Q_OBJECT

public:
    ShareMenu(ConsultDesk& desk, TableSharer& sharer, const PageContext& context, SourceOffers offers,
              QWidget* parent = nullptr);

private:
    void fill();
    void addCase();
    void addOffers(QMenu& menu, const MineCode& mine);
    void addMines();

    ConsultDesk& desk_;
    TableSharer& sharer_;
    const PageContext context_;
    const SourceOffers offers_;
    std::optional<Alarm> case_;  ///< as it was last known
};

}  // namespace pitwatch::ui
