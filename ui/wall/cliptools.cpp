#include "cliptools.h"

#include <QDir>
#include <QEvent>

#include <algorithm>

#include "clipdialog.h"

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

constexpr Micros kBefore = 30s;
constexpr Micros kAfter = 10s;
constexpr auto kNoticeStays = 8s;

}  // namespace

ClipTools::ClipTools(PageTools& tools, WallCanvas& canvas, const PageContext& context, EvidenceDesk* evidence,
                     QObject* parent)
    : QObject(parent), canvas_(canvas), context_(context), evidence_(evidence), notice_(new QLabel(&canvas))
{
    keepOne_ = tools.add(tr("Keep a clip"), {}, {Qt::Key_E},
                         tr("Keep the last 30 and the next 10 seconds of the chosen tile as evidence"));
    keepAll_ = tools.add(tr("Keep all tiles"), {}, {QKeySequence(Qt::SHIFT | Qt::Key_E)},
                         tr("Keep the last 30 and the next 10 seconds of all tiles, on one time base"));
    list_ = tools.add(tr("Clips"), {}, {QKeySequence(Qt::CTRL | Qt::Key_E)}, tr("The evidence clips that were kept"));
    connect(keepOne_, &QAction::triggered, this, [this] {
        const WallState& state = canvas_.state();
        if (const auto camera = state.camera(state.full().value_or(state.focused()))) keep({*camera});
    });
    connect(keepAll_, &QAction::triggered, this, [this] { keep(canvas_.shownCameras()); });
    connect(list_, &QAction::triggered, this, &ClipTools::showList);
    for (QAction* action : {keepOne_, keepAll_, list_}) action->setEnabled(evidence_ != nullptr);

    notice_->hide();
    notice_->setProperty("role", QStringLiteral("notice"));
    notice_->setWordWrap(true);
    notice_->setContentsMargins(space(3), space(2), space(3), space(2));
    notice_->setAttribute(Qt::WA_TransparentForMouseEvents);
    canvas.installEventFilter(this);
    noticeEnd_.setSingleShot(true);
    connect(&noticeEnd_, &QTimer::timeout, notice_, &QWidget::hide);
    connect(&marking_, &QTimer::timeout, this, &ClipTools::mark);
    if (evidence_) connect(evidence_, &EvidenceDesk::clipChanged, this, &ClipTools::follow);
    connect(&canvas.replay(), &WallReplay::refused, this, &ClipTools::show);
}

void ClipTools::keep(std::vector<CameraKey> cameras)
{
    if (!evidence_ || cameras.empty()) return show(tr("There is no camera in this tile"));
    evidence_->keep({std::move(cameras), context_.clock->now(), kBefore, kAfter, context_.operatorName(), {}});
}

void ClipTools::follow(const ClipNews& news)
{
    const QString file = QDir(evidence_->directory()).relativeFilePath(news.files.value(0));
    switch (news.state) {
        case ClipState::Recording:
            break;
        case ClipState::Done:
            show(news.problems.isEmpty()
                     ? tr("Clip kept: %1").arg(file)
                     : tr("Clip kept: %1\nNot in it: %2").arg(file, news.problems.join(QLatin1Char('\n'))));
            break;
        case ClipState::Failed:
            show(tr("The clip was not kept: %1").arg(news.problems.join(QLatin1Char('\n'))));
            break;
    }
    mark();
}

void ClipTools::mark()
{
    std::map<CameraKey, QString> marks;
    for (const ClipNews& news : evidence_->running()) {
        const auto left =
            std::chrono::ceil<std::chrono::seconds>(std::max(Micros(0), news.request.to() - context_.clock->now()));
        for (const CameraKey& camera : news.request.cameras) marks[camera] = tr("■ Clip %1 s").arg(left.count());
    }
    marks.empty() ? marking_.stop() : marking_.start(1s);
    canvas_.setMarks(std::move(marks));
}

void ClipTools::show(const QString& text)
{
    notice_->setText(text);
    placeNotice();
    notice_->show();
    notice_->raise();
    noticeEnd_.start(kNoticeStays);
}

void ClipTools::placeNotice()
{
    const int width = std::min(560, canvas_.width() - 2 * space(4));
    notice_->setFixedWidth(width);
    notice_->setFixedHeight(std::max(notice_->heightForWidth(width), notice_->sizeHint().height()));
    notice_->move((canvas_.width() - width) / 2, canvas_.height() - notice_->height() - space(10));
}

bool ClipTools::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && !notice_->isHidden()) placeNotice();
    return QObject::eventFilter(watched, event);
}

void ClipTools::showList()
{
    auto* dialog = new ClipDialog(evidence_->directory(), context_.region->timezone, *context_.theme, canvas_.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(evidence_, &EvidenceDesk::clipChanged, dialog, [dialog](const ClipNews& news) {
        if (news.state == ClipState::Done) dialog->reload();
    });
    dialog->show();
}

}  // namespace pitwatch::ui
