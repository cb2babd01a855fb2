#include "systempage.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <consult/consultdesk.h>
#include <consult/minutesfolder.h>
#include <engine/engineport.h>
#include <feed/feedhost.h>
#include <recording/recorder.h>
#include <store/storewriter.h>
#include <ui/common/eventloopwatch.h>
#include <ui/common/format.h>
#include <ui/common/programfacts.h>
#include <ui/common/sectionheader.h>
#include <ui/common/tableview.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pitwatch::ui {

namespace {

constexpr int kFactsWidth = 380;

QWidget* panel(QWidget* header, const std::vector<QWidget*>& content)
{
    auto* panel = new QWidget;
    panel->setProperty("role", u"panel"_s);
    panel->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(space(4), space(2), space(4), space(3));
    layout->setSpacing(space(1));
    layout->addWidget(header);
    for (QWidget* widget : content) layout->addWidget(widget, 1);
    return panel;
}

}  // namespace

SystemPage::SystemPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      context_(context),
      feeds_(new FeedTableModel(*context.clock, this)),
      plugins_(new PluginTableModel(this)),
      quarantine_(new QuarantineView(context)),
      loop_(new FactsView),
      store_(new FactsView),
      recording_(new FactsView)
{
    auto* quarantine = panel(quarantine_, {});
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(space(4), space(4), space(4), space(4));
    grid->setSpacing(space(3));
    grid->addWidget(buildFeeds(), 0, 0);
    grid->addWidget(buildPlugins(), 1, 0);
    grid->addWidget(quarantine, 2, 0);
    grid->addWidget(buildFacts(), 0, 1, 4, 1);
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(0, 3);
    grid->setRowStretch(1, 2);
    grid->setRowStretch(2, 4);
    if (context_.consult != nullptr) {
        refusals_ = new RefusalView(context_);
        grid->addWidget(panel(refusals_, {}), 3, 0);
        grid->setRowStretch(3, 3);
    }
    timer_.setInterval(1s);
    connect(&timer_, &QTimer::timeout, this, &SystemPage::refresh);
    refresh();
}

QWidget* SystemPage::buildFeeds()
{
    auto* table = new TableView(*context_.theme);
    table->setModel(feeds_);
    const std::vector<int> widths{130, 100, 120, 100, 90, 100, 300};
    for (int i = 0; i < static_cast<int>(widths.size()); ++i)
        table->setColumnWidth(i, widths[static_cast<std::size_t>(i)]);
    table->remember(*context_.state, u"system.feeds"_s);
    table->setAccessibleName(tr("Feeds"));
    return panel(new SectionHeader(tr("Feeds"), *context_.theme), {table});
}

QWidget* SystemPage::buildPlugins()
{
    auto* table = new TableView(*context_.theme);
    table->setModel(plugins_);
    table->setColumnWidth(PluginTableModel::NameColumn, 300);
    table->setColumnWidth(PluginTableModel::StateColumn, 360);
    table->remember(*context_.state, u"system.plugins"_s);
    table->setAccessibleName(tr("Plugins"));
    return panel(new SectionHeader(tr("Plugins"), *context_.theme), {table});
}

QWidget* SystemPage::buildFacts()
{
    auto* versions = new FactsView;
    auto* places = new FactsView;
    if (context_.facts) {
        versions->set(context_.facts->versions);
        places->set(context_.facts->places);
    }
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space(4), space(2), space(4), space(3));
    layout->setSpacing(space(2));
    const std::vector<std::pair<QString, QWidget*>> parts{{tr("Event loop"), loop_},
                                                          {tr("Store"), store_},
                                                          {tr("Recording"), recording_},
                                                          {tr("Versions"), versions},
                                                          {tr("Places"), places}};
    for (const auto& [title, widget] : parts) {
        layout->addWidget(new SectionHeader(title, *context_.theme));
        layout->addWidget(widget);
        layout->addSpacing(space(3));
    }
    layout->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(kFactsWidth);
    content->setProperty("role", u"panel"_s);
    content->setAttribute(Qt::WA_StyledBackground);
    scroll->setWidget(content);
    return scroll;
}

PageReadiness SystemPage::readiness() const
{
    const SnapshotPtr snapshot = context_.engine->snapshot();
    if (!snapshot) return {false, u"no snapshot yet"_s};
    QStringList missing;
    for (const FeedSnapshot& feed : snapshot->feeds)
        if (!feed.lastHeard) missing << u"feed %1"_s.arg(feed.id.text());
    return {missing.isEmpty(), missing.join(u", "_s)};
}

void SystemPage::setActive(bool active)
{
    if (active) {
        // Feeds load their plugins after the pages are made.
        refresh();
        timer_.start();
    } else {
        timer_.stop();
    }
}

void SystemPage::refresh()
{
    if (context_.feeds) {
        feeds_->update(context_.feeds->feeds());
        plugins_->update(context_.feeds->plugins());
        quarantine_->update(context_.feeds->quarantine());
    } else if (const SnapshotPtr snapshot = context_.engine->snapshot()) {
        feeds_->update(snapshot->feeds);
    }
    if (refusals_ != nullptr) {
        const ConsultHost& host = context_.consult->host();
        refusals_->update(host.refusals(), host.unlistedRefusals());
    }
    loop_->set(loopFacts());
    store_->set(storeFacts());
    recording_->set(recordingFacts());
}

FactsView::Facts SystemPage::loopFacts() const
{
    if (!context_.eventLoop) return {{tr("State"), tr("not watched")}};
    const StallFigures figures = context_.eventLoop->figures();
    const auto milliseconds = [](std::chrono::milliseconds time) {
        return withUnit(static_cast<double>(time.count()), u"ms"_s);
    };
    FactsView::Facts facts{
        {tr("Stalls above %1").arg(milliseconds(EventLoopWatch::kBound)), number(static_cast<qint64>(figures.stalls))}};
    if (figures.stalls == 0) return facts;
    facts.emplace_back(tr("Longest"), milliseconds(figures.longest));
    const QString when = figures.lastAt ? ageText(*figures.lastAt, context_.clock->now()) : noValue();
    facts.emplace_back(tr("Last"), tr("%1, %2").arg(milliseconds(figures.last), when));
    return facts;
}

FactsView::Facts SystemPage::storeFacts() const
{
    if (!context_.store) return {{tr("State"), tr("nothing is stored")}};
    const StoreStatus status = context_.store->status();
    FactsView::Facts facts{{tr("State"), describe(status)}};
    facts.emplace_back(tr("Last written"),
                       status.lastWritten ? ageText(*status.lastWritten, context_.clock->now()) : noValue());
    facts.emplace_back(tr("Waiting"), number(static_cast<qint64>(status.pending)));
    facts.emplace_back(tr("Dropped"), number(static_cast<qint64>(status.dropped)));
    facts.emplace_back(tr("Schema version"), number(status.schemaVersion));
    if (context_.minutes && context_.minutes->trouble())
        facts.emplace_back(tr("Minutes"), tr("cannot be written: %1").arg(context_.minutes->trouble()->text()));
    return facts;
}

FactsView::Facts SystemPage::recordingFacts() const
{
    if (!context_.recorder) return {{tr("State"), tr("nothing is recorded")}};
    const RecorderStatus status = context_.recorder->status();
    const auto gigabytes = [](qint64 bytes) { return withUnit(double(bytes) / 1e9, u"GB"_s, 1); };
    FactsView::Facts facts{
        {tr("State"), status.cameras.empty()          ? tr("no camera is recorded")
                      : status.pausedReason.isEmpty() ? tr("writing")
                                                      : tr("paused: %1").arg(status.pausedReason)},
        {tr("Cameras recorded"), tr("%1 of %2").arg(status.recording()).arg(status.cameras.size())},
        {tr("Written"), withUnit(status.bytesPerSecond / 1e6, u"MB/s"_s, 2)},
        {tr("Recordings"), gigabytes(status.recordedBytes)},
        {tr("Free on the disk"), status.disk ? gigabytes(status.disk->free) : noValue()},
        {tr("Oldest"), status.oldest ? formatDateTime(*status.oldest, context_.region->timezone) : noValue()},
        {tr("Dropped"), number(static_cast<qint64>(status.dropped()))}};
    if (!status.keepingProblem.isEmpty()) facts.emplace_back(tr("Not tidied"), status.keepingProblem);
    if (status.takenIn + status.setAside > 0)
        facts.emplace_back(tr("Found at the start"),
                           tr("%1 taken in, %2 set aside").arg(status.takenIn).arg(status.setAside));
    return facts;
}

}  // namespace pitwatch::ui
