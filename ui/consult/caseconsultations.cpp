#include "caseconsultations.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QThreadPool>
#include <QUrl>

#include <algorithm>
#include <map>

#include <consult/consultrecordings.h>
#include <duty/minutespdf.h>

namespace pitwatch::ui {

using namespace Qt::StringLiterals;

namespace {

/// An ampersand in a name is no key.
QString menuText(const QString& text)
{
    return QString(text).replace(u'&', u"&&"_s);
}

}  // namespace

CaseConsultations::CaseConsultations(const PageContext& context, QWidget* parent)
    : QToolButton(parent), context_(context), menu_(new QMenu(this))
{
    setMenu(menu_);
    setPopupMode(QToolButton::InstantPopup);
    setToolTip(tr("Consultations about this alarm: their minutes and recordings"));
    fill();
}

void CaseConsultations::setCase(const QString& caseId)
{
    if (std::exchange(case_, caseId) == caseId) return;
    refresh();
}

void CaseConsultations::refresh()
{
    const int question = ++asked_;
    consultations_.clear();
    recordings_.clear();
    fill();
    if (case_.isEmpty()) return;
    if (context_.minutes != nullptr)
        context_.minutes->findByCase(case_, this, [this, question](MinutesList list) {
            if (question != asked_) return;
            consultations_ = std::move(list.consultations);
            fill();
        });
    if (context_.consultRecordings != nullptr)
        context_.consultRecordings->list({std::nullopt, case_}, this, [this, question](RecordingList list) {
            if (question != asked_) return;
            recordings_ = std::move(list.recordings);
            fill();
        });
}

void CaseConsultations::fill()
{
    menu_->clear();
    const QTimeZone& zone = context_.region->timezone;
    for (const MinutesSummary& one : consultations_)
        menu_->addAction(menuText(tr("Minutes: %1 · %2").arg(formatDateTime(one.from, zone), one.subject)), this,
                         [this, file = one.file] { openMinutes(file); });
    std::map<QString, std::pair<UtcTime, int>> folders;
    for (const ShelvedRecording& recording : recordings_) {
        auto& [from, files] = folders.try_emplace(recording.folder, recording.note.from, 0).first->second;
        from = std::min(from, recording.note.from);
        ++files;
    }
    if (!consultations_.empty() && !folders.empty()) menu_->addSeparator();
    for (const auto& [folder, held] : folders)
        menu_->addAction(tr("Recordings: %1 · %n file(s)", nullptr, held.second).arg(formatDateTime(held.first, zone)),
                         this, [this, path = folder] { openFile(path); });
    setEnabled(!menu_->isEmpty());
    setText(consultations_.empty() ? tr("Consultations") : tr("Consultations (%1)").arg(consultations_.size()));
}

void CaseConsultations::openMinutes(const QString& file)
{
    context_.minutes->load(file, this, [this](const Result<Minutes>& minutes) {
        if (minutes)
            write(minutes.value());
        else
            Q_EMIT said(minutes.error().text());
    });
}

/// The desktop shows paper, and the file of the minutes is none.
void CaseConsultations::write(const Minutes& minutes)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + u"/minutes"_s);
    const QString path = folder.filePath(suggestedFileName(minutes, context_.region->timezone));
    QThreadPool::globalInstance()->start([self = QPointer(this), minutes, folder, path, region = context_.region] {
        const bool made = folder.mkpath(u"."_s);
        const Result<void> written = writeMinutes(minutes, region->name, region->timezone, path);
        QMetaObject::invokeMethod(qApp, [self, made, written, path] {
            if (!self) return;
            if (made && written) return self->openFile(path);
            Q_EMIT self->said(written ? tr("Cannot be opened: %1").arg(path) : written.error().text());
        });
    });
}

void CaseConsultations::openFile(const QString& path)
{
    const bool opened = QFile::exists(path) && QDesktopServices::openUrl(QUrl::fromLocalFile(path));
    if (!opened) Q_EMIT said(tr("Cannot be opened: %1").arg(path));
}

}  // namespace pitwatch::ui
