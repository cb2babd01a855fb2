#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <random>

#include <consult/sdpcheck.h>
#include <consult/signalmessage.h>

namespace pitwatch::test {

/// Bends messages that are fine so that they are certainly wrong. The same seed gives the same messages.
class Bender {
public:
    explicit Bender(unsigned seed) : random_(seed) {}

    int below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }

    /// Never a message: cut short, or with bytes that are neither JSON nor UTF-8.
    QByteArray broken(QByteArray text)
    {
        switch (below(4)) {
            case 0:
                return text.left(below(static_cast<int>(text.size())));
            case 1:
                return text + "}";
            case 2:
                return text.insert(1 + below(static_cast<int>(text.size()) - 1), '\xff');
            default:
                return QByteArray(1 + below(4000), "[{\"\x80"[below(4)]);
        }
    }

    /// Well-formed JSON whose `field` holds what it must not.
    QByteArray bent(QJsonObject object, const QString& field)
    {
        const QJsonValue now = object.value(field);
        if (below(4) == 0)
            object.remove(field);
        else
            object.insert(field, wrongFor(now));
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }

    QString bentSdp(const QString& sdp)
    {
        QStringList lines = sdp.chopped(2).split(QStringLiteral("\r\n"));
        const qsizetype at = below(static_cast<int>(lines.size()));
        switch (below(6)) {
            case 0:
                lines[at] = lines[at].mid(2);
                break;
            case 1:
                lines[at].insert(2, QChar(below(9)));
                break;
            case 2:
                lines.removeAt(below(4));
                break;
            case 3:
                lines.insert(at, QString());
                break;
            case 4:
                lines[at] += QString(sdpbounds::kLineCharacters, u'x');
                break;
            default:
                lines.insert(at, QStringLiteral("m=application %1 UDP/DTLS/SCTP 5000").arg(below(9)));
                break;
        }
        return lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
    }

private:
    QJsonValue wrongFor(const QJsonValue& now)
    {
        const QList<QJsonValue> wrong{
            QJsonValue::Null,
            QJsonArray{1, 2, 3},
            -1.5,
            1e300,
            QString(signalbounds::kMessageBytes / 2 + 1, u'x'),
            QStringLiteral("a\u0001b"),
            now.isObject() ? QJsonValue(false) : QJsonValue(QJsonObject{{QStringLiteral("a"), now}})};
        return wrong.at(below(static_cast<int>(wrong.size())));
    }

    std::mt19937 random_;
};

/// The fields that the message cannot do without in any form.
inline QStringList needed(const QJsonObject& object)
{
    QStringList fields = object.keys();
    fields.removeAll(QStringLiteral("resume"));
    if (object.value(QLatin1String("type")) == QStringLiteral("mute")) fields.removeAll(QStringLiteral("who"));
    if (object.value(QLatin1String("type")).toString().startsWith(QStringLiteral("ring"))) return fields;
    for (const auto& optional :
         {QStringLiteral("call"), QStringLiteral("url"), QStringLiteral("room"), QStringLiteral("pin"),
          QStringLiteral("id"), QStringLiteral("text"), QStringLiteral("recordedBy"), QStringLiteral("bell"),
          QStringLiteral("among"), QStringLiteral("resume"), QStringLiteral("held")})
        if (object.value(QLatin1String("type")) != QStringLiteral("hello") &&
            object.value(QLatin1String("type")) != QStringLiteral("chat"))
            fields.removeAll(optional);
    return fields;
}

}  // namespace pitwatch::test
