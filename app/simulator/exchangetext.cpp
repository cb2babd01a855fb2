#include "exchangetext.h"

#include <algorithm>

#include "personroster.h"

namespace pitwatch::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kOutFor = std::chrono::seconds(70);  // who came up stays in two snapshots, flagged 2

/// Separators inside a name would break the file.
QString clean(QString text)
{
    for (QChar& c : text)
        if (c == u';' || c == u'~' || c == u'|' || c == u'；' || c == u'&' || c < u' ') c = u' ';
    return text;
}

QString metres(double value)
{
    return QString::number(value, 'f', 2);
}

/// Fields keep their semicolons when empty; the record ends with '~'.
QString record(const QStringList& fields)
{
    return fields.join(u';') + u'~';
}

QString areaKindText(AreaKind kind)
{
    switch (kind) {
        case AreaKind::Mouth:
            return u"井口"_s;
        case AreaKind::Restricted:
            return u"限制"_s;
        case AreaKind::CoalFace:
        case AreaKind::Heading:
        case AreaKind::Key:
            return u"重点"_s;
        default:
            return u"其它区域"_s;
    }
}

class ExchangeWriter {
public:
    ExchangeWriter(const MineWorld& world, UtcTime wall, const QTimeZone& zone)
        : world_(world), mine_(world.mine()), wall_(wall), zone_(zone)
    {
    }

    QString header(ExchangeKind kind) const
    {
        const QString now = formatDateTime(wall_, zone_);
        if (kind != ExchangeKind::Ryxx) return record({mine_.code.text(), clean(mine_.name), now});
        return record({mine_.code.text(), clean(mine_.name), u"500"_s, u"KJ000J"_s, u"煤矿人员位置监测系统（测试）"_s,
                       u"测试厂家"_s, u"2027-12-31"_s, now});
    }

    QString records(ExchangeKind kind) const
    {
        switch (kind) {
            case ExchangeKind::Ryxx:
                return all(world_.persons(), [this](const Person& person) { return personnel(person); });
            case ExchangeKind::Ryqy:
                return all(mine_.areas, [](const Area& area) {
                    const QString limit = area.limit ? QString::number(*area.limit) : QString();
                    return record({areaKindText(area.kind), area.code.text(), limit, clean(area.name)});
                });
            case ExchangeKind::Ryjz:
                return all(mine_.stations, [this](const Station& station) { return base(station); });
            case ExchangeKind::Ryss:
                return all(world_.persons(), [this](const Person& person) { return presence(person); });
            case ExchangeKind::Jzss:
                return all(mine_.stations, [this](const Station& station) {
                    return record({station.code.text(), u"0"_s, u"1"_s, formatDateTime(wall_, zone_)});
                });
        }
        return {};
    }

private:
    template <typename List, typename Text>
    static QString all(const List& list, Text text)
    {
        QString result;
        for (const auto& item : list) result += text(item);
        return result;
    }

    static QString flag(bool value) { return value ? u"1"_s : u"0"_s; }
    QString wallTime(UtcTime worldTime) const { return formatDateTime(wall_ - (world_.now() - worldTime), zone_); }

    QString personnel(const Person& person) const
    {
        const PersonCard& card = person.card();
        const QString title = card.leader ? u"带班矿领导"_s : u"员工"_s;
        return record({card.tag.text(), card.name, card.job, title, card.team, u"1985-01"_s, u"中专"_s,
                       flag(card.leader), flag(card.special)});
    }

    QString base(const Station& station) const
    {
        const QString name = station.name.isEmpty() ? station.code.text() : clean(station.name);
        return record(
            {station.code.text(), name, metres(station.at.x), metres(station.at.y), metres(station.at.z), name});
    }

    QString presence(const Person& person) const
    {
        const bool under = person.underground();
        const bool justOut = !under && person.leftAt() && world_.now() - *person.leftAt() < kOutFor;
        if (!under && !justOut) return {};
        const PersonCard& card = person.card();
        const bool atMouth = under && person.area() && person.area()->kind == AreaKind::Mouth;
        const QString mark = justOut ? u"2"_s : atMouth ? u"0"_s : u"1"_s;
        const bool heard = !person.station().isEmpty();
        const QString station = person.station().text();
        const QString since = heard ? wallTime(person.stationSince()) : QString();
        return record({card.tag.text(), card.name, mark, wallTime(person.underSince()),
                       justOut ? wallTime(*person.leftAt()) : QString(),
                       person.area() ? person.area()->code.text() : QString(),
                       person.area() ? wallTime(person.areaSince()) : QString(), station, since, shiftSystemName(mine_),
                       heard ? metres(person.stationOffset()) : QString(), u"正常"_s, flag(card.leader),
                       flag(card.special), heard ? station + u'&' + since : QString()});
    }

    const MineWorld& world_;
    const Mine& mine_;
    const UtcTime wall_;
    const QTimeZone& zone_;
};

}  // namespace

QString exchangeKindName(ExchangeKind kind)
{
    static const QStringList names{u"RYXX"_s, u"RYQY"_s, u"RYJZ"_s, u"RYSS"_s, u"JZSS"_s};
    return names.at(static_cast<int>(kind));
}

QByteArray exchangeText(ExchangeKind kind, const MineWorld& world, UtcTime wall, const QTimeZone& zone)
{
    const ExchangeWriter writer(world, wall, zone);
    return (writer.header(kind) + writer.records(kind) + u"||"_s).toUtf8();
}

QString exchangeFileName(ExchangeKind kind, const MineCode& mine, UtcTime wall, const QTimeZone& zone)
{
    const QString time = toDateTime(wall, zone).toString(u"yyyyMMddHHmmss"_s);
    return mine.text() + u'_' + exchangeKindName(kind) + u'_' + time + u".txt"_s;
}

}  // namespace pitwatch::sim
