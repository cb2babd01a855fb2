#include <QJsonDocument>
#include <QRegularExpression>

#include "minereader.h"
#include "regionfile.h"

namespace pitwatch {

namespace {

constexpr int kVersion = 1;
constexpr int kMaximumMines = 1'000;
constexpr int kMaximumFeeds = 1'000;
constexpr int kMaximumContacts = 1'000;

/// Line and column (in characters, from 1) of a byte, and the text around it: the parser points close to what it could
/// not read, not always right at it.
QString placeInText(const QByteArray& document, qsizetype offset)
{
    constexpr qsizetype kAround = 16;
    const qsizetype at = std::clamp<qsizetype>(offset, 0, document.size());
    const QByteArrayView before = QByteArrayView(document).first(at);
    const qsizetype line = before.count('\n') + 1;
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    const QString head = QString::fromUtf8(before.sliced(lineStart));
    const QString tail = QString::fromUtf8(document.mid(at, kAround)).section(QLatin1Char('\n'), 0, 0);
    return QStringLiteral("\"%1\" at line %2, column %3")
        .arg((head.right(kAround) + tail).trimmed())
        .arg(line)
        .arg(head.size() + 1);
}

QTimeZone readZone(const JsonCursor& at)
{
    const QTimeZone otherwise = Region().timezone;
    if (!at.present()) return otherwise;
    // The id becomes part of a path in the system's zone database.
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9_+:-]{1,32}(/[A-Za-z0-9_+-]{1,32}){0,2}$"));
    const QString id = at.value().toString();
    const QTimeZone zone = form.match(id).hasMatch() ? QTimeZone(id.toLatin1()) : QTimeZone();
    if (zone.isValid()) return zone;
    at.report(QStringLiteral("a time zone of the IANA database, e.g. Asia/Shanghai"));
    return otherwise;
}

void readRegionObject(const JsonCursor& at, Region& region)
{
    if (!at.requireObject()) return;
    region.name = at.member(QStringLiteral("name")).text(200);
    region.timezone = readZone(at.member(QStringLiteral("timezone")));
    region.regionExtra = unknownKeys(at, {QLatin1String("name"), QLatin1String("timezone")});
}

void readMines(const JsonCursor& at, Region& region)
{
    UniqueTexts codes(QStringLiteral("no second use of this code"));
    for (const JsonCursor& element : at.elements(true, kMaximumMines)) {
        if (!element.requireObject()) continue;
        const JsonCursor code = element.member(QStringLiteral("code"));
        codes.check(code, code.value().toString());
        region.mines.push_back(readMine(element));
    }
}

void readFeeds(const JsonCursor& at, Region& region)
{
    UniqueTexts ids(QStringLiteral("no second use of this id"));
    int index = -1;
    for (const JsonCursor& element : at.elements(false, kMaximumFeeds)) {
        ++index;
        if (!element.requireObject()) continue;
        FeedSettings feed;
        feed.plugin = element.member(QStringLiteral("plugin")).text(64);
        feed.settings = element.value().toObject();
        const JsonCursor id = element.member(QStringLiteral("id"));
        feed.id = FeedId(id.present() ? id.text(64) : QStringLiteral("%1-%2").arg(feed.plugin).arg(index));
        if (!feed.plugin.isEmpty()) ids.check(id, feed.id.text());
        region.feeds.push_back(std::move(feed));
    }
}

void readContacts(const JsonCursor& at, Region& region)
{
    UniqueTexts ids(QStringLiteral("no second use of this id"));
    for (const JsonCursor& element : at.elements(false, kMaximumContacts)) {
        if (!element.requireObject()) continue;
        Contact contact;
        const JsonCursor id = element.member(QStringLiteral("id"));
        contact.id = id.text(64);
        ids.check(id, contact.id);
        contact.name = element.member(QStringLiteral("name")).text(200);
        const auto level = element.member(QStringLiteral("level")).oneOf(contactLevelNames());
        contact.level = static_cast<ContactLevel>(level.value_or(0));
        contact.contact = element.member(QStringLiteral("contact")).optionalText({}, 200);
        contact.extra = unknownKeys(
            element, {QLatin1String("id"), QLatin1String("name"), QLatin1String("level"), QLatin1String("contact")});
        region.contacts.push_back(std::move(contact));
    }
}

void readDocument(const JsonCursor& root, Region& region)
{
    if (!root.requireObject()) return;
    // Nothing is known about the keys of other versions: more messages would only mislead.
    const JsonCursor version = root.member(QStringLiteral("version"));
    if (version.value() != QJsonValue(kVersion)) {
        version.report(QStringLiteral("version %1").arg(kVersion));
        return;
    }
    region.version = kVersion;
    readRegionObject(root.member(QStringLiteral("region")), region);
    readMines(root.member(QStringLiteral("mines")), region);
    readFeeds(root.member(QStringLiteral("feeds")), region);
    readContacts(root.member(QStringLiteral("contacts")), region);
    region.extra = unknownKeys(root, {QLatin1String("version"), QLatin1String("region"), QLatin1String("mines"),
                                      QLatin1String("feeds"), QLatin1String("contacts")});
}

}  // namespace

RegionReading readRegion(const QByteArray& document)
{
    RegionReading reading;
    JsonIssues issues;
    QJsonParseError error;
    if (document.size() > kMaximumRegionFileBytes) {
        issues.add({{},
                    QStringLiteral("%1 bytes").arg(document.size()),
                    QStringLiteral("at most %1").arg(kMaximumRegionFileBytes)});
    } else if (document.trimmed().isEmpty()) {
        issues.add({{}, QStringLiteral("an empty document"), QStringLiteral("a JSON object")});
    } else if (const QJsonDocument json = QJsonDocument::fromJson(document, &error);
               error.error != QJsonParseError::NoError) {
        issues.add(
            {{}, placeInText(document, error.offset), QStringLiteral("valid JSON (%1)").arg(error.errorString())});
    } else {
        const QJsonValue root = json.isObject() ? QJsonValue(json.object()) : QJsonValue(json.array());
        readDocument(JsonCursor(root, {}, issues), reading.region);
    }
    reading.issues = issues.list();
    reading.issueCount = issues.total();
    return reading;
}

}  // namespace pitwatch
