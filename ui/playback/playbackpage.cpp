#include "playbackpage.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QJsonArray>
#include <QPushButton>
#include <QSplitter>
#include <QStandardPaths>
#include <QUuid>
#include <QVBoxLayout>

#include <recording/recorder.h>
#include <store/storewriter.h>
#include <ui/common/recordingchoice.h>
#include <ui/wall/cameratreemodel.h>

#include "recordingdialog.h"

namespace pitwatch::ui {

using namespace std::chrono_literals;

namespace {

const QString kCamerasKey = QStringLiteral("playback.cameras");
const QString kFolderKey = QStringLiteral("playback.folder");
constexpr Micros kFirstPeriod = 1h;
constexpr Micros kBeforeAlarm = 10s;
constexpr Micros kBeforeNow = 60s;
constexpr Micros kShortSpan = 10s;
constexpr int kLongestText = 200;
constexpr double kZoomStep = 0.5;

QString textOf(QWidget* parent)
{
    return QInputDialog::getText(parent, PlaybackPage::tr("Bookmark"), PlaybackPage::tr("What is to be seen here?"));
}

QString folderOf(QWidget* parent, const QString& suggestion)
{
    return QFileDialog::getExistingDirectory(parent, PlaybackPage::tr("Export into a folder"), suggestion);
}

}  // namespace

PlaybackPage::PlaybackPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      askForText(textOf),
      askForFolder(folderOf),
      context_(context),
      tools_(new PageTools(this, *context.theme)),
      player_(std::make_unique<SyncPlayer>(*context.clock,
                                           [source = context.playback](const CameraKey&) { return source; })),
      loader_(new TimelineLoader(context.history, context.playback, this)),
      thumbnails_(new ThumbnailMaker(context.playback, this)),
      exporter_(new ExportWorker(context.playback, context.region, this)),
      sidebar_(new PlaybackSidebar(context, *tools_, SyncPlayer::kMostCameras)),
      transport_(new TransportBar(*player_, *tools_, context.region->timezone)),
      canvas_(new PlaybackCanvas(*player_, *context.theme, context.region)),
      timeline_(new TimelineWidget(*context.theme, *context.region)),
      popup_(new ThumbnailPopup(*context.theme, this)),
      empty_(new EmptyState(QStringLiteral("playback"), {}, {}, *context.theme)),
      stack_(new QStackedWidget)
{
    build();
    addTools();
    addTimelineTools();
    connectTimeline();
    connect(sidebar_, &PlaybackSidebar::camerasChanged, this, &PlaybackPage::camerasChanged);
    connect(sidebar_, &PlaybackSidebar::tooMany, this, [this] {
        transport_->say(tr("Up to %n camera(s) can be played together", nullptr, int(SyncPlayer::kMostCameras)));
    });
    connect(sidebar_, &PlaybackSidebar::bookmarkChosen, this, [this](const Bookmark& b) { goTo(b.at); });
    connect(sidebar_, &PlaybackSidebar::bookmarkUnwanted, this, &PlaybackPage::removeBookmark);
    connect(loader_, &TimelineLoader::changed, this, &PlaybackPage::contentChanged);
    connect(canvas_, &PlaybackCanvas::moved, this, &PlaybackPage::refresh);
    connect(transport_, &TransportBar::jumped, this, [this] { timeline_->reveal(player_->position()); });
    connect(exporter_, &ExportWorker::finished, this, &PlaybackPage::exportEnded);
    restore();
}

PlaybackPage::~PlaybackPage() = default;

void PlaybackPage::build()
{
    stack_->addWidget(empty_);
    stack_->addWidget(canvas_);
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(transport_);
    column->addWidget(buildProgress());
    column->addWidget(stack_, 1);
    column->addWidget(timeline_);
    auto* splitter = new QSplitter;
    splitter->addWidget(sidebar_);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({300, 1600});
    auto* row = new QVBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(splitter);
    setFocusProxy(canvas_);
}

QWidget* PlaybackPage::buildProgress()
{
    progress_ = new QWidget;
    auto* row = new QHBoxLayout(progress_);
    row->setContentsMargins(space(2), 0, space(2), space(2));
    bar_ = new QProgressBar;
    bar_->setAccessibleName(tr("Progress of the export"));
    auto* cancel = new QPushButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, exporter_, &ExportWorker::cancel);
    row->addWidget(bar_, 1);
    row->addWidget(cancel);
    progress_->hide();
    poll_.setInterval(100ms);
    connect(&poll_, &QTimer::timeout, this, [this] { bar_->setValue(exporter_->percent()); });
    connect(exporter_, &ExportWorker::busyChanged, this, [this](bool busy) {
        progress_->setVisible(busy);
        busy ? poll_.start() : poll_.stop();
        bar_->setValue(0);
    });
    return progress_;
}

void PlaybackPage::addTools()
{
    QAction* bookmark = tools_->add(tr("Bookmark…"), QStringLiteral("bookmark"), {Qt::Key_B},
                                    tr("Mark this moment; what was recorded around it is kept"));
    connect(bookmark, &QAction::triggered, this, &PlaybackPage::addBookmark);
    bookmark->setEnabled(context_.store != nullptr);
    transport_->addButton(tools_->button(bookmark));
    export_ = tools_->add(tr("Export…"), QStringLiteral("export"), {QKeySequence(Qt::CTRL | Qt::Key_E)},
                          tr("Write the selected span of the shown cameras into files"));
    connect(export_, &QAction::triggered, this, &PlaybackPage::startExport);
    transport_->addButton(tools_->button(export_));
    QAction* settings =
        tools_->add(tr("Recording…"), QStringLiteral("system"), {}, tr("How long and how much is recorded"));
    connect(settings, &QAction::triggered, this, &PlaybackPage::askForSettings);
    settings->setEnabled(context_.recordings != nullptr);
    transport_->addButton(tools_->button(settings));
    const auto add = [this](const QString& text, const QKeySequence& key, auto call) {
        connect(tools_->add(text, {}, {key}), &QAction::triggered, this, call);
    };
    add(tr("First recording of the timeline"), Qt::Key_Home, [this] { goToEnd(false); });
    add(tr("Last recording of the timeline"), Qt::Key_End, [this] { goToEnd(true); });
    add(tr("Selection begins here"), Qt::Key_I, [this] { markSpan(true); });
    add(tr("Selection ends here"), Qt::Key_O, [this] { markSpan(false); });
    add(tr("No selection"), Qt::Key_Escape, [this] { timeline_->setSelection({}); });
}

void PlaybackPage::addTimelineTools()
{
    QAction* in = tools_->add(tr("Shorter period"), QStringLiteral("expand"), {Qt::Key_Plus, Qt::Key_Equal});
    connect(in, &QAction::triggered, timeline_, [this] { timeline_->zoom(kZoomStep); });
    QAction* out = tools_->add(tr("Longer period"), QStringLiteral("collapse"), {Qt::Key_Minus});
    connect(out, &QAction::triggered, timeline_, [this] { timeline_->zoom(1 / kZoomStep); });
    for (QAction* action : {in, out}) transport_->addButton(tools_->button(action, true));
}

void PlaybackPage::connectTimeline()
{
    connect(timeline_, &TimelineWidget::periodChanged, this, &PlaybackPage::askForContent);
    connect(timeline_, &TimelineWidget::timeChosen, this, &PlaybackPage::goTo);
    connect(timeline_, &TimelineWidget::alarmChosen, this, [this](const Alarm& alarm) {
        goTo(alarm.raisedAt - kBeforeAlarm);
        transport_->say(
            QStringLiteral("%1 · %2").arg(formatDateTime(alarm.raisedAt, context_.region->timezone), alarm.title));
    });
    connect(timeline_, &TimelineWidget::selectionChanged, this,
            [this] { export_->setEnabled(timeline_->selection().has_value() && !sidebar_->cameras().empty()); });
    connect(timeline_, &TimelineWidget::hovered, this, &PlaybackPage::showHover);
    connect(timeline_, &TimelineWidget::left, this, [this] {
        hovered_.reset();
        popup_->hide();
    });
    connect(thumbnails_, &ThumbnailMaker::made, this, [this](const CameraKey& camera, const QImage& image) {
        if (hovered_ == camera) popup_->setPicture(image);
    });
    export_->setEnabled(false);
}

void PlaybackPage::restore()
{
    const UtcTime now = context_.clock->now();
    player_->seek(now - kBeforeNow);
    timeline_->setPeriod({now - kFirstPeriod * 9 / 10, now + kFirstPeriod / 10});
    std::vector<CameraKey> cameras;
    for (const QVariant& name : context_.state->value(kCamerasKey).toList())
        if (const auto key = cameraFromMime(name.toString().toUtf8()); key && context_.region->camera(*key))
            cameras.push_back(*key);
    // The first time: what is recorded here.
    if (cameras.empty() && context_.recordings)
        for (const RecordedCamera& recorded : context_.recordings->recorded()) cameras.push_back(recorded.camera);
    sidebar_->setCameras(cameras);
}

void PlaybackPage::camerasChanged()
{
    const std::vector<CameraKey> cameras = sidebar_->cameras();
    QVariantList names;
    for (const CameraKey& camera : cameras) names << QString::fromUtf8(cameraToMime(camera));
    context_.state->setValue(kCamerasKey, names);
    transport_->say({});
    timeline_->setCameras(cameras);
    canvas_->setCameras(cameras);
    if (isVisible()) player_->setCameras(cameras);
    export_->setEnabled(timeline_->selection().has_value() && !cameras.empty());
    askForContent();
    showEmptyState();
}

void PlaybackPage::setActive(bool active)
{
    canvas_->setActive(active);
    loader_->setActive(active);
    // Nobody looks: no threads, no open files.
    player_->setCameras(active ? sidebar_->cameras() : std::vector<CameraKey>());
    if (!active) {
        player_->pause();
        popup_->hide();
        return;
    }
    canvas_->setCameras(sidebar_->cameras());
    askForContent();
    refresh();
    showEmptyState();
}

void PlaybackPage::askForContent()
{
    thumbnails_->setStep(timeline_->scale().length() / std::max(1, timeline_->scale().width()) * 4);
    loader_->show(sidebar_->cameras(), timeline_->scale().period());
}

void PlaybackPage::contentChanged()
{
    answered_ = true;
    timeline_->setContent(&loader_->content());
    sidebar_->setBookmarks(loader_->content().bookmarks);
    showEmptyState();
}

void PlaybackPage::refresh()
{
    const UtcTime position = player_->position();
    timeline_->setPlayhead(position, context_.clock->now());
    if (player_->playing()) timeline_->reveal(position);
    transport_->refresh();
}

void PlaybackPage::goTo(UtcTime time)
{
    player_->seek(time);
    timeline_->reveal(player_->position());
    refresh();
}

void PlaybackPage::goToEnd(bool last)
{
    std::optional<UtcTime> wanted;
    for (const auto& [camera, coverage] : loader_->content().coverage)
        for (const Period& span : coverage.spans) {
            const UtcTime time = last ? span.to - 1s : span.from;
            if (!wanted || (last ? time > *wanted : time < *wanted)) wanted = time;
        }
    if (wanted)
        goTo(*wanted);
    else
        transport_->say(tr("Nothing is recorded in this period"));
}

void PlaybackPage::addBookmark()
{
    const UtcTime time = player_->position();
    player_->pause();
    const QString text = askForText(this).trimmed().left(kLongestText);
    if (text.isEmpty() || !context_.store) return;
    // One for each camera that is shown: what nobody looked at is not kept for it.
    for (const CameraKey& camera : sidebar_->cameras())
        context_.store->remember(Bookmark{QUuid::createUuid().toString(QUuid::WithoutBraces), time, camera, text,
                                          context_.operatorName(), context_.clock->now()});
    transport_->say(tr("Marked; what was recorded around it is kept"));
    loader_->refresh();
}

void PlaybackPage::removeBookmark(const Bookmark& bookmark)
{
    if (!context_.store) return;
    context_.store->remember(BookmarkGone{bookmark.id});
    transport_->say(tr("The bookmark “%1” was deleted").arg(bookmark.text));
    loader_->refresh();
}

void PlaybackPage::askForSettings()
{
    auto* dialog = new RecordingDialog(context_.recordings->settings(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { context_.recordings->setSettings(dialog->settings()); });
    dialog->open();
}

void PlaybackPage::markSpan(bool from)
{
    const UtcTime here = player_->position();
    Period span = timeline_->selection().value_or(Period{here, here + kShortSpan});
    (from ? span.from : span.to) = here;
    if (span.to <= span.from) span = from ? Period{here, here + kShortSpan} : Period{here - kShortSpan, here};
    timeline_->setSelection(span);
}

void PlaybackPage::startExport()
{
    if (!timeline_->selection() || exporter_->busy()) return;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString folder = askForFolder(this, context_.state->value(kFolderKey, documents).toString());
    if (folder.isEmpty()) return;
    context_.state->setValue(kFolderKey, folder);
    transport_->say({});
    exporter_->start(sidebar_->cameras(), *timeline_->selection(), folder);
}

void PlaybackPage::exportEnded(const QStringList& files, const QStringList& problems)
{
    QStringList parts;
    if (!files.isEmpty())
        parts << tr("%n file(s) written to %1", nullptr, int(files.size()))
                     .arg(context_.state->value(kFolderKey).toString());
    parts << problems;
    transport_->say(parts.join(QStringLiteral(" · ")));
}

void PlaybackPage::showHover(const CameraKey& camera, UtcTime time, QPoint place)
{
    hovered_ = camera;
    popup_->showMoment(formatDateTime(time, context_.region->timezone), place);
    if (const auto image = thumbnails_->ask(camera, time)) popup_->setPicture(*image);
}

bool PlaybackPage::nothingRecorded() const
{
    for (const auto& [camera, coverage] : loader_->content().coverage)
        if (!coverage.spans.empty() || !coverage.known) return false;
    return answered_ && !(context_.recorder && context_.recorder->status().recordedBytes > 0);
}

void PlaybackPage::showEmptyState()
{
    const bool none = sidebar_->cameras().empty();
    const bool nothing = !none && nothingRecorded();
    if (!context_.playback)
        empty_->setTexts(tr("Nothing can be played back"), tr("This seat runs without recordings."));
    else if (none)
        empty_->setTexts(tr("No camera is chosen"),
                         tr("Check up to nine cameras on the left to play them back together."));
    else if (nothing)
        empty_->setTexts(tr("Nothing has been recorded yet"),
                         tr("Right-click a camera on the left and choose “Record”, or say \"record\" in the region "
                            "file. What is recorded from then on can be played back here."));
    stack_->setCurrentWidget(!context_.playback || none || nothing ? static_cast<QWidget*>(empty_) : canvas_);
}

void PlaybackPage::showSubject(const QString& subject)
{
    std::vector<CameraKey> cameras;
    if (const auto key = cameraFromMime(subject.toUtf8()); key && context_.region->camera(*key))
        cameras.push_back(*key);
    else if (const Mine* mine = context_.region->mine(MineCode(subject)))
        for (const Camera& camera : mine->cameras) cameras.push_back({mine->code, camera.id});
    if (cameras.empty()) return;
    sidebar_->setCameras(cameras);
    goTo(context_.clock->now() - kBeforeNow);
}

}  // namespace pitwatch::ui
