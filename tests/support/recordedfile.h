#pragma once

#include <QSize>
#include <QString>

#include <optional>

namespace pitwatch::test {

/// What FFmpeg finds in a recorded file when it reads it to its end and decodes everything.
struct RecordedFile {
    QString error;    ///< why it cannot be opened; empty when it can
    QString picture;  ///< codec, "vp8"; empty: no such track
    QString sound;
    int pictures = 0;                            ///< decoded
    QSize size;                                  ///< of the last one
    int packets = 0;                             ///< of sound
    double loudest = 0;                          ///< sample, 0 … 1
    double firstPicture = -1, lastPicture = -1;  ///< seconds
    double firstSound = -1, lastSound = -1;
    double duration = 0;  ///< seconds, as the file says; 0: it does not
    int decodeErrors = 0;
    int unordered = 0;  ///< packets of a track that are earlier than the one before
};

RecordedFile readRecordedFile(const QString& path);
/// After a jump to this second: the time of the first packet of the picture, or of the sound where there is no picture.
std::optional<double> jumpTo(const QString& path, double second);

}  // namespace pitwatch::test
