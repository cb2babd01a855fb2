#include "overviewpage.h"

#include <QEvent>
#include <QVBoxLayout>

#include <engine/engineport.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pitwatch::ui {

namespace {

/// What there is to show before the engine has spoken: the region file.
RegionSnapshot unheardRegion(const std::shared_ptr<const Region>& region)
{
    RegionSnapshot snapshot;
    snapshot.region = region;
    snapshot.alarms = std::make_shared<const std::vector<Alarm>>();
    for (const Mine& mine : region->mines) {
        MineSnapshot unheard;
        unheard.code = mine.code;
        unheard.state = mine.state;
        snapshot.mines.push_back(unheard);
    }
    return snapshot;
}

}  // namespace

OverviewPage::OverviewPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      context_(context),
      summary_(new QLabel),
      scroll_(new QScrollArea),
      grid_(new CardGrid),
      alarms_(new RegionAlarms(*context.theme))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space(4), space(3), space(4), space(4));
    layout->setSpacing(space(3));
    summary_->setProperty("role", u"muted"_s);
    layout->addWidget(summary_);
    layout->addWidget(scroll_, 1);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setWidget(grid_);
    scroll_->viewport()->installEventFilter(this);
    for (std::size_t i = 0; i < context_.region->mines.size(); ++i) {
        auto* card = new MineCard(*context_.theme);
        connect(card, &MineCard::openRequested, this, &Page::openRequested);
        grid_->add(card);
    }
    grid_->setFooter(alarms_);
    connect(alarms_, &RegionAlarms::opened, this, [this] { Q_EMIT openRequested(u"alarms"_s, QString()); });
    timer_.setInterval(500ms);
    connect(&timer_, &QTimer::timeout, this, &OverviewPage::refresh);
    refresh();
}

PageReadiness OverviewPage::readiness() const
{
    const SnapshotPtr snapshot = context_.engine->snapshot();
    if (!snapshot) return {false, u"no snapshot yet"_s};
    QStringList missing;
    for (const MineSnapshot& mine : snapshot->mines) {
        if (mine.positions != Freshness::Fresh) missing << u"positions of %1"_s.arg(mine.code.text());
        if (mine.power != Freshness::Fresh) missing << u"power of %1"_s.arg(mine.code.text());
        const Mine* plan = context_.region->mine(mine.code);
        if (plan && mine.camerasKnown < int(plan->cameras.size())) missing << u"cameras of %1"_s.arg(mine.code.text());
    }
    return {missing.isEmpty(), missing.join(u", "_s)};
}

void OverviewPage::setActive(bool active)
{
    if (active) {
        refresh();
        timer_.start();
    } else {
        timer_.stop();
    }
}

void OverviewPage::showSubject(const QString& subject)
{
    for (MineCard* card : grid_->cards())
        if (card->content().code.text() == subject) {
            scroll_->ensureWidgetVisible(card);
            card->setFocus();
        }
}

bool OverviewPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == scroll_->viewport() && event->type() == QEvent::Resize)
        grid_->setViewport(scroll_->viewport()->size());
    return Page::eventFilter(watched, event);
}

void OverviewPage::refresh()
{
    const SnapshotPtr snapshot = context_.engine->snapshot();
    if (snapshot)
        summary_->setText(regionSummary(*snapshot));
    else
        summary_->setText(tr("%n mine(s). Waiting for the first data.", nullptr, int(context_.region->mines.size())));
    showCards(snapshot ? *snapshot : unheardRegion(context_.region));
}

void OverviewPage::showCards(const RegionSnapshot& snapshot)
{
    const std::size_t mines = std::min(snapshot.mines.size(), grid_->cards().size());
    for (std::size_t i = 0; i < mines; ++i)
        grid_->cards()[i]->setContent(
            makeCardContent(context_.region->mines[i], snapshot.mines[i], snapshot, context_.clock->now()));
    alarms_->setRows(regionAlarms(snapshot));
    grid_->arrange();
}

}  // namespace pitwatch::ui
