#include "dutypage.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <consult/minuteslist.h>

#include <ui/common/icons.h>

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

const QString kFolderKey = QStringLiteral("duty/folder");
const QString kChoiceKey = QStringLiteral("duty/choice");
constexpr auto kPatience = 1s;
constexpr auto kPoll = 100ms;

QString askForFile(QWidget* parent, const QString& suggestion, const QString& filter)
{
    return QFileDialog::getSaveFileName(parent, DutyPage::tr("Export the report"), suggestion, filter);
}

QString homeOfDocuments()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

}  // namespace

DutyPage::DutyPage(const PageContext& context, QWidget* parent)
    : Page(parent), context_(context), chooseFile_(askForFile)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildToolbar());
    column->addWidget(buildProgress());
    preview_ = new ReportPreview;
    empty_ = new EmptyState(QStringLiteral("duty"), tr("No shift has been recorded yet"),
                            tr("Here the report of a shift can be looked at and exported as PDF or CSV. It fills by "
                               "itself a minute after data begins to come."),
                            *context_.theme);
    stack_ = new QStackedWidget;
    stack_->addWidget(empty_);
    stack_->addWidget(preview_);
    column->addWidget(stack_, 1);

    connect(context_.theme, &Theme::changed, this, &DutyPage::recolor);
    connect(empty_, &EmptyState::actionRequested, this, &DutyPage::makeReport);
    connect(period_, &PeriodPicker::periodChosen, this, [this] {
        context_.state->setValue(kChoiceKey, static_cast<int>(period_->choice()));
        makeReport();
    });
    recolor();
    if (!context_.history) {
        empty_->setTexts(tr("Nothing is stored"),
                         tr("This seat runs without a store, so there is no shift to report."));
        period_->setEnabled(false);
        refresh_->setEnabled(false);
        return;
    }
    worker_ =
        new ReportWorker(context_.history, context_.region, context_.clock,
                         context_.dataDirectory.isEmpty() ? QString() : minutesDirectory(context_.dataDirectory), this);
    connect(worker_, &ReportWorker::made, this, &DutyPage::showPages);
    connect(worker_, &ReportWorker::failed, this, &DutyPage::showFailure);
    connect(worker_, &ReportWorker::busyChanged, this, &DutyPage::showBusy);
    connect(worker_, &ReportWorker::cancelled, this, [this] {
        answered_ = true;
        say(tr("Cancelled"));
    });
    connect(worker_, &ReportWorker::saved, this,
            [this](const QString& path) { say(tr("Exported to %1").arg(QDir::toNativeSeparators(path))); });
}

QWidget* DutyPage::buildToolbar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space(2), space(2), space(2), space(2));
    row->setSpacing(space(2));
    period_ = new PeriodPicker(context_.region, context_.clock);
    const int choice = context_.state->value(kChoiceKey, 0).toInt();
    if (choice == static_cast<int>(PeriodPicker::Choice::Previous)) period_->choose(PeriodPicker::Choice::Previous);
    row->addWidget(period_);
    refresh_ = addTool(tr("Make anew"), QStringLiteral("refresh"), Qt::CTRL | Qt::Key_R);
    pdf_ = addTool(tr("Export PDF…"), QStringLiteral("document"), Qt::CTRL | Qt::Key_E);
    csv_ = addTool(tr("Export CSV…"), QStringLiteral("export"), Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    connect(refresh_, &QToolButton::clicked, this, &DutyPage::makeReport);
    connect(pdf_, &QToolButton::clicked, this, [this] { exportReport(ReportFormat::Pdf); });
    connect(csv_, &QToolButton::clicked, this, [this] { exportReport(ReportFormat::Csv); });
    for (QToolButton* tool : {refresh_, pdf_, csv_}) row->addWidget(tool);
    pdf_->setEnabled(false);
    csv_->setEnabled(false);
    message_ = new QLabel;
    message_->setProperty("role", QStringLiteral("muted"));
    message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    message_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(message_, 1);
    return bar;
}

QToolButton* DutyPage::addTool(const QString& text, const QString& iconName, const QKeySequence& key)
{
    auto* tool = new QToolButton;
    tool->setText(text);
    tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    tool->setShortcut(key);
    tool->setToolTip(QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    tools_.append({tool, iconName});
    return tool;
}

QWidget* DutyPage::buildProgress()
{
    progress_ = new QWidget;
    auto* row = new QHBoxLayout(progress_);
    row->setContentsMargins(space(2), 0, space(2), space(2));
    bar_ = new QProgressBar;
    bar_->setAccessibleName(tr("Progress of the report"));
    row->addWidget(bar_, 1);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setShortcut(Qt::Key_Escape);
    connect(cancel, &QPushButton::clicked, this, [this] { worker_->cancel(); });
    row->addWidget(cancel);
    progress_->hide();
    patience_.setSingleShot(true);
    patience_.setInterval(kPatience);
    poll_.setInterval(kPoll);
    connect(&patience_, &QTimer::timeout, progress_, &QWidget::show);
    connect(&poll_, &QTimer::timeout, this, [this] { bar_->setValue(worker_->percent()); });
    return progress_;
}

void DutyPage::recolor()
{
    for (const auto& [tool, name] : std::as_const(tools_)) tool->setIcon(icon(name, *context_.theme));
}

PageReadiness DutyPage::readiness() const
{
    if (!context_.history || (answered_ && !failed_)) return {true, {}};
    return {false, failed_ ? QStringLiteral("the report failed") : QStringLiteral("the first report")};
}

void DutyPage::setActive(bool active)
{
    if (!active || !worker_ || worker_->busy()) return;
    period_->refresh();
    // A shift that goes on has changed since; a person's own period is left alone once it is there.
    if (!answered_ || period_->choice() != PeriodPicker::Choice::Custom) makeReport();
}

void DutyPage::makeReport()
{
    if (!worker_) return;
    period_->refresh();
    say({});
    const Period period = period_->period();
    if (period.to <= period.from) return say(tr("The period ends before it begins"));
    worker_->make(period, logicalDpiX() * devicePixelRatioF());
}

void DutyPage::exportReport(ReportFormat format)
{
    if (!worker_ || !worker_->report()) return;
    const QDir folder(context_.state->value(kFolderKey, homeOfDocuments()).toString());
    const QString filter = format == ReportFormat::Pdf ? tr("PDF documents (*.pdf)") : tr("CSV tables (*.csv)");
    QString path = chooseFile_(this, folder.filePath(suggestedFileName(*worker_->report(), format)), filter);
    if (path.isEmpty()) return;
    if (QFileInfo(path).suffix().isEmpty()) path += QLatin1Char('.') + fileSuffix(format);
    context_.state->setValue(kFolderKey, QFileInfo(path).absolutePath());
    say({});
    worker_->save(format, path);
}

void DutyPage::showPages(const ReportPreviewPages& pages)
{
    answered_ = true;
    failed_ = false;
    if (worker_->storeIsEmpty()) {
        empty_->setTexts(tr("No shift has been recorded yet"),
                         tr("Here the report of a shift can be looked at and exported as PDF or CSV. It fills by "
                            "itself a minute after data begins to come."));
        empty_->setAction(tr("Look again"));
        stack_->setCurrentWidget(empty_);
        return;
    }
    preview_->setPages(pages);
    stack_->setCurrentWidget(preview_);
    if (worker_->report()->empty()) say(tr("Nothing was recorded in this period"));
}

void DutyPage::showFailure(const Error& error)
{
    answered_ = true;
    if (stack_->currentWidget() == preview_) return say(error.text());
    failed_ = true;
    empty_->setTexts(tr("The report could not be made"), error.text());
    empty_->setAction(tr("Try again"));
}

void DutyPage::showBusy(bool busy)
{
    const bool exportable = !busy && worker_->report() && !worker_->storeIsEmpty();
    pdf_->setEnabled(exportable);
    csv_->setEnabled(exportable);
    if (busy) {
        bar_->setValue(0);
        patience_.start();
        poll_.start();
    } else {
        patience_.stop();
        poll_.stop();
        progress_->hide();
    }
}

void DutyPage::say(const QString& text)
{
    message_->setText(text);
    message_->setToolTip(text);
}

}  // namespace pitwatch::ui
