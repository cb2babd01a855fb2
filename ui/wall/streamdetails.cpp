#include "streamdetails.h"

#include <QLocale>

#include <algorithm>

#include <ui/common/format.h>

#include "tilewords.h"

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {

qint64 milliseconds(Micros span)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(span).count();
}

QString orDash(const QString& text)
{
    return text.isEmpty() ? noValue() : text;
}

/// Why it is not a device is cut where a row of the details ends: several devices may have refused.
QString decoderOf(const StreamStatus& status)
{
    constexpr int kLongestNote = 48;
    if (status.decoder.isEmpty() || status.decoderNote.isEmpty()) return orDash(status.decoder);
    const bool cut = status.decoderNote.size() > kLongestNote;
    return status.decoder + u" ("_s + status.decoderNote.left(kLongestNote) + (cut ? u"…)"_s : u")"_s);
}

QString decimal(double value)
{
    return QLocale().toString(value, 'f', 1);
}

}  // namespace

std::vector<DetailRow> StreamDetails::rows(const TileView& view, const QTimeZone& zone)
{
    const StreamStatus& status = view.status;
    return {
        {tr("State"), state(view, zone)},
        {tr("Capture to paint"), captureToPaint(view)},
        {tr("Last picture"), lastPicture(view)},
        {tr("Quality"), step(view)},
        {tr("Why"), reason(view)},
        {tr("Source"), source(status)},
        {tr("Pictures"), rates(status)},
        {tr("Bit rate"), bitRate(status)},
        {tr("Decoder"), decoderOf(status)},
        {tr("Connection"), orDash(status.transport.toUpper())},
        {tr("Lost, damaged, dropped"), losses(status)},
        {tr("Reconnects"), number(status.reconnects)},
        {tr("Waiting to be decoded"), number(status.queuedPackets)},
        {tr("Machine"), tr("decoding %1 %, program %2 %")
                            .arg(qRound(100 * view.machine.decoding))
                            .arg(qRound(100 * view.machine.process))},
    };
}

QString StreamDetails::title(const TileView& view)
{
    return view.mine.isEmpty() ? view.name : view.mine + u" · "_s + view.name;
}

QString StreamDetails::text(const TileView& view, const QTimeZone& zone)
{
    QString text = title(view) + u" · "_s + formatDateTime(view.now, zone);
    for (const DetailRow& row : rows(view, zone)) text += u"\n%1: %2"_s.arg(row.label, row.value);
    return text;
}

QString StreamDetails::state(const TileView& view, const QTimeZone& zone)
{
    const StreamStatus& status = view.status;
    const auto since = [&](UtcTime at) {
        return tr("%1, since %2").arg(TileWords::state(view), formatClock(at, zone));
    };
    const UtcTime lostAt = status.lastFrameAt.value_or(status.phaseSince);
    if (view.state == TileState::NoSignal && lostAt != UtcTime{}) return since(lostAt);
    if (view.state == TileState::Frozen && status.frozenSince) return since(*status.frozenSince);
    if (view.state == TileState::Damaged && status.damagedSince) return since(*status.damagedSince);
    return TileWords::state(view);
}

QString StreamDetails::captureToPaint(const TileView& view)
{
    if (!view.frame) return noValue();
    if (!view.captureAge) return tr("unknown: the camera sends no clock");
    const qint64 age = milliseconds(*view.captureAge);
    if (age < 0) return tr("the camera's clock is %1 ms ahead").arg(number(-age));
    return withUnit(double(age), u"ms"_s);
}

QString StreamDetails::lastPicture(const TileView& view)
{
    if (!view.age) return tr("none yet");
    if (*view.age >= Micros(std::chrono::seconds(10))) return tr("%1 ago").arg(durationText(*view.age));
    return tr("%1 ms ago").arg(number(milliseconds(*view.age)));
}

QString StreamDetails::step(const TileView& view)
{
    const QString stream = view.mainStream ? tr("main stream") : tr("sub stream");
    switch (view.quality.step) {
        case QualityStep::Main:
        case QualityStep::Sub:
            break;
        case QualityStep::KeysOnly:
            return tr("keyframes of the %1").arg(stream);
        case QualityStep::Still:
            return tr("stills of the %1").arg(stream);
    }
    return stream;
}

QString StreamDetails::reason(const TileView& view)
{
    switch (view.quality.reason) {
        case QualityReason::Size:
            return tr("the picture is %n line(s) high", nullptr, view.picture.height());
        case QualityReason::OnlyStream:
            return tr("the camera has no sub stream");
        case QualityReason::Zoomed:
            return tr("zoomed: it takes the main stream's pixels");
        case QualityReason::Pressure:
            return tr("the machine is at %1 %; %n tile(s) stepped down", nullptr, view.steppedDown)
                .arg(qRound(100 * std::max(view.machine.decoding, view.machine.process)));
        case QualityReason::Settling:
            return tr("changed a moment ago; the next change follows");
    }
    return {};
}

QString StreamDetails::source(const StreamStatus& status)
{
    if (status.sourceSize.isEmpty()) return noValue();
    return u"%1 · %2 × %3"_s.arg(status.codec.toUpper()).arg(status.sourceSize.width()).arg(status.sourceSize.height());
}

QString StreamDetails::rates(const StreamStatus& status)
{
    return tr("%1 a second sent, %2 shown").arg(decimal(status.arrivingPerSecond), decimal(status.framesPerSecond));
}

QString StreamDetails::bitRate(const StreamStatus& status)
{
    if (status.bitsPerSecond < 1e6) return withUnit(status.bitsPerSecond / 1e3, u"kbit/s"_s);
    return withUnit(status.bitsPerSecond / 1e6, u"Mbit/s"_s, 1);
}

QString StreamDetails::losses(const StreamStatus& status)
{
    return u"%1 · %2 · %3"_s.arg(number(qint64(status.packetsLost)), number(qint64(status.decodeErrors)),
                                 number(qint64(status.framesDropped)));
}

}  // namespace pitwatch::ui
