#include "storereader.h"

/// The queries of StoreReader about recorded video.
namespace pitwatch {

namespace {

const QString kSegmentColumns = QStringLiteral(
    "SELECT mine, camera, file, from_at, to_at, bytes, frames, complete, camera_clock, locked FROM segments ");

StoredSegment toSegment(const Row& row)
{
    return {{MineCode(row.text(0)), CameraId(row.text(1))},
            row.text(2),
            row.time(3),
            row.time(4),
            row.integer(5),
            row.number(6),
            row.number(7) != 0,
            row.number(8) != 0,
            row.number(9) != 0};
}

/// No segment is this long: a bound that lets the index find those that began before a period and reach into it.
constexpr Micros kLongestSegment = std::chrono::hours(1);

QVariantList placeAndTime(const CameraKey& camera, const Period& period)
{
    return {sqlValue(camera.mine.text()), sqlValue(camera.camera.text()), sqlValue(period.from - kLongestSegment),
            sqlValue(period.to), sqlValue(period.from)};
}

const QString kInPeriod =
    QStringLiteral("WHERE mine = ? AND camera = ? AND from_at >= ? AND from_at < ? AND to_at > ? ORDER BY from_at");

}  // namespace

Result<std::vector<StoredSegment>> StoreReader::segments(const CameraKey& camera, const Period& period)
{
    std::vector<StoredSegment> list;
    const auto done = select(kSegmentColumns + kInPeriod, placeAndTime(camera, period),
                             [&](const Row& row) { list.push_back(toSegment(row)); });
    if (!done) return done.error();
    return list;
}

Result<std::optional<StoredSegment>> StoreReader::firstSegment(const QString& condition, const QVariantList& values)
{
    std::optional<StoredSegment> found;
    const auto done = database_->select(kSegmentColumns + condition + QStringLiteral(" LIMIT 1"), values,
                                        [&](const Row& row) { found = toSegment(row); });
    if (!done) return done.error();
    return found;
}

Result<std::optional<StoredSegment>> StoreReader::segmentAtOrAfter(const CameraKey& camera, UtcTime time)
{
    // Where two files overlap, the later one is the better witness: the clock was set back between them.
    auto holding =
        firstSegment(QStringLiteral("WHERE mine = ? AND camera = ? AND from_at >= ? AND from_at <= ? AND to_at > ? "
                                    "ORDER BY from_at DESC"),
                     {sqlValue(camera.mine.text()), sqlValue(camera.camera.text()), sqlValue(time - kLongestSegment),
                      sqlValue(time), sqlValue(time)});
    return !holding || holding.value() ? holding : segmentAfter(camera, time);
}

Result<std::optional<StoredSegment>> StoreReader::segmentAfter(const CameraKey& camera, UtcTime from)
{
    return firstSegment(QStringLiteral("WHERE mine = ? AND camera = ? AND from_at > ? ORDER BY from_at"),
                        {sqlValue(camera.mine.text()), sqlValue(camera.camera.text()), sqlValue(from)});
}

Result<std::vector<Period>> StoreReader::coverage(const CameraKey& camera, const Period& period, Micros join)
{
    std::vector<Period> spans;
    const auto done = select(QStringLiteral("SELECT from_at, to_at FROM segments ") + kInPeriod,
                             placeAndTime(camera, period), [&](const Row& row) {
                                 if (!spans.empty() && row.time(0) - spans.back().to <= join)
                                     spans.back().to = std::max(spans.back().to, row.time(1));
                                 else
                                     spans.push_back({row.time(0), row.time(1)});
                             });
    if (!done) return done.error();
    return spans;
}

Result<std::vector<StoredSegment>> StoreReader::segmentsUnder(const QString& directory)
{
    std::vector<StoredSegment> list;
    // "0" is the character behind "/": everything below the directory lies between.
    const QString beyond = directory.chopped(1) + QLatin1Char('0');
    const auto done =
        select(kSegmentColumns + QStringLiteral("WHERE file >= ? AND file < ? ORDER BY file"),
               {sqlValue(directory), sqlValue(beyond)}, [&](const Row& row) { list.push_back(toSegment(row)); });
    if (!done) return done.error();
    return list;
}

Result<std::optional<QString>> StoreReader::segmentDirectoryAfter(const QString& name)
{
    std::optional<QString> directory;
    const auto done = database_->select(
        QStringLiteral("SELECT min(file) FROM segments WHERE file > ?"), {sqlValue(name)}, [&](const Row& row) {
            if (!row.isNull(0)) directory = row.text(0).section(QLatin1Char('/'), 0, -2) + QLatin1Char('/');
        });
    if (!done) return done.error();
    return directory;
}

Result<std::vector<StoredSegment>> StoreReader::unfinishedSegments()
{
    std::vector<StoredSegment> list;
    const auto done = select(kSegmentColumns + QStringLiteral("WHERE complete = 0 ORDER BY from_at"), {},
                             [&](const Row& row) { list.push_back(toSegment(row)); });
    if (!done) return done.error();
    return list;
}

Result<std::vector<StoredSegment>> StoreReader::oldestSegments(int count, UtcTime since)
{
    // What is kept is left out here and not afterwards: much of it must not stand before what may go.
    const auto margin = QVariant::fromValue<qint64>(kBookmarkMargin.count());
    std::vector<StoredSegment> list;
    const auto done = database_->select(
        kSegmentColumns +
            QStringLiteral(
                "AS s WHERE from_at >= ? AND complete AND NOT locked AND NOT EXISTS (SELECT 1 FROM bookmarks b "
                "WHERE b.at >= s.from_at - ? AND b.at < s.to_at + ? "
                "AND (b.camera = '' OR (b.mine = s.mine AND b.camera = s.camera))) "
                "ORDER BY from_at LIMIT ?"),
        {sqlValue(since), margin, margin, count}, [&](const Row& row) { list.push_back(toSegment(row)); });
    if (!done) return done.error();
    return list;
}

Result<RecordingTotals> StoreReader::recordingTotals()
{
    RecordingTotals totals;
    const auto done = select(QStringLiteral("SELECT count(*), coalesce(sum(bytes), 0), min(from_at) FROM segments"), {},
                             [&](const Row& row) {
                                 totals = {row.integer(0), row.integer(1), row.optionalTime(2)};
                             });
    if (!done) return done.error();
    return totals;
}

Result<std::vector<Bookmark>> StoreReader::bookmarks(const Period& period)
{
    std::vector<Bookmark> list;
    const auto done = select(QStringLiteral("SELECT id, at, mine, camera, text, person, made_at FROM bookmarks "
                                            "WHERE at >= ? AND at < ? ORDER BY at, id"),
                             {sqlValue(period.from), sqlValue(period.to)}, [&](const Row& row) {
                                 list.push_back({row.text(0),
                                                 row.time(1),
                                                 {MineCode(row.text(2)), CameraId(row.text(3))},
                                                 row.text(4),
                                                 row.text(5),
                                                 row.time(6)});
                             });
    if (!done) return done.error();
    return list;
}

}  // namespace pitwatch
