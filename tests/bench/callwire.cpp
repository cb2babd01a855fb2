#include "callwire.h"

#include <QJsonDocument>

namespace pitwatch::bench {

using namespace Qt::StringLiterals;

namespace {

QByteArray asLine(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

}  // namespace

QString guestName(int number)
{
    return u"guest%1"_s.arg(number);
}

QByteArray lineOf(const ConsultSignal& signal, const QString& guest)
{
    return asLine({{u"guest"_s, guest},
                   {u"epoch"_s, signal.epoch},
                   {u"kind"_s, int(signal.kind)},
                   {u"sdp"_s, signal.sdp},
                   {u"mline"_s, signal.mline},
                   {u"candidate"_s, signal.candidate}});
}

QByteArray joinLine(const QString& guest, int epoch, bool offers, const QString& address)
{
    return asLine({{u"guest"_s, guest},
                   {u"order"_s, u"join"_s},
                   {u"epoch"_s, epoch},
                   {u"offers"_s, offers},
                   {u"address"_s, address}});
}

QByteArray leaveLine(const QString& guest)
{
    return asLine({{u"guest"_s, guest}, {u"order"_s, u"leave"_s}});
}

QByteArray reportLine(const QString& guest, int frames, ConsultPeerState state, int rebuilds)
{
    return asLine({{u"guest"_s, guest}, {u"frames"_s, frames}, {u"state"_s, int(state)}, {u"rebuilds"_s, rebuilds}});
}

ConsultSignal signalOf(const QJsonObject& line, const QString& peer)
{
    return {peer,
            line["epoch"_L1].toInt(),
            ConsultSignalKind(line["kind"_L1].toInt()),
            line["sdp"_L1].toString(),
            line["mline"_L1].toInt(),
            line["candidate"_L1].toString()};
}

QList<QJsonObject> takeLines(QByteArray& arrived)
{
    QList<QJsonObject> lines;
    for (qsizetype end = arrived.indexOf('\n'); end >= 0; end = arrived.indexOf('\n')) {
        const QJsonDocument document = QJsonDocument::fromJson(arrived.left(end));
        if (document.isObject()) lines.append(document.object());
        arrived.remove(0, end + 1);
    }
    return lines;
}

}  // namespace pitwatch::bench
