#include "clipdialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPointer>
#include <QUrl>
#include <QVBoxLayout>

#include <evidence/clipverify.h>
#include <ui/common/emptystate.h>

namespace pitwatch::ui {

ClipDialog::ClipDialog(QString directory, const QTimeZone& zone, const Theme& theme, QWidget* parent)
    : QDialog(parent), directory_(std::move(directory)), model_(new ClipListModel(zone, this))
{
    setWindowTitle(tr("Evidence clips"));
    worker_.setMaxThreadCount(1);
    table_ = new TableView(theme);
    table_->setModel(model_);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    const int widths[] = {160, 150, 150, 80, 90, 180};
    for (int column = 0; column < int(std::size(widths)); ++column) table_->setColumnWidth(column, widths[column]);
    auto* empty =
        new EmptyState(QStringLiteral("wall"), tr("No clips yet"),
                       tr("Press E on the video wall to keep the last 30 and the next 10 seconds of a tile."), theme);
    stack_ = new QStackedWidget;
    stack_->addWidget(empty);
    stack_->addWidget(table_);
    notice_ = new QLabel;
    notice_->setProperty("role", QStringLiteral("muted"));
    notice_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(4), space(4), space(4), space(4));
    column->addWidget(stack_, 1);
    column->addWidget(notice_);
    column->addWidget(buildButtons());
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ClipDialog::follow);
    connect(model_, &QAbstractItemModel::modelReset, this, &ClipDialog::follow);
    resize(960, 480);
    reload();
}

ClipDialog::~ClipDialog()
{
    worker_.clear();
    worker_.waitForDone();
}

QPushButton* ClipDialog::addButton(const QString& name, const QString& text, const QString& hint,
                                   QList<QKeySequence> keys)
{
    auto* button = new QPushButton(text);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(hint, keys.first().toString(QKeySequence::NativeText)));
    button->setShortcut(keys.first());
    button->setAutoDefault(false);
    button->setObjectName(name);
    return button;
}

QWidget* ClipDialog::buildButtons()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* open = addButton(QStringLiteral("open"), tr("Open folder"), tr("Show the file in its folder"),
                           {QKeySequence(Qt::CTRL | Qt::Key_O)});
    auto* copy =
        addButton(QStringLiteral("copy"), tr("Copy path"), tr("Copy the path of the video"), {QKeySequence::Copy});
    auto* check = addButton(QStringLiteral("verify"), tr("Verify"), tr("Compare the video with its SHA-256"),
                            {QKeySequence(Qt::CTRL | Qt::Key_K)});
    auto* away =
        addButton(QStringLiteral("delete"), tr("Delete…"), tr("Delete the video and its sidecar"), {Qt::Key_Delete});
    auto* closeButton = addButton(QStringLiteral("close"), tr("Close"), tr("Close the list"), {QKeySequence::Close});
    connect(open, &QPushButton::clicked, this, &ClipDialog::openFolder);
    connect(copy, &QPushButton::clicked, this, &ClipDialog::copyPath);
    connect(check, &QPushButton::clicked, this, &ClipDialog::verify);
    connect(away, &QPushButton::clicked, this, &ClipDialog::askAndDelete);
    connect(closeButton, &QPushButton::clicked, this, &QDialog::reject);
    needChoice_ = {open, copy, check, away};
    for (QPushButton* button : needChoice_) layout->addWidget(button);
    layout->addStretch(1);
    layout->addWidget(closeButton);
    return row;
}

void ClipDialog::inBackground(std::function<std::function<void()>()> work)
{
    worker_.start([self = QPointer<ClipDialog>(this), work = std::move(work)] {
        // Not the pointer but the application carries the result: the dialog may be closing.
        QMetaObject::invokeMethod(
            qApp,
            [self, done = work()] {
                if (self) done();
            },
            Qt::QueuedConnection);
    });
}

void ClipDialog::reload()
{
    notice_->setText(tr("Reading the clips…"));
    inBackground([this, directory = directory_]() -> std::function<void()> {
        return [this, clips = listClips(directory)] {
            notice_->setText(directory_);
            model_->setClips(clips);
            if (!clips.empty()) table_->selectRow(0);
        };
    });
}

void ClipDialog::follow()
{
    stack_->setCurrentIndex(model_->rowCount() > 0 ? 1 : 0);
    for (QPushButton* button : needChoice_) button->setEnabled(chosen() != nullptr);
}

const ClipEntry* ClipDialog::chosen() const
{
    const auto rows = table_->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : model_->clip(rows.front().row());
}

void ClipDialog::openFolder() const
{
    if (const ClipEntry* clip = chosen())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(clip->video).absolutePath()));
}

void ClipDialog::copyPath() const
{
    if (const ClipEntry* clip = chosen()) QApplication::clipboard()->setText(clip->video);
}

void ClipDialog::verify()
{
    const ClipEntry* clip = chosen();
    if (!clip) return;
    inBackground([this, sidecar = clip->sidecar]() -> std::function<void()> {
        const Verification result = verifyEvidence(sidecar);
        QString problem = result.problem;
        for (const VerifiedFile& file : result.files)
            if (!file.problem.isEmpty()) problem = file.problem;
        return [this, sidecar, problem] { model_->setVerified(sidecar, problem); };
    });
}

void ClipDialog::askAndDelete()
{
    const ClipEntry* clip = chosen();
    if (!clip) return;
    const QString question = tr("Delete the clip of %1 and its sidecar? They cannot be brought back.")
                                 .arg(clip->mineName + QStringLiteral(" · ") + clip->cameraName);
    if (QMessageBox::question(this, tr("Delete a clip"), question) != QMessageBox::Yes) return;
    inBackground([this, entry = *clip]() -> std::function<void()> {
        const Result<void> removed = removeClip(entry);
        return [this, problem = removed ? QString() : removed.error().text()] {
            reload();
            if (!problem.isEmpty()) notice_->setText(problem);
        };
    });
}

}  // namespace pitwatch::ui
