#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

#include <alarm/alarm.h>
#include <core/ids.h>
#include <core/utctime.h>

/// Evidence clips as values: what is asked for, and how it went.
namespace pitwatch {

/// What somebody, or a rule, wants to be kept. Several cameras are cut at the same moments.
struct ClipRequest {
    std::vector<CameraKey> cameras;
    UtcTime at;        ///< the moment that it is about
    Micros before{0};  ///< kept before it, as far as there is anything
    Micros after{0};
    QString person;              ///< who is on duty at the seat; may be empty
    std::optional<Alarm> alarm;  ///< the alarm whose rule asked for it; nothing: by hand

    UtcTime from() const { return at - before; }
    UtcTime to() const { return at + after; }
};

enum class ClipState { Recording, Done, Failed };

/// News of one request.
struct ClipNews {
    int number = 0;  ///< of the request, from 1 on
    ClipState state = ClipState::Recording;
    ClipRequest request;
    QStringList files;     ///< sidecars that were written, absolute; the manifest first when there is one
    QStringList problems;  ///< what went wrong, in words; a done clip may have some (a camera without pictures)
};

/// The folder of evidence within a data directory.
inline QString evidenceDirectory(const QString& dataDirectory)
{
    return dataDirectory + QStringLiteral("/evidence");
}

/// Clips may not be longer than this, before and after together.
inline constexpr Micros kLongestClip = std::chrono::minutes(10);

}  // namespace pitwatch
