#include "minutesbox.h"

#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <duty/minutespdf.h>
#include <ui/common/sectionheader.h>

#include "recordinglimits.h"
#include "recordinglimitsdialog.h"

namespace pitwatch::ui {

MinutesBox::MinutesBox(MinutesFolder& folder, const PageContext& context, QWidget* parent)
    : QWidget(parent),
      folder_(folder),
      context_(context),
      rows_(new MinutesListModel(context.region->timezone, this)),
      table_(new TableView(*context.theme)),
      note_(new QLabel),
      export_(new QPushButton(tr("Export PDF…"))),
      alarm_(new QPushButton(tr("Alarm")))
{
    writer_.setMaxThreadCount(1);
    table_->setModel(rows_);
    table_->setAccessibleName(tr("Earlier consultations"));
    table_->horizontalHeader()->setStretchLastSection(false);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setSectionResizeMode(MinutesListModel::SubjectColumn, QHeaderView::Stretch);
    note_->setProperty("role", QStringLiteral("muted"));
    export_->setToolTip(tr("The minutes of the chosen consultation as PDF"));
    auto* header = new SectionHeader(tr("Earlier consultations"), *context_.theme);
    if (context_.consultRecordings != nullptr) addRecordings(*header);
    alarm_->setToolTip(tr("The alarm that the chosen consultation was about"));
    alarm_->setEnabled(false);
    header->addTool(alarm_);
    header->addTool(export_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    column->addWidget(header);
    column->addWidget(table_, 1);
    column->addWidget(note_);
    connect(export_, &QPushButton::clicked, this, &MinutesBox::askWhere);
    connect(alarm_, &QPushButton::clicked, this, [this] {
        if (const MinutesSummary* chosen = rows_->at(table_->currentIndex().row()))
            Q_EMIT alarmRequested(chosen->caseId);
    });
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) { followChoice(index.row()); });
    connect(table_, &QAbstractItemView::activated, this, &MinutesBox::askWhere);
    refresh();
}

MinutesBox::~MinutesBox()
{
    writer_.waitForDone();
}

void MinutesBox::refresh()
{
    folder_.list(this, [this](MinutesList list) {
        const int damaged = int(list.damaged.size());
        const bool empty = list.consultations.empty();
        rows_->update(std::move(list.consultations));
        export_->setEnabled(!empty);
        note_->setVisible(empty || damaged > 0);
        note_->setText(empty ? tr("No consultation yet. Their minutes are kept here.")
                             : tr("%n file(s) could not be read", nullptr, damaged));
        if (!table_->currentIndex().isValid() && !empty) table_->setCurrentIndex(rows_->index(0, 0));
    });
}

void MinutesBox::addRecordings(SectionHeader& header)
{
    recordings_ = new RecordingListButton(*context_.consultRecordings, context_.region->timezone);
    recordings_->setEnabled(false);
    header.addTool(recordings_);
    auto* keeping = new QPushButton(tr("Keeping…"));
    keeping->setToolTip(tr("How long and how much of the recordings of consultations is kept"));
    header.addTool(keeping);
    connect(keeping, &QPushButton::clicked, this, &MinutesBox::chooseLimits);
    connect(recordings_, &RecordingListButton::said, this, &MinutesBox::said);
}

void MinutesBox::followChoice(int row)
{
    const MinutesSummary* chosen = rows_->at(row);
    alarm_->setEnabled(chosen != nullptr && !chosen->caseId.isEmpty());
    if (recordings_ == nullptr) return;
    recordings_->setEnabled(chosen != nullptr);
    recordings_->setRoom(chosen != nullptr ? chosen->room : RoomId());
}

void MinutesBox::chooseLimits()
{
    auto* dialog = new RecordingLimitsDialog(*context_.consultRecordings, context_.region->timezone, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        keepRecordingLimits(*context_.state, dialog->limits());
        context_.consultRecordings->setLimits(dialog->limits());
    });
    dialog->open();
}

void MinutesBox::askWhere()
{
    const int row = table_->currentIndex().row();
    const MinutesSummary* chosen = rows_->at(row);
    if (chosen == nullptr) return;
    Minutes named;
    named.subject = chosen->subject;
    named.from = chosen->from;
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export the minutes"), documents.filePath(suggestedFileName(named, context_.region->timezone)),
        tr("PDF documents (*.pdf)"));
    if (!path.isEmpty()) exportTo(row, path);
}

void MinutesBox::exportTo(int row, const QString& path)
{
    const MinutesSummary* chosen = rows_->at(row);
    if (chosen == nullptr) return;
    folder_.load(chosen->file, this, [this, path](const Result<Minutes>& minutes) {
        if (minutes)
            write(minutes.value(), path);
        else
            Q_EMIT said(minutes.error().text());
    });
}

void MinutesBox::write(const Minutes& minutes, const QString& path)
{
    writer_.start([this, minutes, path, region = context_.region] {
        const Result<void> written = writeMinutes(minutes, region->name, region->timezone, path);
        QMetaObject::invokeMethod(this, [this, written, path] {
            Q_EMIT said(written ? tr("Exported to %1").arg(QDir::toNativeSeparators(path)) : written.error().text());
        });
    });
}

}  // namespace pitwatch::ui
