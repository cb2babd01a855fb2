#include "perceptiondialect.h"

#include <algorithm>

namespace pitwatch {

namespace {

using Column = PerceptionColumn;
using Fields = std::vector<PerceptionField>;

enum class Need { Required, Optional };

PerceptionField field(const char16_t* name, FieldForm form, Column column = Column::Other, Need need = Need::Optional)
{
    PerceptionField made;
    made.name = QString::fromUtf16(name);
    made.column = column;
    made.form = form;
    made.mayBeEmpty = need == Need::Optional;
    return made;
}

PerceptionField text(const char16_t* name, Column column = Column::Other, Need need = Need::Optional)
{
    return field(name, FieldForm::Text, column, need);
}

PerceptionField longText(const char16_t* name)
{
    PerceptionField made = text(name);
    made.maximumBytes = 48 * 1024;
    return made;
}

PerceptionField code(const char16_t* name, int digits, Column column, Need need = Need::Optional)
{
    PerceptionField made = field(name, FieldForm::Digits, column, need);
    made.digits = digits;
    made.startsWithMine = true;
    return made;
}

PerceptionField mineCode()
{
    return code(u"煤矿编码", 12, Column::Mine, Need::Required);
}
PerceptionField tag()
{
    return code(u"人员卡编码", 17, Column::Tag, Need::Required);
}
PerceptionField area(Need need = Need::Optional)
{
    return code(u"区域编码", 16, Column::Area, need);
}
PerceptionField station(Need need = Need::Optional)
{
    return code(u"基站编码", 22, Column::Station, need);
}
PerceptionField time(const char16_t* name, Column column = Column::Other, Need need = Need::Optional)
{
    return field(name, FieldForm::Time, column, need);
}

PerceptionField word(const char16_t* name, const char16_t* words, Column column, Need need = Need::Optional)
{
    PerceptionField made = field(name, FieldForm::Word, column, need);
    made.words = QString::fromUtf16(words).split(QLatin1Char(' '));
    return made;
}

PerceptionField trace()
{
    PerceptionField made = field(u"轨迹", FieldForm::Trace);
    made.maximumBytes = 48 * 1024;
    return made;
}

Fields plainHeader()
{
    return {mineCode(), text(u"矿井名称", Column::MineName), time(u"数据上传时间", Column::UploadTime, Need::Required)};
}

/// The third and the seventh field are not explained anywhere that could be read.
Fields personnelHeader()
{
    return {mineCode(),        text(u"矿井名称", Column::MineName),
            text(u"数量"),     text(u"系统型号"),
            text(u"系统名称"), text(u"生产厂家"),
            text(u"有效日期"), time(u"数据上传时间", Column::UploadTime, Need::Required)};
}

PerceptionKind kindOf(const char16_t* name, PerceptionContent content, Fields fields, std::vector<Column> keys)
{
    PerceptionKind made;
    made.code = QString::fromUtf16(name);
    made.content = content;
    made.header = plainHeader();
    made.fields = std::move(fields);
    made.keys = std::move(keys);
    return made;
}

std::vector<PerceptionKind> positioningKinds()
{
    PerceptionKind persons =
        kindOf(u"RYXX", PerceptionContent::Personnel,
               {tag(), text(u"姓名", Column::PersonName), text(u"工种", Column::Job), text(u"职务", Column::Title),
                text(u"队组班组/部门", Column::Team), text(u"出生年月"), text(u"学历"),
                word(u"是否矿领导", u"0 1", Column::Leader), word(u"是否特种人员", u"0 1", Column::Special)},
               {Column::Tag});
    persons.header = personnelHeader();

    return {
        std::move(persons),
        kindOf(u"RYQY", PerceptionContent::Areas,
               {text(u"区域类型", Column::AreaKind, Need::Required), area(Need::Required),
                field(u"核定人数", FieldForm::Whole, Column::Approved),
                text(u"区域名称", Column::AreaName, Need::Required)},
               {Column::Area}),
        kindOf(u"RYJZ", PerceptionContent::Stations,
               {station(Need::Required), text(u"基站名称", Column::StationName),
                field(u"X", FieldForm::Decimal, Column::X), field(u"Y", FieldForm::Decimal, Column::Y),
                field(u"Z", FieldForm::Decimal, Column::Z), text(u"位置说明")},
               {Column::Station}),
        kindOf(
            u"RYSS", PerceptionContent::Positions,
            {tag(), text(u"姓名", Column::PersonName), word(u"出入井标志", u"0 1 2", Column::InOut, Need::Required),
             time(u"入井时刻", Column::UnderSince), time(u"出井时刻"), area(),
             time(u"进入当前区域时刻", Column::AreaSince), station(), time(u"进入当前基站时刻"), text(u"劳动组织方式"),
             field(u"距基站距离", FieldForm::Decimal, Column::StationOffset), text(u"工作状态"),
             word(u"是否矿领导", u"0 1", Column::Leader), word(u"是否特种人员", u"0 1", Column::Special), trace()},
            {Column::Tag}),
        kindOf(u"JZSS", PerceptionContent::StationHealth,
               {station(Need::Required), word(u"运行状态", u"0 1 2 9", Column::RunState, Need::Required),
                word(u"供电状态", u"0 1 2 9", Column::Other, Need::Required),
                time(u"数据时间", Column::Other, Need::Required)},
               {Column::Station}),
    };
}

std::vector<PerceptionKind> positioningAlarmKinds()
{
    // SOS and restricted area share one layout.
    const Fields personAlarm{tag(),
                             text(u"姓名", Column::PersonName),
                             time(u"开始时间", Column::Begin, Need::Required),
                             time(u"结束时间"),
                             time(u"入井时间", Column::UnderSince),
                             area(),
                             time(u"进入当前区域时刻", Column::AreaSince),
                             station(),
                             time(u"进入当前基站时刻")};
    return {
        kindOf(u"RYCS", PerceptionContent::None,
               {tag(), text(u"姓名", Column::PersonName), time(u"入井时刻", Column::UnderSince),
                time(u"报警开始时间", Column::Begin, Need::Required), time(u"报警结束时间"), area(),
                time(u"进入当前区域时刻", Column::AreaSince), station(), time(u"进入当前基站时刻")},
               {Column::Tag, Column::Begin}),
        kindOf(u"RYCY", PerceptionContent::None,
               {text(u"报警类型", Column::AlarmKind), field(u"定员数", FieldForm::Whole, Column::Approved),
                field(u"当前总人数", FieldForm::Whole), area(), text(u"区域名称", Column::AreaName),
                time(u"报警开始时间", Column::Begin, Need::Required), time(u"报警结束时间"), longText(u"区域人员集合")},
               {Column::AlarmKind, Column::Area, Column::Begin}),
        kindOf(u"RYQJ", PerceptionContent::None, personAlarm, {Column::Tag, Column::Begin}),
        kindOf(u"RYXZ", PerceptionContent::None, personAlarm, {Column::Tag, Column::Begin}),
    };
}

std::vector<PerceptionKind> safetyKinds()
{
    PerceptionKind definitions =
        kindOf(u"CDDY", PerceptionContent::None, {text(u"测点编码", Column::Point, Need::Required)}, {Column::Point});
    definitions.openEnd = true;
    return {
        std::move(definitions),
        kindOf(u"CDSS", PerceptionContent::None,
               {text(u"测点编码", Column::Point, Need::Required), text(u"传感器类型名称"), text(u"安装位置"),
                text(u"测点值"), text(u"单位"), field(u"测点状态", FieldForm::Whole),
                time(u"数据时间", Column::Other, Need::Required)},
               {Column::Point}),
        kindOf(u"YCBJ", PerceptionContent::None,
               {text(u"测点编码", Column::Point, Need::Required), text(u"传感器类型名称"), text(u"安装位置"),
                text(u"单位"), field(u"异常类型", FieldForm::Whole, Column::AlarmKind),
                time(u"开始时间", Column::Begin, Need::Required), time(u"结束时间"),
                field(u"最大值", FieldForm::Decimal), time(u"最大值时刻"), field(u"最小值", FieldForm::Decimal),
                time(u"最小值时刻"), field(u"平均值", FieldForm::Decimal), text(u"文本1"), text(u"文本2"),
                text(u"文本3"), text(u"文本4"), time(u"数据时间", Column::Other, Need::Required)},
               {Column::Point, Column::AlarmKind, Column::Begin}),
    };
}

PerceptionDialect makeDialect42()
{
    PerceptionDialect dialect;
    dialect.name = QStringLiteral("42-2");
    dialect.namePattern = QStringLiteral(R"(^(?<mine>[0-9]{12})_(?<kind>[A-Z]{4,6})_(?<time>[0-9]{14})\.(txt|TXT)$)");
    dialect.fileEnd = "||";
    dialect.forbidden = QStringLiteral("；");
    for (auto* make : {positioningKinds, positioningAlarmKinds, safetyKinds})
        for (PerceptionKind& made : make()) dialect.kinds.push_back(std::move(made));
    return dialect;
}

}  // namespace

const PerceptionKind* PerceptionDialect::kind(const QString& wanted) const
{
    const auto found = std::ranges::find(kinds, wanted, &PerceptionKind::code);
    return found == kinds.end() ? nullptr : &*found;
}

const PerceptionDialect& perceptionDialect42()
{
    static const PerceptionDialect dialect = makeDialect42();
    return dialect;
}

}  // namespace pitwatch
