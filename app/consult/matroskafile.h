#pragma once

#include <QByteArray>
#include <QFile>
#include <QSize>

#include <array>
#include <optional>
#include <vector>

#include <core/result.h>
#include <core/utctime.h>

#include "recordingsink.h"

namespace pitwatch {

/// What a file holds, fixed at its beginning. Sound is always there, since it may come at any time; a track without a
/// packet harms nobody.
struct MatroskaTracks {
    struct Picture {
        RecordedMedia media = RecordedMedia::Vp8;
        QSize size;
        QByteArray configuration;  ///< of H.264
    };
    std::optional<Picture> picture;
    int channels = 1;  ///< of the sound
};

/// Writes a Matroska file (RFC 9559, RFC 8794) so that a crash costs at most what the last cluster would have held: the
/// segment has no size until close(), clusters of half a second are written whole, in one go, and nothing is needed at
/// the end. A muxer of a media library waits for a packet of each track; here a camera that is off holds up nobody.
/// One thread. Errors: Permission, Exhausted (the disk is full).
class MatroskaFile {
public:
    /// `from`: the time of the first packet, which becomes the zero of the file.
    Result<void> open(const QString& path, const MatroskaTracks& tracks, const QString& title, UtcTime from);
    bool isOpen() const { return file_.isOpen(); }
    qint64 bytes() const { return bytes_; }
    Micros length() const { return length_; }

    /// `at`: since the beginning of the file; what lies before it is put there.
    Result<void> write(bool picture, bool key, Micros at, const QByteArray& data);
    /// Brings what waits to the disk when it waits for long, also when nothing more comes.
    Result<void> flush(Micros now);
    /// Writes an index and the length, with which players can jump.
    Result<void> close();

private:
    struct CuePoint {
        qint64 milliseconds = 0;
        qint64 position = 0;
    };

    Result<void> endCluster();
    Result<void> append(const QByteArray& bytes);
    Result<void> patch(qint64 position, const QByteArray& bytes);
    Error cannotWrite() const;

    QFile file_;
    bool hasPicture_ = false;
    qint64 bytes_ = 0;
    Micros length_{0};
    std::array<Micros, 2> newest_{};  ///< of picture and sound
    QByteArray blocks_;               ///< of the cluster that grows
    qint64 clusterMs_ = 0;
    bool clusterHasKey_ = false;
    std::vector<CuePoint> cues_;
};

/// What can be read of a file whose writer was killed.
struct MatroskaExtent {
    Micros length{0};       ///< to the last block of the last whole cluster
    qint64 wholeBytes = 0;  ///< up to its end
};

/// Reads the clusters' heads only. InvalidInput: not begun by a MatroskaFile. Blocks on the disk; any thread.
Result<MatroskaExtent> measureMatroska(const QString& path);

}  // namespace pitwatch
