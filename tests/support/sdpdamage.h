#pragma once

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStringList>

namespace pitwatch::test {

/// Damages a description as a mistaken or hostile peer might: the same seed damages it in the same way.
class Damage {
public:
    explicit Damage(quint32 seed) : random_(seed) {}

    QString done(const QString& sdp)
    {
        QStringList lines = sdp.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        const int blows = random_.bounded(1, 4);
        for (int i = 0; i < blows && !lines.isEmpty(); ++i) hit(lines);
        return lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
    }

private:
    void hit(QStringList& lines)
    {
        const int at = random_.bounded(int(lines.size()));
        QString& line = lines[at];
        switch (random_.bounded(8)) {
            case 0:
                lines.removeAt(at);
                return;
            case 1:
                lines.insert(random_.bounded(int(lines.size())), QString(line));
                return;
            case 2:
                lines.swapItemsAt(at, random_.bounded(int(lines.size())));
                return;
            case 3:
                line.truncate(random_.bounded(int(line.size()) + 1));
                return;
            case 4:
                line += QString(random_.bounded(3'000), u'9');
                return;
            case 5:
                line.replace(QRegularExpression(QStringLiteral("[0-9]+")), QStringLiteral("4294967296"));
                return;
            case 6:
                line.replace(QRegularExpression(QStringLiteral("[0-9]+")), QStringLiteral("-1"));
                return;
            default:
                if (!line.isEmpty()) line[random_.bounded(int(line.size()))] = QChar(random_.bounded(0x20, 0x7f));
        }
    }

    QRandomGenerator random_;
};

}  // namespace pitwatch::test
