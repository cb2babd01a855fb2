#pragma once

#include "matroskafile.h"

/// The parts of a Matroska file as MatroskaFile writes them (RFC 9559), and where they lie: the beginning has a fixed
/// form, so that what is known only at the end can be put into it. Pure.
namespace pitwatch::matroska {

inline constexpr quint32 kEbml = 0x1A45DFA3, kSegment = 0x18538067, kCluster = 0x1F43B675, kClusterTime = 0xE7,
                         kSimpleBlock = 0xA3, kCues = 0x1C53BB6B, kDuration = 0x4489;
inline constexpr int kPictureTrack = 1;
inline constexpr int kSoundTrack = 2;

// Bytes from the beginning of the file.
inline constexpr qint64 kSegmentSize = 44;   ///< eight bytes
inline constexpr qint64 kSegmentBegin = 52;  ///< what positions count from
inline constexpr qint64 kSeekBegin = 52;     ///< 80 bytes for seekHead()
inline constexpr qint64 kLengthBegin = 144;  ///< 11 bytes for the duration

QByteArray head(const MatroskaTracks& tracks, const QString& title, UtcTime from);
/// Where the index lies, from kSegmentBegin.
QByteArray seekHead(qint64 cues);
QByteArray cuePoint(qint64 milliseconds, qint64 cluster, bool picture);

}  // namespace pitwatch::matroska
