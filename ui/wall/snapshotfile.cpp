#include "snapshotfile.h"

#include <QDir>
#include <QFileInfo>
#include <QImageWriter>
#include <QPainter>
#include <QSaveFile>

#include <core/diskspace.h>

#include <algorithm>

#include "tilepainter.h"
#include "tilezoom.h"

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {

constexpr int kPadding = 8;
constexpr int kMostSameNames = 1000;
/// Below this a disk is as good as full.
constexpr qint64 kRoomForAPicture = 32 << 20;

UtcTime timeOf(const Snapshot& snapshot)
{
    return snapshot.frame->capturedAt.value_or(snapshot.frame->decodedAt);
}

/// Ids come from a file that somebody wrote: no way out of the directory, nothing that a file system refuses.
QString fileNamePart(const QString& text)
{
    QString safe;
    for (const QChar c : text.left(64)) safe += c.isLetterOrNumber() || c == u'-' || c == u'_' ? c : QChar(u'_');
    return safe.isEmpty() ? u"_"_s : safe;
}

void drawBoxes(QPainter& painter, const Snapshot& snapshot)
{
    const QRectF picture(QPointF(0, 0), pixelsOf(*snapshot.frame));
    const QRectF whole = placeOfPart(kWholePicture, partOf(*snapshot.frame), picture);
    painter.save();
    painter.setClipRect(picture);
    const QFontMetrics metrics(painter.font());
    const auto& objects = snapshot.boxes->objects;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const QRectF box = boxInPicture(objects[i].box, snapshot.boxes->frame, whole);
        painter.setPen(QPen(QColor(0, 0, 0, 160), 4));
        painter.drawRect(box);
        painter.setPen(QPen(QColor(235, 240, 245), 2));
        painter.drawRect(box);
        const QString label = snapshot.boxLabels.value(int(i));
        const QRectF plate(box.left(), std::max(0.0, box.top() - metrics.height()),
                           metrics.horizontalAdvance(label) + kPadding, metrics.height());
        painter.fillRect(plate, QColor(0, 0, 0, 150));
        painter.drawText(plate, Qt::AlignCenter, label);
    }
    painter.restore();
}

QFile::FileError writePng(const QImage& image, const Snapshot& snapshot, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return file.error();
    QImageWriter writer(&file, "png");
    writer.setText(u"Camera"_s, u"%1 %2"_s.arg(snapshot.camera.camera.text(), snapshot.cameraName));
    writer.setText(u"Mine"_s, u"%1 %2"_s.arg(snapshot.camera.mine.text(), snapshot.mineName));
    const auto& captured = snapshot.frame->capturedAt;
    writer.setText(u"CaptureTime"_s, captured ? formatIsoTime(*captured, snapshot.zone) : u"unknown"_s);
    writer.setText(u"ReceiptTime"_s, formatIsoTime(snapshot.frame->decodedAt, snapshot.zone));
    writer.setText(u"Source"_s, snapshot.source);
    writer.setText(u"Boxes"_s, snapshot.boxes ? QString::number(snapshot.boxes->objects.size()) : u"not drawn"_s);
    writer.setText(u"Software"_s, u"Pitwatch"_s);
    if (!writer.write(image)) return file.error() == QFile::NoError ? QFile::WriteError : file.error();
    return file.commit() ? QFile::NoError : file.error();
}

Error failure(const QString& path, QFile::FileError error)
{
    const QString folder = QFileInfo(path).absolutePath();
    const auto disk = diskSpaceOf(folder);
    const bool full = error == QFile::ResourceError || (disk && disk->free < kRoomForAPicture);
    if (full) return {ErrorKind::Exhausted, u"the disk is full"_s, folder};
    return {ErrorKind::Permission, u"the folder cannot be written to"_s, folder};
}

}  // namespace

QImage composeSnapshot(const Snapshot& snapshot)
{
    const QImage picture = imageOf(*snapshot.frame);
    QFont font = snapshot.font;
    font.setPixelSize(std::clamp(picture.height() / 36, 12, 40));
    const int line = QFontMetrics(font).height();
    QImage image(picture.width(), picture.height() + 2 * line + 2 * kPadding, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.setFont(font);
    painter.drawImage(0, 0, picture);
    if (snapshot.boxes) drawBoxes(painter, snapshot);
    painter.setPen(Qt::white);
    const QRect words(kPadding, picture.height() + kPadding, picture.width() - 2 * kPadding, 2 * line);
    const QFontMetrics metrics(font);
    const QString name = snapshot.mineName + u" · "_s + snapshot.cameraName;
    painter.drawText(words.adjusted(0, 0, 0, -line), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(name, Qt::ElideRight, words.width()));
    painter.drawText(words.adjusted(0, line, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(snapshot.timeText, Qt::ElideRight, words.width()));
    return image;
}

QString snapshotPath(const QString& directory, const Snapshot& snapshot)
{
    const QDateTime at = toDateTime(timeOf(snapshot), snapshot.zone);
    const QString folder =
        u"%1/snapshots/%2/%3"_s.arg(directory, fileNamePart(snapshot.camera.mine.text()), at.toString(u"yyyy-MM-dd"_s));
    const QString name = u"%1_%2"_s.arg(at.toString(u"HHmmss-zzz"_s), fileNamePart(snapshot.camera.camera.text()));
    QString path = u"%1/%2.png"_s.arg(folder, name);
    for (int number = 2; QFileInfo::exists(path) && number < kMostSameNames; ++number)
        path = u"%1/%2_%3.png"_s.arg(folder, name).arg(number);
    return path;
}

Result<QString> saveSnapshot(const QString& directory, const Snapshot& snapshot)
{
    const QString path = snapshotPath(directory, snapshot);
    if (!QDir().mkpath(QFileInfo(path).absolutePath())) return failure(path, QFile::OpenError);
    const QFile::FileError error = writePng(composeSnapshot(snapshot), snapshot, path);
    if (error != QFile::NoError) return failure(path, error);
    return path;
}

}  // namespace pitwatch::ui
