#include "sharemenu.h"

#include <engine/engineport.h>

#include "casesource.h"

namespace pitwatch::ui {

ShareMenu::ShareMenu(ConsultDesk& desk, TableSharer& sharer, const PageContext& context, SourceOffers offers,
                     QWidget* parent)
    : QMenu(parent), desk_(desk), sharer_(sharer), context_(context), offers_(std::move(offers))
{
    connect(this, &QMenu::aboutToShow, this, &ShareMenu::fill);
}

void ShareMenu::fill()
{
    clear();
    if (sharer_.source()) {
        addAction(tr("Take off the table"), &sharer_, &TableSharer::stop);
        addSeparator();
    }
    if (!desk_.session() || !desk_.session()->hasMedia()) {
        addAction(tr("Without a media engine nothing can be shown"))->setEnabled(false);
        return;
    }
    addCase();
    addMines();
}

/// The alarm itself as a picture, for as long as the engine knows it or it was seen here.
void ShareMenu::addCase()
{
    const QString id = desk_.hosted() ? desk_.hosted()->plan().caseId : QString();
    if (id.isEmpty()) return;
    if (const SnapshotPtr snapshot = context_.engine->snapshot())
        for (const Alarm& alarm : *snapshot->alarms)
            if (alarm.id.text() == id) case_ = alarm;
    if (case_)
        addAction(tr("The alarm and its facts"), this,
                  [this] { sharer_.share(std::make_unique<CaseSource>(context_, *case_)); });
}

void ShareMenu::addOffers(QMenu& menu, const MineCode& mine)
{
    for (const SourceOffer& line : offers_(mine))
        menu.addAction(line.text, this, [this, make = line.make] { sharer_.share(make()); });
}

/// The mines that this is about come first, without a way through a submenu.
void ShareMenu::addMines()
{
    QStringList about;
    if (const HostedRoom* room = desk_.hosted())
        for (const CalleeId& id : room->plan().called) about << id.text();
    for (const Mine& mine : context_.region->mines)
        if (about.contains(mine.code.text())) {
            addSection(mine.name);
            addOffers(*this, mine.code);
        }
    addSection(tr("Other"));
    addOffers(*this, MineCode());
    for (const Mine& mine : context_.region->mines)
        if (!about.contains(mine.code.text())) addOffers(*addMenu(mine.name), mine.code);
}

}  // namespace pitwatch::ui
