#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// The perception-data files (感知数据) that mines drop into an exchange folder, as tables: each dialect says which
/// kinds of file there are, which fields a record has and what may stand in them. Another dialect is another table.
/// Plain values; shared between threads only as const.
namespace pitwatch {

/// What a field means to us, wherever a dialect puts it. `Other`: checked, not used.
enum class PerceptionColumn {
    Other,
    Mine,
    MineName,
    UploadTime,
    Tag,
    PersonName,
    Job,
    Title,
    Team,
    Leader,
    Special,
    InOut,  ///< 出入井标志: 0 at the mouth, 1 underground, 2 has left
    UnderSince,
    Area,
    AreaName,
    AreaKind,
    AreaSince,
    Approved,
    Station,
    StationName,
    StationOffset,
    X,
    Y,
    Z,
    RunState,
    Point,
    Begin,
    AlarmKind,
};

enum class FieldForm {
    Text,
    Digits,   ///< exactly `digits` decimal digits
    Whole,    ///< a whole number, not negative
    Decimal,  ///< a number with an optional sign and fraction
    Time,     ///< yyyy-MM-dd HH:mm:ss, local to the region
    Word,     ///< one of `words`
    Trace,    ///< station&time,station&time …
};

struct PerceptionField {
    QString name;  ///< the standard's own word, for messages
    PerceptionColumn column = PerceptionColumn::Other;
    FieldForm form = FieldForm::Text;
    bool mayBeEmpty = true;
    int digits = 0;
    bool startsWithMine = false;  ///< a code that begins with the code of its mine
    QStringList words;
    int maximumBytes = 4 * 1024;
};

/// What a file of a kind turns into; `None`: checked and counted only.
enum class PerceptionContent { None, Personnel, Areas, Stations, StationHealth, Positions };

struct PerceptionKind {
    QString code;  ///< as in the file name, e.g. RYSS
    PerceptionContent content = PerceptionContent::None;
    std::vector<PerceptionField> header;
    std::vector<PerceptionField> fields;
    bool openEnd = false;                ///< more fields than listed may follow: their meaning is not known
    std::vector<PerceptionColumn> keys;  ///< together unique in a file; the later record wins
};

struct PerceptionDialect {
    QString name;
    QString namePattern;  ///< regular expression with the groups mine, kind and time (yyyyMMddHHmmss)
    char fieldSeparator = ';';
    char recordEnd = '~';
    QByteArray fileEnd;  ///< the sign that a file is complete
    QString forbidden;   ///< characters that show a wrong separator, e.g. the full-width semicolon
    std::vector<PerceptionKind> kinds;

    const PerceptionKind* kind(const QString& code) const;
};

/// 煤安监办〔2019〕42号 annex 2 as used in the field, lineage of MT/T 1201.3. RYCS, RYCY, RYQJ, RYXZ, CDSS, CDDY and
/// YCBJ are laid out as working systems write them; the standard's own text was not at hand.
const PerceptionDialect& perceptionDialect42();

}  // namespace pitwatch
