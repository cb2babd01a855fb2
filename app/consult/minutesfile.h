#pragma once

#include <QByteArray>

#include <core/result.h>

#include "minutes.h"

/// Minutes as JSON (resources/schemas/minutes.md). All functions are pure but for loadMinutes(), on any thread.
namespace pitwatch {

inline constexpr int kMinutesVersion = 1;

/// Larger files are refused unread, and larger minutes unwritten.
inline constexpr qint64 kMaximumMinutesBytes = 64 * 1024 * 1024;

/// Bounds of what is read. Texts beyond them are cut when they are written: an own decision of too many words must not
/// make the file unreadable.
namespace minutesbounds {
inline constexpr int kNameCharacters = 256;   ///< names, ids, words
inline constexpr int kTextCharacters = 4096;  ///< chat, decisions, subject, files
inline constexpr int kEvents = 40'000;
inline constexpr int kEntries = 20'000;  ///< of every other list
}  // namespace minutesbounds

/// Sorted keys, no blanks, UTF-8, times in microseconds UTC: the same minutes give the same bytes.
QByteArray writeMinutesDocument(const Minutes& minutes);

/// Takes what writeMinutesDocument() makes and nothing else. InvalidInput: the message names the JSON pointers of what
/// is wrong, a line each; of very many only the first.
Result<Minutes> readMinutesDocument(const QByteArray& document);

/// `where` of every error begins with the path.
Result<Minutes> loadMinutes(const QString& path);

/// SHA-256 of writeMinutesDocument(), in hexadecimal: that of the file too.
QString minutesDigest(const Minutes& minutes);

}  // namespace pitwatch
