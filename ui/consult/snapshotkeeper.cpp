#include "snapshotkeeper.h"

#include <QCoreApplication>
#include <QDir>
#include <QPointer>
#include <QThreadPool>

namespace pitwatch::ui {

using namespace Qt::StringLiterals;

SnapshotKeeper::SnapshotKeeper(ConsultDesk& desk, const PageContext& context, QObject* parent)
    : QObject(parent), desk_(desk), context_(context)
{
}

void SnapshotKeeper::keep(QImage image, const QString& of)
{
    if (image.isNull()) return Q_EMIT said(tr("There is no picture to keep yet."));
    const UtcTime now = context_.clock->now();
    const QTimeZone& zone = context_.region->timezone;
    image.setText(u"Time"_s, formatIsoTime(now, zone));
    image.setText(u"Participant"_s, of);
    const QString folder = context_.dataDirectory + u"/consult/snapshots"_s;
    const QString name = toDateTime(now, zone).toString(u"yyyyMMdd-HHmmss-zzz"_s) + u".png"_s;
    QThreadPool::globalInstance()->start([self = QPointer(this), folder, name, image] {
        const bool saved = QDir().mkpath(folder) && image.save(folder + u'/' + name);
        QMetaObject::invokeMethod(qApp, [self, folder, name, saved] {
            if (self) self->kept(folder, name, saved);
        });
    });
}

void SnapshotKeeper::kept(const QString& folder, const QString& name, bool saved)
{
    if (saved && desk_.hosted() && desk_.session())
        desk_.hosted()->noteSnapshot(name, desk_.session()->room().self().name);
    const QString file = QDir(folder).filePath(name);
    Q_EMIT said(saved ? tr("Kept as %1").arg(file) : tr("The picture cannot be written: %1").arg(file));
}

}  // namespace pitwatch::ui
