#include "truth.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <core/logging.h>

namespace pitwatch::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostWaiting = 256 * 1024;

QByteArray lineOf(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray quoted(const QString& text)
{
    // One element, without its brackets: escaped as JSON wants it.
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

}  // namespace

TruthLog::~TruthLog()
{
    flush();
}

Result<void> TruthLog::open(const QString& path)
{
    file_.setFileName(path);
    if (!file_.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return Error{ErrorKind::Permission, file_.errorString(), path};
    open_ = true;
    return {};
}

// Frames come hundreds of times a second: written by hand, not through QJsonObject.
void TruthLog::frame(const FrameTruth& truth)
{
    if (!open_) return;
    QByteArray line =
        "{\"type\":\"frame\",\"t_us\":" + QByteArray::number(toMicros(truth.capturedAt)) +
        ",\"mine\":" + quoted(truth.camera.mine.text()) + ",\"camera\":" + quoted(truth.camera.camera.text()) +
        ",\"n\":" + QByteArray::number(truth.frameNumber) + ",\"frame\":[" + QByteArray::number(truth.frame.width()) +
        ',' + QByteArray::number(truth.frame.height()) + "],\"objects\":[";
    bool first = true;
    for (const DetectedObject& object : truth.objects) {
        line += first ? "{\"id\":" : ",{\"id\":";
        first = false;
        line += QByteArray::number(object.id) + ",\"class\":" + quoted(object.objectClass) + ",\"box\":[" +
                QByteArray::number(object.box.x(), 'f', 2) + ',' + QByteArray::number(object.box.y(), 'f', 2) + ',' +
                QByteArray::number(object.box.width(), 'f', 2) + ',' + QByteArray::number(object.box.height(), 'f', 2) +
                "]}";
    }
    write(line + "]}\n");
}

void TruthLog::observation(const char* type, const MineCode& mine, UtcTime at, const QByteArray& payload)
{
    if (!open_) return;
    write("{\"type\":\"" + QByteArray(type) + "\",\"t_us\":" + QByteArray::number(toMicros(at)) +
          ",\"mine\":" + quoted(mine.text()) + ",\"payload\":" + payload + "}\n");
}

void TruthLog::event(const SceneEvent& event)
{
    if (!open_) return;
    write(lineOf({{u"type"_s, u"event"_s},
                  {u"t_us"_s, toMicros(event.at)},
                  {u"mine"_s, event.camera.mine.text()},
                  {u"camera"_s, event.camera.camera.text()},
                  {u"kind"_s, event.kind},
                  {u"value"_s, event.value}}));
}

void TruthLog::scenario(UtcTime at, const QJsonObject& step)
{
    if (!open_) return;
    QJsonObject object = step;
    object.insert(u"type"_s, u"scenario"_s);
    object.insert(u"t_us"_s, toMicros(at));
    write(lineOf(object));
}

void TruthLog::write(const QByteArray& line)
{
    const std::lock_guard lock(mutex_);
    waiting_ += line;
    if (waiting_.size() >= kMostWaiting) flushLocked();
}

void TruthLog::flush()
{
    const std::lock_guard lock(mutex_);
    flushLocked();
}

void TruthLog::flushLocked()
{
    if (!open_ || waiting_.isEmpty()) return;
    const bool written = file_.write(waiting_) == waiting_.size() && file_.flush();
    waiting_.clear();
    if (written || failed_) return;
    failed_ = true;
    qCWarning(logSimulator) << "the truth file cannot be written:" << file_.errorString();
}

}  // namespace pitwatch::sim
