#pragma once

#include <recording/segmentwriter.h>
#include <support/clippackets.h>
#include <support/testclip.h>

#include <QTemporaryDir>

#include <algorithm>
#include <map>

/// Pictures of a generated clip as a camera would deliver them, for tests of recording and playback.
namespace pitwatch::test {

inline const CameraKey kCamera{MineCode(QStringLiteral("410881001001")), CameraId(QStringLiteral("c01"))};
inline const UtcTime kStart{std::chrono::seconds(1'795'399'200)};

/// Eight seconds at 25 pictures a second, a key picture every second, on the camera's clock from `start` on.
inline std::vector<TappedPacket> pictures(const QString& directory, UtcTime start = kStart, int frames = 200)
{
    const QString clip = directory + QStringLiteral("/clip-%1.mp4").arg(frames);
    if (!QFile::exists(clip)) {
        const QString problem =
            writeTestClip(clip, {.size = {160, 90}, .frames = frames, .keyEvery = 25, .bitsPerSecond = 100'000});
        if (!problem.isEmpty()) qFatal("%s", qPrintable(problem));
    }
    std::vector<TappedPacket> list = readClip(clip, start);
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i].capturedAt = list[i].receivedAt = start + std::chrono::milliseconds(40) * int(i);
    return list;
}

/// What the index heard, newest word for each file.
struct IndexLog {
    std::map<QString, StoredSegment> segments;
    int words = 0;

    void hear(const FactJob& job)
    {
        ++words;
        if (const auto* segment = std::get_if<StoredSegment>(&job)) segments[segment->file] = *segment;
        if (const auto* gone = std::get_if<SegmentGone>(&job)) segments.erase(gone->file);
    }
    SegmentWriter::Index sink()
    {
        return [this](const FactJob& job) { hear(job); };
    }
    std::vector<StoredSegment> byTime() const
    {
        std::vector<StoredSegment> list;
        for (const auto& [file, segment] : segments) list.push_back(segment);
        std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
        return list;
    }
};

}  // namespace pitwatch::test
