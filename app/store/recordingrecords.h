#pragma once

#include <QString>

#include <optional>

#include <core/ids.h>
#include <core/utctime.h>

/// What the store knows of recorded video: where which minute lies, and what people marked in it.
namespace pitwatch {

/// One recorded file.
struct StoredSegment {
    CameraKey camera;
    QString file;             ///< below the directory of the recordings, with forward slashes; unique
    UtcTime from;             ///< capture time of the first picture
    UtcTime to;               ///< end of the last picture
    qint64 bytes = 0;         ///< 0 or more
    int frames = 0;           ///< pictures in it
    bool complete = false;    ///< false: being written, or its end was lost in a crash
    bool cameraClock = true;  ///< false: the camera told no time; from and to are times of receipt
    bool locked = false;      ///< kept whatever its age
    bool operator==(const StoredSegment&) const = default;
};

/// A moment that somebody wants to come back to. The minutes around it are kept beyond their age.
struct Bookmark {
    QString id;        ///< unique; made by whoever makes the bookmark
    UtcTime at;        ///< on the time axis of the recordings
    CameraKey camera;  ///< empty: all cameras
    QString text;
    QString person;  ///< who made it; may be empty
    UtcTime madeAt;
    bool operator==(const Bookmark&) const = default;
};

/// Jobs of the writer. A segment is written again as it grows; the newest word counts.
struct SegmentGone {
    QString file;
    bool operator==(const SegmentGone&) const = default;
};
struct BookmarkGone {
    QString id;
    bool operator==(const BookmarkGone&) const = default;
};

/// All recordings of the store together.
struct RecordingTotals {
    qint64 segments = 0;
    qint64 bytes = 0;
    std::optional<UtcTime> oldest;
    bool operator==(const RecordingTotals&) const = default;
};

/// Segments this close to a bookmark are kept with it.
inline constexpr Micros kBookmarkMargin = std::chrono::minutes(2);

}  // namespace pitwatch
